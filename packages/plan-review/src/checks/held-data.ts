import { equal } from "@infra-tools/terraform-plan/compare/canonical";
import type { Change } from "@infra-tools/terraform-plan/model";
import { nameDecides, typeToRead } from "../attributes/look-up";
import type { TypeMetadata } from "../attributes/metadata";
import { holdsDataByName } from "../lexicon/holds-data";
import { collect, reveal } from "../values/inspect";

/** Data of a stateful resource. */
export interface HeldData {
  /** Undefined if only the name of the type says that it holds data. */
  readonly label: string | undefined;
  readonly byName: boolean;
}

/** Data in a resource; undefined for a type that is not stateful. */
export function heldData(change: Change, metadata: TypeMetadata | undefined): HeldData | undefined {
  if (metadata?.holds !== undefined) return { label: metadata.holds, byName: false };
  if (nameDecides(metadata) && holdsDataByName(typeToRead(change))) return { label: undefined, byName: true };
  return undefined;
}

/** The provider keeps the object when Terraform destroys the resource. */
export function survives(change: Change, metadata: TypeMetadata | undefined): boolean {
  if (metadata?.survives === undefined) return false;
  const { path, value } = metadata.survives;
  return collect(change.before, path).some((setting) => equal(reveal(setting), value));
}
