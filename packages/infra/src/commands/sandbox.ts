import { FAULT_NAMES } from "@infra-tools/terraform-sandbox/cloud/fault-presets";
import type { Argument, Command, Option } from "../command";

const ENVIRONMENT: Argument = { name: "environment", description: "pre, ops ...", required: true };
const ADDRESS: Argument = {
  name: "address",
  description: "Terraform's address of an object that was applied",
  required: true,
};
const ENVIRONMENT_OPTION: Option = {
  flags: "--environment <name>",
  description: "synthesize this environment and run in its stack's folder",
};

const drift: Command = {
  name: "drift",
  summary: "Change the pretend cloud behind Terraform's back",
  examples: [
    {
      command: `./infra sandbox drift set pre google_redis_instance.redis 'memory_size_gb=4'`,
      explanation: "the next plan puts it back",
    },
  ],
  subcommands: [
    {
      name: "set",
      summary: "Change one attribute of an object",
      arguments: [
        ENVIRONMENT,
        ADDRESS,
        { name: "assignment", description: '<path>=<json>, as in \'labels["team"]="web"\'', required: true },
      ],
      examples: [],
      run: async (context, input) => (await import("./sandbox/drift-command")).runDriftSet(context, input),
    },
    {
      name: "delete",
      summary: "Remove an object",
      arguments: [ENVIRONMENT, ADDRESS],
      examples: [],
      run: async (context, input) => (await import("./sandbox/drift-command")).runDriftDelete(context, input),
    },
    {
      name: "list",
      summary: "Say what is not as Terraform last knew it; exit code 2 when there is any",
      arguments: [{ name: "environment", description: "all of them when left out", variadic: true }],
      examples: [],
      run: async (context, input) => (await import("./sandbox/drift-command")).runDriftList(context, input),
    },
  ],
};

const fault: Command = {
  name: "fault",
  summary: "Make the pretend cloud fail; without a target, list the faults that are ordered",
  description:
    "Kinds: error (the provider answers with an error), crash-before and crash-after (its process dies before or\n" +
    "after the world changed), partial (the world changed and the answer is an error all the same), lost (that, and\n" +
    "the provider forgets the object). By what happened: quota, permission, conflict, timeout, job-failed.",
  arguments: [{ name: "target", description: "a resource type, or an address together with --environment" }],
  options: [
    {
      flags: "--on <operation>",
      description: "what fails",
      choices: ["plan", "apply", "read"],
      default: "apply",
    },
    { flags: "--times <number>", description: "how often", default: "1" },
    {
      flags: "--kind <kind>",
      description: "how",
      choices: FAULT_NAMES,
      default: "error",
    },
    { flags: "--message <text>", description: "what the provider says" },
    { flags: "--environment <name>", description: "whose address it is" },
    { flags: "--clear", description: "forget all faults first" },
  ],
  examples: [
    {
      command: `./infra sandbox fault google_sql_user --message "quota exceeded"`,
      explanation: "the next apply of a user fails once",
    },
    {
      command: "./infra sandbox fault kubernetes_job_v1 --kind job-failed",
      explanation: "the next migration fails; the apply after it runs it again",
    },
    { command: "./infra sandbox fault --clear", explanation: "forget all faults" },
  ],
  run: async (context, input) => (await import("./sandbox/fault-command")).runFault(context, input),
};

export const sandbox: Command = {
  name: "sandbox",
  summary: "Run any cdktf or Terraform command with a pretend cloud",
  description:
    "Runs a program in which `terraform`, `tofu` and `cdktf` know only the sandbox: providers that are stood in\n" +
    "for, a state file under .sandbox/, none of your credentials. Its exit code is passed on.",
  arguments: [{ name: "program", description: "the program and its arguments, behind --", variadic: true }],
  options: [ENVIRONMENT_OPTION],
  passThrough: true,
  subcommands: [
    drift,
    fault,
    {
      name: "reset",
      summary: "Forget the pretend cloud, the states and the synthesized stacks",
      examples: [],
      run: async (context) => (await import("./sandbox/reset-command")).runReset(context),
    },
  ],
  examples: [
    { command: "./infra sandbox -- cdktf diff pre", explanation: "cdktf's own plan" },
    {
      command: "./infra sandbox --environment pre -- terraform state list",
      explanation: "Terraform itself, in one stack",
    },
  ],
  run: async (context, input) => (await import("./sandbox/run-command")).runInSandbox(context, input),
};
