import type { Argument, Command, Option } from "../command";

const ENVIRONMENT: Argument = { name: "environment", description: "pre, ops ...", required: true };

const SANDBOX: Option = {
  flags: "--sandbox",
  description: "the sandbox in place of the real clouds, to try a job without credentials",
};

const DRY_RUN: Option = {
  flags: "--dry-run",
  description: "change nothing, and show each request to GitLab that would",
};

const plan: Command = {
  name: "plan",
  summary: "Plan and review one environment, and hand the plan on as artifacts",
  description:
    "In a merge request the review is handed on, without secrets; elsewhere the saved plan too, sealed with " +
    "INFRA_ARTIFACT_KEY. A merge request from a fork, or with --sandbox, gets a preview on its base.",
  arguments: [ENVIRONMENT],
  options: [SANDBOX],
  examples: [{ command: "./infra ci plan pre --sandbox", explanation: "try the job on a laptop" }],
  run: async (context, input) => (await import("./ci/plan-command")).runCiPlan(context, input),
};

const review: Command = {
  name: "review",
  summary: "Put the environments' reviews into one report, one note and threads",
  arguments: [{ ...ENVIRONMENT, required: false, variadic: true }],
  options: [
    {
      flags: "--threads <severity>",
      description: "findings as grave as this become threads",
      default: "danger",
      choices: ["danger", "warning", "notice"],
    },
    DRY_RUN,
  ],
  examples: [
    { command: "./infra ci review --dry-run", explanation: "show the note and threads without writing them" },
  ],
  run: async (context, input) => (await import("./ci/review-command")).runCiReview(context, input),
};

const deploy: Command = {
  name: "deploy",
  summary: "Apply the plan that this pipeline saved, if it is the reviewed one",
  description: "Exit code 3, and nothing applied, when the plan differs from what the merge request showed.",
  arguments: [ENVIRONMENT],
  options: [
    { flags: "--changed", description: "apply the saved plan although it is not the reviewed one" },
    SANDBOX,
    DRY_RUN,
  ],
  examples: [
    { command: "./infra ci deploy ops --dry-run", explanation: "say whether the plan may be applied" },
  ],
  run: async (context, input) => (await import("./ci/deploy-command")).runCiDeploy(context, input),
};

const drift: Command = {
  name: "drift",
  summary: "Compare the cloud with the code, and keep one issue while they differ",
  arguments: [ENVIRONMENT],
  options: [SANDBOX, DRY_RUN],
  examples: [{ command: "./infra ci drift pre --sandbox", explanation: "exit code 2 when there is any" }],
  run: async (context, input) => (await import("./ci/drift-command")).runCiDrift(context, input),
};

const recover: Command = {
  name: "recover",
  summary: "Store the state that an interrupted deploy left, and release its lock",
  arguments: [ENVIRONMENT],
  options: [
    { flags: "--lock <id>", description: "the dead job's lock; INFRA_LOCK_ID when left out" },
    SANDBOX,
    DRY_RUN,
  ],
  examples: [
    { command: "./infra ci recover pre", explanation: "say who holds the lock, or store what was left" },
    { command: "./infra ci recover pre --lock 4f1c...", explanation: "take the dead job's lock over" },
  ],
  run: async (context, input) => (await import("./ci/recover-command")).runCiRecover(context, input),
};

const scheduleChecks: Command = {
  name: "schedule-checks",
  summary: "Look after Cloudflare's ranges, the database's backups, the licence and the certificate",
  arguments: [ENVIRONMENT],
  options: [DRY_RUN],
  examples: [{ command: "./infra ci schedule-checks ops", explanation: "exit code 2 when something is due" }],
  run: async (context, input) => (await import("./ci/checks-command")).runCiChecks(context, input),
};

export const ci: Command = {
  name: "ci",
  summary: "The jobs of the pipeline: plan, review, deploy, drift, recover, schedule-checks",
  examples: [{ command: "./infra ci plan pre --help", explanation: "what one job does" }],
  subcommands: [plan, review, deploy, drift, recover, scheduleChecks],
};
