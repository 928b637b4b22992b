import { flag, required, rest } from "@infra-tools/runtime/command-line/parameter";

/** Names of the environments, for completion. */
async function environmentSuggestions(): Promise<readonly string[]> {
  const { environmentNames } = await import("../../../environments");
  return environmentNames;
}

export const ENVIRONMENT = required("pre, ops ...", { suggestions: environmentSuggestions });

/** An object of the simulated cloud. */
export const ADDRESS = required("Terraform's address of an object that was applied");

export const ENVIRONMENTS = rest("pre, ops ... (default: all of them)", {
  suggestions: environmentSuggestions,
});

/** `--environment <name>` takes the same names. */
export { environmentSuggestions };

export const TERRAFORM_TEXT = flag("print Terraform's own text of the plan too");
