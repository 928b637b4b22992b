import { TerraformElement, TerraformStack } from "cdktf";
import { type ConstructProblem, throwProblems } from "../constructs/shared/validate";
import { foreignReferences, lostTokens } from "./synthesis-faults";

/**
 * A stack that refers to no other stack of the app: each has its own state and is applied by itself.
 *
 * cdktf computes every stack twice. The first pass looks for references to other stacks, to make outputs and remote
 * states of them; here such a reference is refused instead. In an app with one stack there is nothing to look for, so half
 * of the synthesis is saved.
 *
 * @throws {ConstructError} during synthesis, with the path of each construct that refers to another stack or whose value
 * holds a token that cdktf could not resolve.
 */
export class StandaloneStack extends TerraformStack {
  override prepareStack(): void {
    this.ensureBackendExists();
    const stacks = this.node.root.node.children.filter((child) => TerraformStack.isStack(child));
    if (stacks.length < 2) return;
    this.refuse(foreignReferences(this, this.node.findAll().filter(TerraformElement.isTerraformElement)));
  }

  override toTerraform() {
    const configuration = super.toTerraform();
    this.refuse(lostTokens(this, configuration));
    return configuration;
  }

  private refuse(problems: readonly ConstructProblem[]): void {
    throwProblems(this, problems);
  }
}
