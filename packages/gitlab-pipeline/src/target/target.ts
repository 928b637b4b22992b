import type { TerraformRun } from "@infra-tools/runtime/terraform/terraform";
import type { LockHolder } from "../state/lock-holder";

/** A synthesized and initialised stack, ready for Terraform. */
export interface Stack {
  readonly environment: string;
  readonly terraform: TerraformRun;
  /** Goes with the stack, and only this user may read it: the place for plan files. */
  readonly temporary: string;
  /** Holder of the state's lock; undefined when the state is not locked or has no lock. */
  lockHolder(): Promise<LockHolder | undefined>;
}

export interface StackOptions {
  /** Text of the dependency lock file that the plan was made with: a saved plan applies with no other. */
  readonly dependencyLock?: string;
  /** A file, by its full name, to write the source lines of the stack's constructs to. */
  readonly sources?: string;
}

/** Target of the jobs' plans and applies. */
export interface Target {
  readonly kind: "cloud" | "sandbox";
  /** Synthesizes one environment's stack, initialises it and lets `use` work in its folder. */
  withStack<T>(environment: string, options: StackOptions, use: (stack: Stack) => Promise<T>): Promise<T>;
}

export const DEPENDENCY_LOCK = ".terraform.lock.hcl";
