import { SecretManagerSecretVersion } from "@cdktf/provider-google/lib/secret-manager-secret-version";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { throwProblems } from "../shared/validate";

/** One version of a secret whose value Terraform writes and never keeps. */
export interface WriteOnlySecretVersionProps {
  /** The secret: `Secret.id`. */
  readonly secret: string;
  /** The value, as a reference; it goes to a write-only argument and is in neither state nor plan. */
  readonly value: string;
  /**
   * The number that the version must get in Secret Manager: one more than the secret's newest. Readers pin it, so an
   * apply that finds another number fails and says so. A higher number makes a new version from the value as it is
   * then.
   */
  readonly revision: number;
  /** @default - nothing more than what the value refers to */
  readonly dependsOn?: ITerraformDependable[];
}

/**
 * A version is never changed: a new revision makes a new one first and leaves the old one enabled in Secret Manager,
 * because pods of an older rollout may still read it. An operator destroys old versions by hand.
 *
 * @throws {ConstructError} when the revision is not a whole number above zero.
 */
export class WriteOnlySecretVersion extends Construct {
  readonly resource: SecretManagerSecretVersion;

  constructor(scope: Construct, id: string, props: WriteOnlySecretVersionProps) {
    super(scope, id);
    throwProblems(
      this,
      Number.isInteger(props.revision) && props.revision >= 1
        ? []
        : [
            {
              option: "revision",
              value: props.revision,
              rule: "must be a whole number of at least 1",
              fix: "Count up from 1",
            },
          ],
    );
    this.resource = new SecretManagerSecretVersion(this, "version", {
      secret: props.secret,
      secretDataWo: props.value,
      secretDataWoVersion: props.revision,
      deletionPolicy: "ABANDON",
      dependsOn: props.dependsOn,
      lifecycle: { createBeforeDestroy: true, postcondition: [isNumbered(props.revision)] },
    });
  }

  /** `projects/<number>/secrets/<secret>/versions/<number>`: known after the apply. */
  get name(): string {
    return this.resource.name;
  }
}

/** Secret Manager counts by itself; a version by someone else's hand would shift its numbers against ours. */
function isNumbered(revision: number): { readonly condition: string; readonly errorMessage: string } {
  return {
    condition: `\${self.version == "${revision}"}`,
    errorMessage:
      `Revision ${revision} became another version of the secret, because versions were added elsewhere. ` +
      "Take the number after the secret's newest version.",
  };
}
