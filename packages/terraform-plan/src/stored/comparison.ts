import * as z from "zod";
import { list, record } from "./fields";
import { storedPath } from "./plan";
import { optionalValue } from "./value";

/**
 * A difference that says something. `unknown`: one side is only known after the apply. `order`: elements of a list, whose
 * order means something, changed places.
 */
export const storedVisibleKind = z.enum(["added", "removed", "changed", "unknown", "sensitive", "order"]);

/**
 * A difference that is noise to a reader: the same elements of a set in another order; null, missing, `""`, `[]` and `{}`
 * in place of each other, except for elements and for keys of maps; the same data written differently (JSON, YAML, a policy's scalar-or-list) or marked differently
 * (it only became, or ceased to be, sensitive).
 */
export const storedHiddenKind = z.enum(["reordered", "empty", "formatting"]);

/** A document inside a string: the place of its string, and how it is written. */
export const storedEmbedded = record({
  format: z.enum(["json", "yaml"]),
  /** Number of path steps that lead to the string; the rest is inside the document. */
  depth: z.number(),
});

export const storedDelta = record({
  /**
   * Path of the difference. An element of a list matched by its identity is `{ element: "name=web" }`; other elements are
   * positions: in the new list, or in the old one when the element is removed.
   */
  path: storedPath,
  kind: z.enum([...storedVisibleKind.options, ...storedHiddenKind.options]),
  /** Undefined when there was nothing. With kind `sensitive` always a `SensitiveValue`. */
  before: optionalValue,
  /** Undefined when there will be nothing. With kind `sensitive` always a `SensitiveValue`. */
  after: optionalValue,
  /** Set when the difference lies inside a document in a string. */
  embedded: storedEmbedded.optional(),
  /** Both sides are texts of several lines: show them with `diffLines`. */
  multiline: z.boolean().optional(),
  /** Both sides may hold a document, which was too large to be compared as data. */
  asText: z.boolean().optional(),
});

export const storedHiddenDeltas = record({
  reorder: z.number(),
  empty: z.number(),
  formatting: z.number(),
  /** Differences that the report shows under another name already; comparing itself finds none. */
  repeated: z.number(),
  /** All but the repeated ones, one by one, for those who want to see them. */
  items: list(storedDelta),
});

export const storedComparison = record({ deltas: list(storedDelta), hidden: storedHiddenDeltas });
