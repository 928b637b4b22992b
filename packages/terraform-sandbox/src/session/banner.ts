import type { TerraformBinary } from "@infra-tools/runtime/terraform/find";

/** First line of progress of every command that uses the sandbox, so that nobody takes it for the real cloud. */
export function sandboxBanner({ product }: Pick<TerraformBinary, "product">): string {
  return `SANDBOX: ${product} is real, the clouds are not. No request leaves this machine.`;
}
