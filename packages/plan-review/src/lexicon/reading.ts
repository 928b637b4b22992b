import type { Value } from "@infra-tools/terraform-plan/value";
import type { AttributeMetadata } from "../attributes/metadata";
import { isUnset } from "../values/inspect";

/** An attribute as the readers take it: what it is called, and its values without their marks. */
export interface Named<V> {
  readonly type: string;
  /** Words of its own name. */
  readonly words: readonly string[];
  /** Words of the blocks around it, from the inside out. */
  readonly around: readonly (readonly string[])[];
  /** Noun phrase that a sentence can start with. */
  readonly label: string;
  readonly before: V;
  readonly after: V;
}

export type NamedValue = Named<Value | undefined>;

/** An attribute that was a text and is another one. */
export type NamedText = Named<string>;

/** Reads one kind of meaning; undefined where the words and the values do not say it. */
export type Reader<V> = (named: Named<V>) => AttributeMetadata | undefined;

/** The first reading of a list of readers. */
export function firstReading<V>(
  readers: readonly Reader<V>[],
  named: Named<V>,
): AttributeMetadata | undefined {
  for (const read of readers) {
    const meaning = read(named);
    if (meaning !== undefined) return meaning;
  }
  return undefined;
}

/** An attribute to read, with its values and the block that it belongs to. */
export interface NamedAttribute {
  readonly type: string;
  /** Path without positions: `auth_settings.require_authentication`. */
  readonly path: string;
  readonly before: Value | undefined;
  readonly after: Value | undefined;
  /** A new resource: only what is dangerous on any resource is read. */
  readonly isNew: boolean;
  /** The blocks that hold it, from the inside out; the last one is the resource. */
  readonly blocksAround: () => readonly {
    readonly before: Value | undefined;
    readonly after: Value | undefined;
  }[];
}

/** The value as a text; empty for one that is not set. */
export function spelled(value: Value | undefined): string {
  return isUnset(value) ? "" : String(value);
}
