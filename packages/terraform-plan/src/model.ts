import type * as z from "zod";
import type {
  storedAction,
  storedActionInvocation,
  storedChange,
  storedCheckResult,
  storedDeferredChange,
  storedFinding,
  storedLifecycle,
  storedOutputChange,
  storedPlan,
  storedProvisioner,
  storedReference,
  storedReplaceOrder,
} from "./stored/plan";
import type { SensitiveValue, Value } from "./value";

/**
 * Action of a plan on one resource. `replace` keeps its order apart (`Change.replaceOrder`);
 * `forget` leaves the object alive and only drops it from the state.
 */
export type Action = z.infer<typeof storedAction>;

export type ReplaceOrder = z.infer<typeof storedReplaceOrder>;

/** A plan as the review sees it: one shape for every format version of Terraform and OpenTofu. */
export interface Plan extends z.infer<typeof storedPlan> {
  /** Input variables by name. A sensitive one is a `SensitiveValue`. Never stored. */
  readonly variables: Readonly<Record<string, Value>>;
  /**
   * Sensitive values in places where the review does not look otherwise: prior state, resources without a change.
   * Kept so that their copies are hidden too. Never stored.
   */
  readonly secrets: readonly SensitiveValue[];
}

/** A program that runs on the machine that applies, or on the new one. No plan lists it as a change. */
export interface Provisioner extends z.infer<typeof storedProvisioner> {}

/** An expression of `from`'s configuration at `path` mentions `to`. */
export interface Reference extends z.infer<typeof storedReference> {}

/** One resource's entry in a plan. */
export interface Change extends z.infer<typeof storedChange> {}

export interface Lifecycle extends z.infer<typeof storedLifecycle> {}

export interface OutputChange extends z.infer<typeof storedOutputChange> {}

export interface CheckResult extends z.infer<typeof storedCheckResult> {}

/** True for a check that does not hold or could not be evaluated; one that is unknown until the apply has not failed. */
export function isFailed({ status }: CheckResult): boolean {
  return status === "fail" || status === "error";
}

/** An action that the apply invokes: a side effect that is no change of a resource. */
export interface ActionInvocation extends z.infer<typeof storedActionInvocation> {}

export interface DeferredChange extends z.infer<typeof storedDeferredChange> {}

/** From worst to least. */
export const SEVERITIES = ["danger", "warning", "notice"] as const;

export type Severity = (typeof SEVERITIES)[number];

/** Something a reviewer must see. */
export interface Finding extends z.infer<typeof storedFinding> {}
