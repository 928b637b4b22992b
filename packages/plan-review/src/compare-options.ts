import type { CompareOptions } from "@infra-tools/terraform-plan/compare/delta";
import { listKind } from "@infra-tools/terraform-plan/schema/sets";
import { type Described, identityKeys } from "./attributes/look-up";
import type { MetadataTable } from "./attributes/metadata";

/** Options for comparing the two sides of a change: elements matched by the keys in the metadata, sets distinguished from lists. */
export function compareOptions(change: Described, added: MetadataTable): CompareOptions {
  return { identity: identityKeys(change, added), listKind: (path) => listKind(change.type, path) };
}

/** An output has no schema. */
export const OUTPUT_OPTIONS: CompareOptions = { listKind: () => "unknown" };
