import type { Json } from "@infra-tools/terraform-plan/value";

export type JsonObject = { readonly [key: string]: Json };

/** The simulated cloud of a sandbox, as the providers use it. */
export interface Cloud {
  /** Seed of generated values. The same seed and the same commands give the same values. */
  readonly seed: string;
  /** Number of earlier calls with this name: what is generated again differs from the time before. */
  next(name: string): number;
  /** The object of a key; undefined when there is none. */
  read(key: ObjectKey): CloudObject | undefined;
  write(key: ObjectKey, object: CloudObject): void;
  remove(key: ObjectKey): void;
  /** All objects of a type, by id; for data sources. */
  list(type: string): readonly CloudEntry[];
  /** An injected fault for this operation, already counted down; undefined when there is none. */
  fault(operation: Operation, key: ObjectKey | undefined, type: string): Fault | undefined;
}

export interface ObjectKey {
  /** The provider's short name: `google`. */
  readonly provider: string;
  readonly type: string;
  readonly id: string;
}

export interface CloudObject {
  /** Full attribute values as in Terraform's state; no write-only values, ever. */
  readonly attributes: JsonObject;
}

export interface CloudEntry {
  readonly key: ObjectKey;
  readonly object: CloudObject;
}

export const OPERATIONS = ["plan", "apply", "read"] as const;

export type Operation = (typeof OPERATIONS)[number];

export const FAULT_KINDS = ["error", "crash-before", "crash-after", "partial", "lost"] as const;

/**
 * Effect of a fault: the provider returns an error; its process dies before or after the cloud changed; the cloud
 * changed and the provider returns an error (`partial`); or the provider also loses the object that it created
 * (`lost`), as google's does after a timeout.
 */
export type FaultKind = (typeof FAULT_KINDS)[number];

export interface Fault {
  readonly summary: string;
  readonly detail: string;
  readonly kind: FaultKind;
}
