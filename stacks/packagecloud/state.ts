import { HttpBackend, type TerraformStack } from "cdktf";
import { stateBackend } from "../../environments/areas/state";
import type { Environment } from "../../environments/environment";

/** Write-only arguments and ephemeral resources came with this version. */
export const REQUIRED_TERRAFORM_VERSION = ">= 1.11";

/**
 * Keeps the state in GitLab. The address is a literal: one from the process' environment would be shared by all
 * stacks of a command. User and password come from `TF_HTTP_USERNAME` and `TF_HTTP_PASSWORD`.
 */
export function keepState(stack: TerraformStack, { state }: Pick<Environment, "state">): void {
  stack.addOverride("terraform.required_version", REQUIRED_TERRAFORM_VERSION);
  const { retryWaitSeconds, ...backend } = stateBackend(state);
  new HttpBackend(stack, { ...backend, retryWaitMin: retryWaitSeconds });
}
