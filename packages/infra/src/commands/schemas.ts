import type { Command } from "../command";

export const schemas: Command = {
  name: "schemas",
  summary: "Show which provider versions and resource types the sandbox knows",
  description:
    "The sandbox plans by the providers' own schemas, which are checked in. Exit code 1 when the stacks use a type or " +
    "an argument that they lack, or when they, the npm bindings and the stacks do not agree on a version.",
  examples: [
    { command: "./infra schemas", explanation: "versions and types, those first that the stacks use" },
    { command: "./infra schemas update", explanation: "after an update of the npm bindings" },
  ],
  run: async (context) => (await import("./schemas/list")).runSchemas(context),
  subcommands: [
    {
      name: "update",
      summary: "Refresh the checked-in schemas from the providers themselves",
      description:
        "Runs terraform init and terraform providers schema with the versions that the stacks pin; needs Terraform's " +
        "registry or a mirror. Takes the types that the stacks use and those known already. The tables written by hand, " +
        "replace_on_change and defaults, stay.",
      options: [{ flags: "--prune", description: "drop the types that no stack uses" }],
      examples: [
        {
          command: "./infra schemas update",
          explanation: "then read the difference in git, and run the tests",
        },
      ],
      run: async (context, input) => (await import("./schemas/update")).runSchemasUpdate(context, input),
    },
  ],
};
