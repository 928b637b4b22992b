import type { Path } from "../path";
import type { ListKind } from "../schema/sets";
import type { Value } from "../value";

/**
 * A difference that says something. `unknown`: one side is only known after the apply. `order`: elements of a list, whose
 * order means something, changed places.
 */
export type VisibleKind = "added" | "removed" | "changed" | "unknown" | "sensitive" | "order";

/**
 * A difference that is noise to a reader: the same elements of a set in another order; null, missing, `""`, `[]` and `{}`
 * in place of each other, except for elements and for keys of maps; the same data written differently (JSON, YAML, a policy's scalar-or-list) or marked differently
 * (it only became, or ceased to be, sensitive).
 */
export type HiddenKind = "reordered" | "empty" | "formatting";

export type DeltaKind = VisibleKind | HiddenKind;

/** A document inside a string: where its string stands and how it is written. */
export interface Embedded {
  readonly format: "json" | "yaml";
  /** Number of path steps that lead to the string; the rest is inside the document. */
  readonly depth: number;
}

/** One difference between two values. */
export interface Delta {
  /**
   * Path of the difference. An element of a list matched by its identity is `{ element: "name=web" }`; other elements are
   * positions: in the new list, or in the old one when the element is removed.
   */
  readonly path: Path;
  readonly kind: DeltaKind;
  /** Undefined when nothing stood there. With kind `sensitive` always a `SensitiveValue`. */
  readonly before: Value | undefined;
  /** Undefined when nothing will stand there. With kind `sensitive` always a `SensitiveValue`. */
  readonly after: Value | undefined;
  /** Set when the difference lies inside a document in a string. */
  readonly embedded?: Embedded;
  /** Both sides are texts of several lines: show them with `diffLines`. */
  readonly multiline?: boolean;
  /** Both sides may hold a document, which was too large to be compared as data. */
  readonly asText?: boolean;
}

export interface HiddenDeltas {
  readonly reorder: number;
  readonly empty: number;
  readonly formatting: number;
  /** Differences that the report shows under another name already; comparing itself finds none. */
  readonly repeated: number;
  /** All but the repeated ones, one by one, for those who want to see them. */
  readonly items: readonly Delta[];
}

export interface Comparison {
  readonly deltas: readonly Delta[];
  readonly hidden: HiddenDeltas;
}

export interface CompareOptions {
  /**
   * Identity keys of list elements: the list's path without positions (`settings.ip_configuration.authorized_networks`)
   * -> keys that together identify one (`["value"]`, `["protocol", "from_port"]`). A key may lead through blocks: `metadata.name`.
   * Lists without a row are tried with `name`, `id`, `key`, `port`, `sid`, `priority`, `display_name`, then matched by likeness.
   */
  readonly identity?: Readonly<Record<string, readonly string[]>>;
  /**
   * Lists whose order means something, by path without positions or by its last word. Added to
   * the usual ones (`command`, `args`, ...).
   */
  readonly ordered?: readonly string[];
  /**
   * Tells lists from sets, which are lists in a plan, too. Without it the order of elements is noise, but for the usual
   * ordered lists.
   */
  readonly listKind?: (path: Path) => ListKind;
  /** Compare JSON and YAML in strings as data. Default true. */
  readonly documents?: boolean;
}
