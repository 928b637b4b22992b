import { TerraformElement } from "cdktf";
import type { Construct } from "constructs";

/** Condition of a check block, and the sentence that Terraform prints while it does not hold. */
export interface CheckAssertion {
  /** Terraform expression, such as `${!aws_sns_topic_subscription.a.pending_confirmation}`. */
  readonly condition: string;
  readonly errorMessage: string;
}

/**
 * A `check` block: each plan and apply evaluates it, and one that fails is a warning, never a refusal. For things that
 * a person does outside Terraform.
 *
 * cdktf knows no check blocks, so the block is written here.
 *
 * @see https://developer.hashicorp.com/terraform/language/checks
 */
export class Check extends TerraformElement {
  constructor(
    scope: Construct,
    id: string,
    private readonly assertions: readonly CheckAssertion[],
  ) {
    super(scope, id, "check");
  }

  /** Block that cdktf writes into the stack. */
  override toTerraform(): Readonly<Record<string, unknown>> {
    return {
      check: {
        [this.friendlyUniqueId]: {
          assert: this.assertions.map(({ condition, errorMessage }) => ({
            condition,
            error_message: errorMessage,
          })),
          "//": this.constructNodeMetadata,
        },
      },
    };
  }
}
