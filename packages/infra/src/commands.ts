import type { CommandEntry } from "@infra-tools/runtime/command-line/command";

/** Every command of `./infra`, in the order of `--help`. A command is one file, loaded when it runs. */
export const COMMANDS: readonly CommandEntry[] = [
  {
    name: "start",
    summary: "Synthesize, plan every environment in the sandbox and show the numbers",
    load: async () => (await import("./commands/start")).start,
  },
  {
    name: "plan",
    summary: "Plan environments in the sandbox; exit code 2 when there are changes",
    load: async () => (await import("./commands/plan")).plan,
  },
  {
    name: "apply",
    summary: "Apply environments to the simulated cloud",
    load: async () => (await import("./commands/apply")).apply,
  },
  {
    name: "destroy",
    summary: "Destroy environments in the simulated cloud",
    load: async () => (await import("./commands/destroy")).destroy,
  },
  {
    name: "preview",
    summary: "Show what the working tree would change of what runs today",
    load: async () => (await import("./commands/preview")).preview,
  },
  {
    name: "review",
    summary: "Say what a plan will change, what is dangerous about it, and why",
    load: async () => (await import("@infra-tools/plan-review/commands/review")).review,
  },
  {
    name: "diff",
    summary: "Say what differs between two environments, and which setting causes it",
    load: async () => (await import("./commands/diff")).diff,
  },
  {
    name: "promote",
    summary: "Copy settings from one environment's data into another's, and preview the change",
    load: async () => (await import("./commands/promote")).promote,
  },
  {
    name: "rules",
    summary: "Explain the rules of the review, all of them or one",
    load: async () => (await import("@infra-tools/plan-review/commands/rules")).rules,
  },
  {
    name: "graph",
    summary: "Draw a stack: its parts in their clouds, and their dependencies",
    load: async () => (await import("./commands/graph")).graph,
  },
  {
    name: "sandbox",
    summary: "Run any cdktf or Terraform command with a simulated cloud",
    load: async () => (await import("./commands/sandbox/run")).sandboxRun,
    commands: [
      {
        name: "drift",
        summary: "Change the simulated cloud behind Terraform's back",
        commands: [
          {
            name: "set",
            summary: "Change one attribute of an object",
            load: async () => (await import("./commands/sandbox/drift-set")).driftSet,
          },
          {
            name: "delete",
            summary: "Remove an object",
            load: async () => (await import("./commands/sandbox/drift-delete")).driftDelete,
          },
          {
            name: "list",
            summary: "List what differs from Terraform's state; exit code 2 when anything does",
            load: async () => (await import("./commands/sandbox/drift-list")).driftList,
          },
        ],
      },
      {
        name: "fault",
        summary: "Make the simulated cloud fail; without a target, list the ordered faults",
        load: async () => (await import("./commands/sandbox/fault")).fault,
      },
      {
        name: "reset",
        summary: "Delete the simulated cloud, the states and the synthesized stacks",
        load: async () => (await import("./commands/sandbox/reset")).reset,
      },
    ],
  },
  {
    name: "schemas",
    summary: "Show which provider versions and resource types the sandbox has",
    load: async () => (await import("./commands/schemas/show")).schemasShow,
    commands: [
      {
        name: "update",
        summary: "Refresh the checked-in schemas from the providers themselves",
        load: async () => (await import("./commands/schemas/update")).schemasUpdate,
      },
    ],
  },
  {
    name: "ci",
    summary: "The jobs of the pipeline: plan, review, deploy, drift, recover, schedule-checks",
    commands: [
      {
        name: "plan",
        summary: "Plan and review one environment, and hand the plan on as artifacts",
        load: async () => (await import("./commands/ci/plan")).ciPlan,
      },
      {
        name: "review",
        summary: "Put the environments' reviews into one report, one note and threads",
        load: async () => (await import("./commands/ci/review")).ciReview,
      },
      {
        name: "deploy",
        summary: "Apply the plan that this pipeline saved, if it is the reviewed one",
        load: async () => (await import("./commands/ci/deploy")).ciDeploy,
      },
      {
        name: "drift",
        summary: "Compare the cloud with the code, and keep one issue while they differ",
        load: async () => (await import("./commands/ci/drift")).ciDrift,
      },
      {
        name: "result",
        summary: "Finish a deploy however it ended, and write its result to the merge request",
        load: async () => (await import("./commands/ci/result")).ciResult,
      },
      {
        name: "recover",
        summary: "Store the state that an interrupted deploy left, and release its lock",
        load: async () => (await import("./commands/ci/recover")).ciRecover,
      },
      {
        name: "schedule-checks",
        summary: "Check Cloudflare's ranges, the backups, the AWS key's age, the licence and the certificate",
        load: async () => (await import("./commands/ci/schedule-checks")).ciScheduleChecks,
      },
      {
        name: "setup",
        summary: "Check the GitLab project's settings, variables and schedules, and set what can be set",
        load: async () => (await import("./commands/ci/setup")).ciSetup,
      },
      {
        name: "generate",
        summary: "Write the pipeline's jobs of every environment from their data",
        load: async () => (await import("./commands/ci/generate")).ciGenerate,
      },
    ],
  },
  {
    name: "ops",
    summary: "Procedures for people on call, rehearsed in the sandbox",
    commands: [
      {
        name: "restore",
        summary: "Restore the database to a point in time: commands, a prepared commit, a rehearsal",
        load: async () => (await import("./commands/ops/restore")).restore,
      },
    ],
  },
  {
    name: "doctor",
    summary: "List which tools are installed, and what is missing for what",
    load: async () => (await import("./commands/doctor")).doctor,
  },
  {
    name: "completion",
    summary: "Print a completion script for bash, zsh or fish",
    load: async () => (await import("@infra-tools/runtime/command-line/completion-command")).completion,
  },
];
