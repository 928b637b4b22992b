import type { Problem } from "@infra-tools/runtime/problem";
import type { Path } from "./path";
import type { SensitiveValue, Value } from "./value";

/**
 * Action of a plan on one resource. `replace` keeps its order apart (`Change.replaceOrder`);
 * `forget` leaves the object alive and only drops it from the state.
 */
export type Action =
  | "no-op"
  | "create"
  | "read"
  | "update"
  | "replace"
  | "delete"
  | "forget"
  | "create-forget";

export type ReplaceOrder = "delete-first" | "create-first";

/** A plan as the review sees it: one shape for every format version of Terraform and OpenTofu. */
export interface Plan {
  /** Label of this plan in reports: the stack's name, else the file's. */
  readonly label: string;
  readonly formatVersion: string;
  readonly terraformVersion: string | undefined;
  /** Terraform stopped while planning; what it had found by then is still here. */
  readonly errored: boolean;
  /** False when targets, deferral or an error left something out; undefined when the format does not say. */
  readonly complete: boolean | undefined;
  readonly changes: readonly Change[];
  readonly drift: readonly Change[];
  readonly outputs: readonly OutputChange[];
  readonly checks: readonly CheckResult[];
  readonly deferred: readonly DeferredChange[];
  /** Actions that the apply invokes, also deferred ones (Terraform 1.14). */
  readonly actions: readonly ActionInvocation[];
  /** Entries that could not be read. The rest of the plan is here all the same. */
  readonly problems: readonly Problem[];
  /** Input variables by name. A sensitive one is a `SensitiveValue`. */
  readonly variables: Readonly<Record<string, Value>>;
  /**
   * Sensitive values that stand where the review does not look otherwise: prior state, resources without a change.
   * Kept so that their copies are hidden too.
   */
  readonly secrets: readonly SensitiveValue[];
  /** References of the plan's configuration, by address without index. */
  readonly references: ReadonlyMap<string, readonly Reference[]>;
  /** Programs that run beside creating or destroying a resource, from the configuration: address without index -> them. */
  readonly provisioners: ReadonlyMap<string, readonly Provisioner[]>;
}

/** A program that runs on the machine that applies, or on the new one. No plan lists it as a change. */
export interface Provisioner {
  /** `local-exec`, `remote-exec`, `file` */
  readonly type: string;
  /** Its arguments as the configuration's JSON has them: constants and references. */
  readonly expressions: Value;
}

/** An expression of `from`'s configuration at `path` mentions `to`. */
export interface Reference {
  readonly from: string;
  readonly path: Path;
  /** Address of a resource without index, or `local.x`, `var.x`, `module.m.x`. */
  readonly to: string;
  /** The attribute mentioned, `id` or `settings.tier`; undefined when the whole object is. */
  readonly attribute: string | undefined;
}

/** One resource's entry in a plan. */
export interface Change {
  readonly address: string;
  readonly previousAddress: string | undefined;
  readonly moduleAddress: string | undefined;
  readonly mode: "managed" | "data";
  readonly type: string;
  readonly name: string;
  readonly index: string | number | undefined;
  readonly provider: string;
  /** The provider that managed the object so far, if it is another one. */
  readonly previousProvider: string | undefined;
  readonly deposed: string | undefined;
  readonly action: Action;
  readonly replaceOrder: ReplaceOrder | undefined;
  /** Terraform's own word for the reason, as the plan has it; unknown words are kept. */
  readonly reason: string | undefined;
  /** Import of an existing object: by id, or by the attributes of its identity. */
  readonly importing: { readonly id: string | undefined; readonly identity: Value | undefined } | undefined;
  /** Attributes by which the provider knows the object, where it declares some (Terraform 1.12). */
  readonly identity: { readonly before: Value | undefined; readonly after: Value | undefined } | undefined;
  /** Undefined before a create, and where nothing changes: a no-op that neither moves nor imports keeps no values. */
  readonly before: Value | undefined;
  /** Undefined after a delete or forget, and where nothing changes. */
  readonly after: Value | undefined;
  readonly replacePaths: readonly Path[];
  /** Construct path inside the stack, when `cdk.tf.json` is at hand. */
  readonly constructPath: string | undefined;
  /** `lifecycle` of the synthesized block, when at hand. */
  readonly lifecycle: Lifecycle | undefined;
}

export interface Lifecycle {
  readonly preventDestroy: boolean;
  readonly createBeforeDestroy: boolean;
  readonly ignoreChanges: readonly string[] | "all";
  /** References in `replace_triggered_by`, as written: `google_sql_database_instance.main.id`. */
  readonly replaceTriggeredBy: readonly string[];
}

export interface OutputChange {
  readonly name: string;
  readonly action: Action;
  readonly before: Value | undefined;
  readonly after: Value | undefined;
}

export interface CheckResult {
  readonly address: string;
  readonly kind: string;
  readonly status: "pass" | "fail" | "error" | "unknown";
  readonly messages: readonly string[];
}

/** True for a check that does not hold or could not be evaluated; one that is unknown until the apply has not failed. */
export function isFailed({ status }: CheckResult): boolean {
  return status === "fail" || status === "error";
}

/** An action that the apply invokes: a side effect that is no change of a resource. */
export interface ActionInvocation {
  readonly address: string;
  readonly type: string;
  readonly name: string;
  readonly provider: string;
  /** The resource and event that invoke it; undefined when the user does, with `-invoke`. */
  readonly trigger: { readonly address: string; readonly event: string } | undefined;
  readonly config: Value | undefined;
  /** Terraform's reason for putting it off. */
  readonly deferred: string | undefined;
}

export interface DeferredChange {
  readonly reason: string;
  readonly change: Change;
}

/** From worst to least. */
export const SEVERITIES = ["danger", "warning", "notice"] as const;

export type Severity = (typeof SEVERITIES)[number];

/** Something a reviewer must see. */
export interface Finding {
  /** Rule id, a fixed word pair like `retention-reduced`; `infra rules <id>` explains it. */
  readonly rule: string;
  readonly severity: Severity;
  readonly plan: string;
  readonly address: string;
  readonly path: Path;
  /** Consequence as a sentence, without values that could be secret. */
  readonly message: string;
  /** Advice as a sentence. */
  readonly advice: string;
  /** Hash of the rule, the environment, the action, the object, the path, both values and the message: it expires with the change. */
  readonly fingerprint: string;
  /** Based on the attribute name only: the type has no metadata. */
  readonly byName: boolean;
  /** The reason of an `Accept-Finding` trailer that names this fingerprint. */
  readonly accepted: string | undefined;
}
