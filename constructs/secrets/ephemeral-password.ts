import { TerraformElement } from "cdktf";
import type { Construct } from "constructs";

/** Composition of a password. */
export interface EphemeralPasswordProps {
  /** Letters and digits; special characters are left out because passwords end in URLs and configuration files. */
  readonly length: number;
}

/**
 * A random password that lives only while Terraform runs: an `ephemeral "random_password"`, new in each run and in
 * neither state nor plan. Only write-only arguments may refer to it. The stack needs a provider for `random`.
 *
 * cdktf knows no ephemeral resources, so the block is written here.
 */
export class EphemeralPassword extends TerraformElement {
  private readonly length: number;

  constructor(scope: Construct, id: string, props: EphemeralPasswordProps) {
    super(scope, id, "ephemeral.random_password");
    this.length = props.length;
  }

  /** The password, as a reference for a write-only argument. */
  get result(): string {
    return `\${${this.address}.result}`;
  }

  /** The block's address in Terraform. */
  get address(): string {
    return `ephemeral.random_password.${this.friendlyUniqueId}`;
  }

  /** Block that cdktf writes into the stack. */
  override toTerraform(): Readonly<Record<string, unknown>> {
    return {
      ephemeral: {
        random_password: {
          [this.friendlyUniqueId]: {
            length: this.length,
            special: false,
            min_lower: 1,
            min_upper: 1,
            min_numeric: 1,
            "//": this.constructNodeMetadata,
          },
        },
      },
    };
  }
}
