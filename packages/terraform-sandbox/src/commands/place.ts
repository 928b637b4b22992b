import { realpathSync } from "node:fs";
import type { Context } from "@infra-tools/runtime/command-line/command";
import { findTerraform } from "@infra-tools/runtime/terraform/find";
import { readState, type StateObject } from "@infra-tools/terraform-plan/state";
import type { Cloud } from "../cloud/cloud";
import { environmentView } from "../cloud/environment-view";
import { openFileCloud } from "../cloud/file-cloud";
import { projectName } from "../project/copy";
import { prepareSurroundings } from "../project/surroundings";
import { projectTypes } from "../project/types";
import { sandboxBanner } from "../session/banner";
import { type Layout, layoutOf, sandboxFolder } from "../session/layout";
import { sandboxProviders } from "../session/providers";
import { type Session, withSession } from "../session/session";

/** Says how far types without a description are simulated. */
const GENERIC =
  "Known by their schemas alone (generated values, every change in place, no validation beyond the schema):";

/** The sandbox of the project in the working directory. */
export function projectLayout({ cwd }: Context): Layout {
  return layoutOf(sandboxFolder(cwd));
}

/** Opens the project's sandbox for one command. */
export async function inProject<T>(
  context: Context,
  schemasFile: string | undefined,
  use: (session: Session) => Promise<T>,
): Promise<T> {
  const terraform = await findTerraform(context.env);
  const { exported, generic } = projectTypes(context.cwd, schemasFile);
  context.progress(sandboxBanner(terraform));
  if (generic.length > 0) context.progress(`${GENERIC} ${generic.join(", ")}`);
  return withSession(
    {
      folder: sandboxFolder(context.cwd),
      stacks: prepareSurroundings(sandboxFolder(realpathSync(context.cwd)), context.cwd),
      terraform,
      providers: sandboxProviders({ exported }),
      env: context.env,
      signal: context.signal,
      onWait: (owner) =>
        context.progress(`waiting for process ${owner}, which works in the same sandbox ...`),
    },
    use,
  );
}

/** Opens the project's simulated cloud together with its state. */
export async function inProjectCloud<T>(
  context: Context,
  use: (cloud: Cloud, state: readonly StateObject[]) => T,
): Promise<T> {
  const layout = projectLayout(context);
  const name = projectName(context.cwd);
  const cloud = await openFileCloud(layout.cloud, { signal: context.signal });
  try {
    return use(environmentView(cloud, name), readState(layout.state(name)));
  } finally {
    cloud.close();
  }
}
