import { join } from "node:path";
import { defineCommand } from "@infra-tools/runtime/command-line/command";
import { flag } from "@infra-tools/runtime/command-line/parameter";
import { PROVIDERS, schemaFile } from "@infra-tools/terraform-sandbox/schemas";
import { recordedProviders } from "../../schemas/recorded";
import { updateSchemas } from "../../schemas/update";

/** `infra schemas update` */
export const schemasUpdate = defineCommand({
  description:
    "Runs terraform init and terraform providers schema with the versions that the stacks pin; needs Terraform's " +
    "registry or a mirror. Takes the types that the stacks use and those already present. What else the sandbox " +
    "knows of a type, and the validation rules, are files of their own and stay.",
  options: { prune: flag("drop the types that no stack uses") },
  examples: [{ command: "{self}", explanation: "then read the difference in git, and run the tests" }],
  run: (context, { options }) => {
    const files = Object.fromEntries(PROVIDERS.map((name) => [name, schemaFile(name)]));
    return updateSchemas(context, options, {
      providers: recordedProviders(context.root),
      file: (provider) => files[provider] ?? join(context.root, `${provider}.json`),
    });
  },
});
