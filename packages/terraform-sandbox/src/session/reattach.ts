/** A provider that listens on a unix socket. */
export interface Listening {
  /** `registry.terraform.io/hashicorp/google` */
  readonly address: string;
  readonly socketPath: string;
}

const TERRAFORM_REGISTRY = "registry.terraform.io/";
const OPENTOFU_REGISTRY = "registry.opentofu.org/";

/**
 * The value of `TF_REATTACH_PROVIDERS`. Each provider has two addresses, because OpenTofu resolves
 * the same short names to a registry of its own. `Test` keeps Terraform from killing the process.
 */
export function reattachVariable(providers: readonly Listening[], pid: number): string {
  const entries = providers.flatMap(({ address, socketPath }) => {
    const entry = {
      Protocol: "grpc",
      ProtocolVersion: 6,
      Pid: pid,
      Test: true,
      Addr: { Network: "unix", String: socketPath },
    };
    const names = address.startsWith(TERRAFORM_REGISTRY)
      ? [address, OPENTOFU_REGISTRY + address.slice(TERRAFORM_REGISTRY.length)]
      : [address];
    return names.map((name) => [name, entry] as const);
  });
  return JSON.stringify(Object.fromEntries(entries));
}
