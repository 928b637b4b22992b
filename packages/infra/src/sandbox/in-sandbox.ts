import { join } from "node:path";
import type { Context } from "@infra-tools/runtime/command-line/command";
import { ProblemError } from "@infra-tools/runtime/problem";
import { findTerraform } from "@infra-tools/runtime/terraform/find";
import {
  layoutOf,
  type Session,
  sandboxBanner,
  sandboxFolder,
  sandboxProviders,
  withSession,
} from "@infra-tools/terraform-sandbox/session";
import { CI_IDENTITY } from "../../../../environments/ci-identity";
import { environmentNames } from "../../../../environments/index";

const ADOPT =
  "To keep it in the configuration, add its id to the environment's `adopt` map (docs/adoption.md).";

/** Opens the checkout's sandbox for one command, saying so. */
export async function inSandbox<T>(context: Context, use: (session: Session) => Promise<T>): Promise<T> {
  const terraform = await findTerraform(context.env);
  context.progress(sandboxBanner(terraform));
  return withSession(
    {
      folder: sandboxFolder(context.root),
      terraform,
      providers: sandboxProviders({ importAdvice: ADOPT }),
      env: context.env,
      programs: [join(context.root, "node_modules", ".bin")],
      signal: context.signal,
      onWait: (owner) =>
        context.progress(`waiting for process ${owner}, which works in the same sandbox ...`),
    },
    use,
  );
}

/** The checkout's sandbox without opening it. */
export function sandboxLayout(context: Context) {
  return layoutOf(sandboxFolder(context.root));
}

/** The compiled app, which synthesizes the stacks. */
export function compiledApp(context: Context): string {
  return join(context.root, "dist", "main.js");
}

/**
 * The environments a command is about: those the user named, each once, or all. The pipelines' identities, which are a
 * stack too, only when they are named.
 */
export function chosenEnvironments(named: readonly string[]): readonly string[] {
  const unknown = named.filter((name) => name !== CI_IDENTITY && !environmentNames.includes(name));
  if (unknown.length > 0) {
    throw new ProblemError(
      unknown.map((name) => ({
        where: "environment",
        value: JSON.stringify(name),
        rule: "must be the name of an environment",
        fix: `use one of ${environmentNames.join(", ")}`,
      })),
    );
  }
  return named.length === 0 ? environmentNames : [...new Set(named)];
}
