import type { Json } from "@infra-tools/terraform-plan/value";

export type JsonObject = { readonly [key: string]: Json };

/** The pretend cloud as the providers see it. One per sandbox; implementations decide where it is kept. */
export interface World {
  /** What the cloud holds now, or undefined when there is no such object. */
  read(key: ObjectKey): WorldObject | undefined;
  write(key: ObjectKey, object: WorldObject): void;
  remove(key: ObjectKey): void;
  /** All objects of a type, by id; for data sources. */
  list(type: string): readonly WorldEntry[];
  /** A fault that someone ordered for this operation, already counted down; undefined in the normal case. */
  fault(operation: Operation, key: ObjectKey | undefined, type: string): Fault | undefined;
}

export interface ObjectKey {
  /** The provider's short name: `google`. */
  readonly provider: string;
  readonly type: string;
  readonly id: string;
}

export interface WorldObject {
  /** Full attribute values as in Terraform's state; no write-only values, ever. */
  readonly attributes: JsonObject;
}

export interface WorldEntry {
  readonly key: ObjectKey;
  readonly object: WorldObject;
}

export const OPERATIONS = ["plan", "apply", "read"] as const;

export type Operation = (typeof OPERATIONS)[number];

export const FAULT_KINDS = ["error", "crash-before", "crash-after", "partial", "lost"] as const;

/**
 * How a fault shows: the provider answers with an error; its process dies before or after the world changed;
 * the world changed and the answer is an error all the same (`partial`); or that, and the provider no longer knows
 * the object that it made (`lost`), as google's does when it has waited for too long.
 */
export type FaultKind = (typeof FAULT_KINDS)[number];

export interface Fault {
  readonly summary: string;
  readonly detail: string;
  readonly kind: FaultKind;
}
