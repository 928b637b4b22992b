import { defineCommand } from "@infra-tools/runtime/command-line/command";
import { rest, text } from "@infra-tools/runtime/command-line/parameter";
import { ProblemError } from "@infra-tools/runtime/problem";
import { runInForeground, StartError } from "@infra-tools/runtime/run";
import { overrideBackend } from "@infra-tools/terraform-sandbox/session";
import { synthesize } from "@infra-tools/terraform-sandbox/stack";
import { environmentSuggestions } from "../../parameters";
import { chosenEnvironments, compiledApp, inSandbox } from "../../sandbox/in-sandbox";

/** `infra sandbox -- <program> ...`: any program, with a Terraform that reaches only the sandbox. */
export const sandboxRun = defineCommand({
  description:
    "Runs a program in which `terraform`, `tofu` and `cdktf` reach only the sandbox: simulated providers, a state file\n" +
    "under .sandbox/, none of your credentials. Its exit code is passed on.",
  arguments: { program: rest("the program and its arguments, after --") },
  options: {
    environment: text("<name>", "synthesize this environment and run in its stack's folder", {
      suggestions: environmentSuggestions,
    }),
  },
  passThrough: true,
  examples: [
    { command: "{self} -- cdktf diff pre", explanation: "cdktf's own plan" },
    {
      command: "{self} --environment pre -- terraform state list",
      explanation: "Terraform itself, in one stack",
    },
  ],
  run: async (context, { arguments: { program: words }, options: { environment } }) => {
    const [program, ...args] = words;
    if (program === undefined) {
      throw new ProblemError({
        where: "sandbox",
        rule: "needs a program to run",
        fix: `write it after two dashes: ${context.program.name} sandbox -- cdktf diff pre`,
      });
    }
    return inSandbox(context, async (session) => {
      let cwd = context.cwd;
      if (environment !== undefined) {
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
  },
});
