import { TerraformStack } from "cdktf";

/**
 * A stack that refers to no other stack of the app: each has its own state and is applied by itself.
 *
 * cdktf computes every stack twice. The first time looks for references to other stacks, to make outputs and remote
 * states of them; there are none here, so half of a synthesis is saved. Terraform refuses a reference that slips in:
 * the resource is not declared.
 */
export class StandaloneStack extends TerraformStack {
  override prepareStack(): void {
    this.ensureBackendExists();
  }
}
