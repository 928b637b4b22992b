import { type AttributeMetadata, type Kind, row } from "../attributes/metadata";

/** Two values in the order worse, better: the order is the finding's direction. */
export function ordered(
  kind: Kind,
  label: string,
  difference: number,
  before: string,
  after: string,
  more: Partial<AttributeMetadata> = {},
): AttributeMetadata | undefined {
  if (difference === 0) return undefined;
  return row(kind, label, difference < 0 ? [after, before] : [before, after], more);
}
