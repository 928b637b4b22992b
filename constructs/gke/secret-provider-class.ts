import type { ITerraformDependable } from "cdktf";

/** One version of a secret in Secret Manager. Plain values: they are hashed into the class' name. */
export interface SecretVersionRef {
  /** Project id or number. */
  readonly project: string;
  readonly secret: string;
  /** A pinned number, never "latest". */
  readonly version: number;
}

/** A SecretProviderClass of GKE's Secret Manager add-on. */
export interface GkeSecretProviderClassProps {
  /** Start of the name; a hash of what it pins follows. */
  readonly name: string;
  readonly namespace: string;
  /** @default {} */
  readonly labels?: Readonly<Record<string, string>>;
  /** File names, and what they hold. */
  readonly files: Readonly<Record<string, SecretVersionRef>>;
  /** Secret versions and grants that must exist before a pod mounts it. @default [] */
  readonly dependsOn?: readonly ITerraformDependable[];
}
