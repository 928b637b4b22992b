import { isJsonList, isJsonObject, type JsonObject } from "@infra-tools/terraform-plan/read/shape";
import { type Json, memberOf, parseJson } from "@infra-tools/terraform-plan/value";
import { type Block, blockOf } from "../stack/blocks";

/** One part of a block in each of its variants; undefined where a variant has no such part. */
export type Part = readonly (Json | undefined)[];

/** Variants of one block, taken apart into the smallest parts that all of them have in common. */
export interface BlockParts {
  /** Parts that are not the same in all variants. */
  readonly parts: readonly Part[];
  /** The block whose n-th part is that of the variant `variantOf(n)`. */
  readonly join: (variantOf: (part: number) => number) => Block | undefined;
}

/** Makes the value of a choice of parts. */
type Join = (variantOf: (part: number) => number) => Json | undefined;

/**
 * Takes variants of a block apart: members of objects, elements of lists of one length, documents in JSON strings. That a
 * variant lacks an object is a part of its own.
 */
export function blockParts(key: string, variants: readonly (Block | undefined)[]): BlockParts {
  const parts: Part[] = [];
  const join = split(
    variants.map((block) => block && { address: block.address, value: block.value }),
    parts,
  );
  return {
    parts,
    join: (variantOf) => {
      const joined = join(variantOf);
      if (!isJsonObject(joined)) return undefined;
      const [address, value] = [memberOf(joined, "address"), memberOf(joined, "value")];
      return typeof address === "string" && isJsonObject(value) ? blockOf(key, address, value) : undefined;
    },
  };
}

function split(values: Part, parts: Part[]): Join {
  const [first] = values;
  const text = textOf(first);
  if (values.every((value) => value === first || textOf(value) === text)) return () => first;
  if (values.every((value) => value === undefined || isJsonObject(value))) {
    const objects = values.map((value) => (isJsonObject(value) ? value : undefined));
    const keys = commonKeys(objects.flatMap((object) => (object === undefined ? [] : [Object.keys(object)])));
    if (keys !== undefined) return splitObjects(objects, keys, parts);
  }
  const lists = values.flatMap((value) => (isJsonList(value) ? [value] : []));
  if (lists.length === values.length && new Set(lists.map(({ length }) => length)).size === 1) {
    return splitLists(lists, parts);
  }
  const documents = values.map(documentIn);
  if (documents.every((document) => document !== undefined)) {
    const join = split(documents, parts);
    return (variantOf) => JSON.stringify(join(variantOf));
  }
  const number = parts.push(values) - 1;
  return (variantOf) => values[variantOf(number)];
}

/** All keys in the order in which every object would have them; undefined when that is not known. */
function commonKeys(lists: readonly (readonly string[])[]): readonly string[] | undefined {
  const [first = []] = lists;
  if (
    lists.every((keys) => keys.length === first.length && keys.every((key, index) => key === first[index]))
  ) {
    return first;
  }
  const isSorted = lists.every((keys) =>
    keys.every((key, index) => index === 0 || (keys[index - 1] ?? "") < key),
  );
  return isSorted ? [...new Set(lists.flat())].sort() : undefined;
}

function splitObjects(
  objects: readonly (JsonObject | undefined)[],
  keys: readonly string[],
  parts: Part[],
): Join {
  const presence = splitPresence(objects, parts);
  const members = keys.map((key) => {
    const join = split(
      objects.map((object) => object && memberOf(object, key)),
      parts,
    );
    return { key, join };
  });
  return (variantOf) => {
    if (!presence(variantOf)) return undefined;
    const joined = members.map(({ key, join }) => [key, join(variantOf)] as const);
    return Object.fromEntries(joined.flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])));
  };
}

function splitPresence(
  objects: readonly (JsonObject | undefined)[],
  parts: Part[],
): (variantOf: (part: number) => number) => boolean {
  if (objects.every((object) => object !== undefined)) return () => true;
  const presence = objects.map((object) => object !== undefined);
  const number = parts.push(presence) - 1;
  return (variantOf) => presence[variantOf(number)] === true;
}

function splitLists(lists: readonly (readonly Json[])[], parts: Part[]): Join {
  const [first = []] = lists;
  const items = first.map((_, index) =>
    split(
      lists.map((list) => list[index]),
      parts,
    ),
  );
  return (variantOf) => items.map((join) => join(variantOf) ?? null);
}

/** Object or list that a string holds as JSON, if it is written as `JSON.stringify` does. */
function documentIn(value: Json | undefined): Json | undefined {
  if (typeof value !== "string" || !/^[[{]/.test(value)) return undefined;
  const document = parseJson(value);
  return JSON.stringify(document) === value ? document : undefined;
}

/** The same for equal values. */
export function textOf(value: Json | undefined): string | undefined {
  return value === undefined ? undefined : JSON.stringify(value);
}
