import type { Change } from "@infra-tools/terraform-plan/model";
import type { Path } from "@infra-tools/terraform-plan/path";
import { memberOf, type Value } from "@infra-tools/terraform-plan/value";
import { readAttribute } from "../lexicon/read-attribute";
import { hasUnknown, isUnset, resolve } from "../values/inspect";
import { type AttributeMetadata, hasOwnRules, isCollection, isSized, type TypeMetadata } from "./metadata";
import { tablePaths } from "./paths";
import { againstDefault, providerDefault } from "./provider-default";

/** An attribute of a change, with its values. */
export interface Place {
  readonly path: Path;
  /** The path without positions. */
  readonly schema: string;
  readonly before: Value | undefined;
  readonly after: Value | undefined;
}

/** Meaning of an attribute, and its source. */
export interface Meaning {
  readonly attribute: AttributeMetadata;
  /** The words of its name say it, not a table. */
  readonly byName: boolean;
}

/** Finds meanings of the attributes of one change. */
export interface Meanings {
  /** Meaning by the table, else by the words of the name. */
  readonly usualMeaning: (place: Place) => AttributeMetadata | undefined;
  /** Meaning of the value, too: a parameter's name, and what is wrong on a new object. */
  readonly meaningOf: (place: Place) => Meaning | undefined;
}

/** Meanings of the attributes of a change, by the table of its type and by their names. */
export function meaningsIn(change: Change, metadata: TypeMetadata | undefined): Meanings {
  const table = metadata?.paths ?? {};
  const isNewObject = change.action === "create";

  const byWords = ({ path, schema, before, after }: Place, isNew: boolean) =>
    readAttribute({
      type: change.type,
      path: schema,
      before,
      after,
      isNew,
      blocksAround: () => blocksAround(change, path),
    });

  const byName = (place: Place, isNew: boolean) =>
    metadata === undefined || isOutsideTable(metadata, place) ? byWords(place, isNew) : undefined;

  const usualMeaning = (place: Place) => memberOf(table, place.schema) ?? byName(place, isNewObject);

  /** The value of a parameter by its name, `rds.force_ssl`, where the table says only that it changes. */
  const ofParameter = (listed: AttributeMetadata | undefined, place: Place) =>
    listed?.kind === "version" && place.path.at(-1) === "value" && !isNewObject
      ? byWords(place, false)
      : undefined;

  /** A value of a new object that is wrong on every object; the table's meaning, unless that is a parameter's. */
  const ofWrongValue = (listed: AttributeMetadata | undefined, place: Place): Meaning | undefined => {
    if (listed === undefined || listed.wrong !== undefined) return undefined;
    const reading = byWords({ ...place, before: undefined }, true);
    if (reading?.wrong === undefined) return undefined;
    const attribute = listed.kind === "version" ? reading : { ...listed, wrong: reading.wrong };
    return { attribute, byName: false };
  };

  /** A value of a new object that replaces a safer default. */
  const ofWorseThanDefault = (listed: AttributeMetadata | undefined, place: Place): Meaning | undefined => {
    const byDefault = providerDefault(change.type, place.schema) ?? listed?.absent;
    if (byDefault === undefined) return undefined;
    const usual = listed ?? byName({ ...place, before: byDefault }, false);
    const attribute =
      usual === undefined ? undefined : againstDefault(usual, place.schema, byDefault, place.after);
    return attribute === undefined ? undefined : { attribute, byName: listed === undefined };
  };

  const meaningOf = (place: Place): Meaning | undefined => {
    const listed = memberOf(table, place.schema);
    // Names say nothing of what a new object lacks, and half of a large plan's values are null.
    if (isNewObject && listed === undefined && isUnset(place.after)) return undefined;
    const parameter = ofParameter(listed, place);
    if (parameter !== undefined) return { attribute: parameter, byName: true };
    const ofNew = isNewObject
      ? (ofWrongValue(listed, place) ?? ofWorseThanDefault(listed, place))
      : undefined;
    if (ofNew !== undefined) return ofNew;
    const attribute = listed ?? byName(place, isNewObject);
    return attribute === undefined ? undefined : { attribute, byName: listed === undefined };
  };

  return { usualMeaning, meaningOf };
}

/** Attributes that say what guards an object, or where its data goes. No table has them, since each known value is as good as another. */
const GUARDS = /(^|\.)(security_groups?(_ids)?|vpc_security_group_ids|push_endpoint)$/;

/** The table leaves the attribute out, and it is no part of anything that the table describes. */
function isOutsideTable(metadata: TypeMetadata, { schema, before, after }: Place): boolean {
  const { partial, paths = {} } = metadata;
  if (hasOwnRules(metadata)) return false;
  if (tablePaths(metadata)?.places.has(schema) === true) return false;
  for (let end = schema.indexOf("."); end >= 0; end = schema.indexOf(".", end + 1))
    if (describesParts(memberOf(paths, schema.slice(0, end)), metadata)) return false;
  if (describesParts(memberOf(paths, schema), metadata)) return false;
  return partial === true || !hasUnknown(after) || (!isUnset(before) && GUARDS.test(schema));
}

/** The row is about everything below its path. With a partial table, attributes of a block are read by their names. */
function describesParts(row: AttributeMetadata | undefined, { partial }: TypeMetadata): boolean {
  return row !== undefined && (partial !== true || isCollection(row) || isSized(row));
}

/** Blocks around an attribute, from the inside out, the resource last. */
function blocksAround(change: Change, path: Path) {
  return blockPaths(path).map((outer) => ({
    before: resolve(change.before, outer),
    after: resolve(change.after, outer),
  }));
}

function blockPaths(path: Path): readonly Path[] {
  const lengths = Array.from({ length: path.length }, (_, index) => path.length - 1 - index);
  return lengths
    .map((length) => path.slice(0, length))
    .filter(
      (outer) =>
        outer.length === 0 || typeof outer.at(-1) !== "string" || typeof path[outer.length] === "string",
    );
}
