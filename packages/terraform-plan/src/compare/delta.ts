import type * as z from "zod";
import type { Path } from "../path";
import type { ListKind } from "../schema/sets";
import type {
  storedComparison,
  storedDelta,
  storedEmbedded,
  storedHiddenDeltas,
  storedHiddenKind,
  storedVisibleKind,
} from "../stored/comparison";

export type VisibleKind = z.infer<typeof storedVisibleKind>;

export type HiddenKind = z.infer<typeof storedHiddenKind>;

export type DeltaKind = VisibleKind | HiddenKind;

export interface Embedded extends z.infer<typeof storedEmbedded> {}

/** One difference between two values. */
export interface Delta extends z.infer<typeof storedDelta> {}

export interface HiddenDeltas extends z.infer<typeof storedHiddenDeltas> {}

export interface Comparison extends z.infer<typeof storedComparison> {}

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
