import { ProblemError } from "@infra-tools/runtime/problem";
import { runInForeground, StartError } from "@infra-tools/runtime/run";
import { overrideBackend } from "@infra-tools/terraform-sandbox/session/override";
import { synthesize } from "@infra-tools/terraform-sandbox/stack/synthesize";
import type { Context, Input, Outcome } from "../../command";
import { chosenEnvironments, compiledApp, inSandbox } from "./in-sandbox";

/** `infra sandbox -- <program> ...`: any program, with a Terraform that knows only the sandbox. */
export async function runInSandbox(context: Context, input: Input): Promise<Outcome> {
  const [program, ...args] = input.arguments;
  if (program === undefined) {
    throw new ProblemError({
      where: "sandbox",
      rule: "needs a program to run",
      fix: "write it behind two dashes: ./infra sandbox -- cdktf diff pre",
    });
  }
  const { environment } = input.options;
  return inSandbox(context, async (session) => {
    let cwd = context.cwd;
    if (typeof environment === "string") {
      await synthesize(session, compiledApp(context), chosenEnvironments([environment]));
      cwd = session.layout.stack(environment);
      overrideBackend(session.layout, cwd);
    }
    try {
      const code = await runInForeground(program, args, {
        cwd,
        env: session.env,
        stdoutToStderr: context.json,
      });
      return { code, result: { exitCode: code } };
    } catch (error) {
      if (!(error instanceof StartError)) throw error;
      throw new ProblemError({ where: program, rule: error.message, fix: "check the name and PATH" });
    }
  });
}
