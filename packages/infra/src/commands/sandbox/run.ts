import { sep } from "node:path";
import { type Context, defineCommand } from "@infra-tools/runtime/command-line/command";
import { rest, text } from "@infra-tools/runtime/command-line/parameter";
import {
  type Layout,
  needsStackFolder,
  overrideBackend,
  requireProgram,
  runProgram,
} from "@infra-tools/terraform-sandbox/session";
import { synthesize } from "@infra-tools/terraform-sandbox/stack";
import { CI_IDENTITY } from "../../../../../environments/ci-identity";
import { environmentNames } from "../../../../../environments/index";
import { environmentSuggestions } from "../../parameters";
import { chosenEnvironments, compiledApp, inSandbox } from "../../sandbox/in-sandbox";

/** `infra sandbox -- <program> ...`: any program, with a Terraform that reaches only the sandbox. */
export const sandboxRun = defineCommand({
  description:
    "Runs a program in which `terraform`, `tofu` and `cdktf` reach only the sandbox: simulated providers, a state file " +
    "under .sandbox/, none of your credentials. Its exit code is passed on, and its output as it is: Terraform hides what is " +
    "marked sensitive, and no more. `terraform` and `tofu` run in the folder of one stack, synthesized and initialized " +
    "first: the environment's, or that of the first environment.",
  arguments: { program: rest("the program and its arguments, after --") },
  options: {
    environment: text(
      "<name>",
      "synthesize this environment and run in its stack's folder (default for terraform: the first environment)",
      {
        suggestions: environmentSuggestions,
      },
    ),
  },
  passThrough: true,
  examples: [
    {
      command: "{self} -- terraform plan",
      explanation: "the first environment's stack, by Terraform itself",
    },
    { command: "{self} -- cdktf diff pre", explanation: "cdktf's own plan" },
    {
      command: "{self} --environment pre -- terraform state list",
      explanation: "Terraform itself, in one stack",
    },
  ],
  run: async (context, { arguments: { program: words }, options: { environment } }) => {
    const program = requireProgram(words, `${context.program.name} sandbox -- cdktf diff pre`);
    return inSandbox(context, async (session) => {
      const stack = environment ?? defaultStack(context, session.layout, program);
      let cwd = context.cwd;
      if (stack !== undefined) {
        await synthesize(session, compiledApp(context), chosenEnvironments([stack]), { reuse: true });
        cwd = session.layout.stack(stack);
        overrideBackend(session.layout, cwd);
      }
      const code = await runProgram(session, program, {
        cwd,
        stdoutToStderr: context.json,
        commands: sandboxCommands(context),
      });
      return { code, result: { exitCode: code } };
    });
  },
});

/** Names of the commands below `sandbox`. */
function sandboxCommands({ program }: Context): readonly string[] {
  const sandbox = program.commands.find(({ name }) => name === "sandbox");
  return (sandbox?.commands ?? []).map(({ name }) => name);
}

/** The first environment for a Terraform that is run outside of the sandbox's stacks, saying so. */
function defaultStack(
  context: Context,
  { stacks }: Layout,
  [program, ...args]: readonly [string, ...string[]],
): string | undefined {
  const [first] = environmentNames;
  const isInStack = `${context.cwd}${sep}`.startsWith(`${stacks}${sep}`);
  if (first === undefined || isInStack || !needsStackFolder(program, args)) return undefined;
  const alternatives = [...environmentNames.slice(1), CI_IDENTITY].join(" or ");
  context.progress(
    `${program} runs in the stack ${first}; --environment ${alternatives} runs it in another one`,
  );
  return first;
}
