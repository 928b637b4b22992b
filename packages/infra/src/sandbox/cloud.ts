import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Context } from "@infra-tools/runtime/command-line/command";
import { readState, type StateObject } from "@infra-tools/terraform-plan/state";
import type { Cloud, JsonObject } from "@infra-tools/terraform-sandbox/cloud";
import { environmentView, openFileCloud } from "@infra-tools/terraform-sandbox/cloud";
import * as z from "zod";
import { chosenEnvironments, sandboxLayout } from "./in-sandbox";

/** Opens one environment's part of the simulated cloud together with its state. */
export async function inCloud<T>(
  context: Context,
  environment: string,
  use: (cloud: Cloud, state: readonly StateObject[]) => T,
): Promise<T> {
  chosenEnvironments([environment]);
  const layout = sandboxLayout(context);
  const cloud = await openFileCloud(layout.cloud, { signal: context.signal });
  try {
    return use(environmentView(cloud, environment), readState(layout.state(environment)));
  } finally {
    cloud.close();
  }
}

const providers = z.looseObject({
  provider: z.looseObject({ kubernetes: z.array(z.record(z.string(), z.json())).min(1) }),
});

/** Configuration of the kubernetes provider in a synthesized stack; empty when there is no such stack. */
export function kubernetesProvider(stackFolder: string): JsonObject {
  const file = join(stackFolder, "cdk.tf.json");
  if (!existsSync(file)) return {};
  const parsed = providers.safeParse(JSON.parse(readFileSync(file, "utf8")));
  return parsed.success ? (parsed.data.provider.kubernetes[0] ?? {}) : {};
}
