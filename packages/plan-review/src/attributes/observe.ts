import type { Delta } from "@infra-tools/terraform-plan/compare/delta";
import { parseDocument } from "@infra-tools/terraform-plan/compare/documents";
import type { Change } from "@infra-tools/terraform-plan/model";
import { type Path, schemaPath } from "@infra-tools/terraform-plan/path";
import {
  isList,
  isObject,
  isSensitive,
  isUnknown,
  memberOf,
  SensitiveValue,
  type Value,
  type ValueObject,
} from "@infra-tools/terraform-plan/value";
import { namesRules } from "../lexicon/policy-text";
import { wordsOf } from "../lexicon/words";
import { collect, hasUnknown, isUnset, resolve, reveal } from "../values/inspect";
import { meaningsIn } from "./meanings";
import {
  type AttributeMetadata,
  hasOwnRules,
  isCollection,
  isSized,
  isWhole,
  type TypeMetadata,
} from "./metadata";
import { mayBeDocument, withDocuments } from "./open-documents";
import { type KnownPaths, tablePaths } from "./paths";

/** An attribute with metadata, before and after. */
export interface Observation {
  readonly path: Path;
  readonly attribute: AttributeMetadata;
  readonly before: Value | undefined;
  readonly after: Value | undefined;
  readonly byName: boolean;
}

/** Records an attribute that has metadata, and returns the metadata. `schema` is the path without positions, if known. */
type Recorder = (
  path: Path,
  before: Value | undefined,
  after: Value | undefined,
  schema?: string,
) => AttributeMetadata | undefined;

/** Attributes with metadata that the deltas touch, each once. */
export function observe(
  planned: Change,
  metadata: TypeMetadata | undefined,
  deltas: readonly Delta[],
): readonly Observation[] {
  const change = withDocuments(planned, deltas);
  const observations = new Map<string, Observation>();
  const { meaningOf, usualMeaning } = meaningsIn(change, metadata);
  const table = tablePaths(metadata);

  /** Of a new object nothing is compared: what its table leaves out is reached from above only. */
  const readsAll = change.action === "create" && metadata !== undefined && !hasOwnRules(metadata);

  /** The table describes the place, or a part of it. Elsewhere names decide, down to the last attribute of a block. */
  const isInTable = (schema: string) => table?.places.has(schema) === true;

  const record: Recorder = (path, before, after, schema = schemaPath(path)) => {
    const meaning = meaningOf({ path, schema, before, after });
    if (meaning === undefined) return undefined;
    const { attribute, byName } = meaning;
    const together = isWhole(attribute) || (isCollection(attribute) && !isSettled(change, path));
    const place = together || isSized(attribute) ? words(path) : path;
    const key = JSON.stringify(place);
    if (observations.has(key)) return attribute;
    observations.set(
      key,
      together
        ? whole(change, place, attribute, byName)
        : isSized(attribute)
          ? sized(change, place, attribute, byName)
          : { path, attribute, before, after, byName },
    );
    return attribute;
  };

  const recordBelow = (
    path: Path,
    schema: string,
    before: Value | undefined,
    after: Value | undefined,
  ): void => {
    const recorded = record(path, before, after, schema);
    if (isSensitive(before) || isSensitive(after)) {
      recordBelow(path, schema, unwrap(before), unwrap(after));
      return;
    }
    const document = change.action === "create" ? documentIn(schema, after) : undefined;
    if (document !== undefined) {
      recordBelow(path, schema, undefined, document);
      return;
    }
    // A removed block is one observation, not one for each attribute; a list is one, not one for each element.
    if (recorded !== undefined && (isUnset(after) || isCollection(recorded))) return;
    eachChild(before, after, (step, from, to) => {
      const listed = placeBelow(schema, step, isInTable(schema) ? table : undefined);
      const inner = listed ?? (readsAll ? below(schema, step) : undefined);
      if (inner !== undefined) recordBelow([...path, step], inner, from, to);
    });
  };

  /** A difference inside an attribute that is one value: a statement of a policy, an address of a list. */
  const recordAncestor = (path: Path): boolean => {
    for (let length = path.length - 1; length > 0; length--) {
      const above = path.slice(0, length);
      if (typeof above.at(-1) !== "string") continue;
      const result = ancestors.get(JSON.stringify(above)) ?? recordCollection(above);
      ancestors.set(JSON.stringify(above), result);
      if (result !== "none") return result === "recorded";
    }
    return false;
  };

  /** Asked for each difference in a list, and answered once: to read a list takes as long as it is. */
  const ancestors = new Map<string, "recorded" | "empty" | "none">();

  const recordCollection = (above: Path): "recorded" | "empty" | "none" => {
    const schema = schemaPath(above);
    const [before, after] = [resolve(change.before, above), resolve(change.after, above)];
    const attribute = usualMeaning({ path: above, schema, before, after });
    if (attribute === undefined) return "none";
    const isEmptied = attribute.safe === "present" && !isUnset(before) && isUnset(after);
    const isRules =
      attribute.safe !== "program" &&
      typeof before === "string" &&
      typeof after === "string" &&
      namesRules(wordsOf(schema));
    if (!isCollection(attribute) && !isEmptied && !isRules) return "none";
    return record(above, before, after) === undefined ? "empty" : "recorded";
  };

  for (const delta of deltas) {
    if (recordAncestor(delta.path)) continue;
    if (isUnknown(reveal(delta.after)) || isUnknown(reveal(delta.before))) {
      recordUnknown(delta, metadata, record);
    } else if (isRemovedElement(change, delta)) {
      record(delta.path, delta.before, delta.after);
    } else {
      const schema = schemaPath(delta.path);
      recordBelow(delta.path, schema, delta.before, delta.after);
    }
  }
  return [...observations.values()].filter(({ before, after }) => !(isUnset(before) && isUnset(after)));
}

/** Schema path of a step below another; undefined if nothing there has metadata. Positions have no path of their own. */
function placeBelow(
  schema: string,
  step: string | number,
  table: KnownPaths | undefined,
): string | undefined {
  if (typeof step === "number") return schema;
  if (table !== undefined) return table.members.get(schema)?.get(step);
  return below(schema, step);
}

function below(schema: string, step: string | number): string {
  return schema === "" ? String(step) : `${schema}.${step}`;
}

/** One observation for an unknown value: the attribute itself, else the first one with metadata below it. */
function recordUnknown(delta: Delta, metadata: TypeMetadata | undefined, record: Recorder): void {
  if (record(delta.path, delta.before, delta.after) !== undefined) return;
  const schema = schemaPath(delta.path);
  for (const path of Object.keys(metadata?.paths ?? {})) {
    if (!path.startsWith(`${schema}.`)) continue;
    const below = path.slice(schema.length + 1);
    record([...delta.path, ...below.split(".")], collect(delta.before, below)[0], delta.after);
    return;
  }
}

/** One of several repeated blocks is removed: its attributes are not "switched off". */
function isRemovedElement(change: Change, delta: Delta): boolean {
  const step = delta.path.at(-1);
  if (delta.after !== undefined || typeof step === "string") return false;
  return !isUnset(resolve(change.after, delta.path.slice(0, -1)));
}

/** The path is the same place on both sides. A position in a list of several blocks is not: blocks can change places. */
function isSettled(change: Change, path: Path): boolean {
  return path.every((step, index) => {
    if (typeof step !== "number") return true;
    const above = path.slice(0, index);
    return [change.before, change.after].every((side) => {
      const list = reveal(resolve(side, above));
      return !isList(list) || list.length <= 1;
    });
  });
}

function whole(change: Change, path: Path, attribute: AttributeMetadata, byName: boolean): Observation {
  return {
    path,
    attribute,
    before: wholeOf(change.before, path),
    after: wholeOf(change.after, path),
    byName,
  };
}

/** A list of blocks, each of which counts: a removed one is a shorter list. */
function sized(change: Change, path: Path, attribute: AttributeMetadata, byName: boolean): Observation {
  return {
    path,
    attribute,
    before: resolve(change.before, path) ?? wholeOf(change.before, path),
    after: resolve(change.after, path) ?? wholeOf(change.after, path),
    byName,
  };
}

/** The document in a text of a new object. Of a change, the comparison has looked into it already. */
function documentIn(schema: string, value: Value | undefined): Value | undefined {
  if (typeof value !== "string" || !mayBeDocument(schema)) return undefined;
  return parseDocument(value)?.data;
}

/** All values at a path of words, as one list; sensitive if any of them is. */
export function wholeOf(value: Value | undefined, path: Path): Value | undefined {
  const all = collect(value, schemaPath(path));
  if (all.length === 0) return undefined;
  return isSensitiveAt(value, path) ? new SensitiveValue(all) : all;
}

/** A value on the path, or at its end, is sensitive. */
function isSensitiveAt(value: Value | undefined, path: Path): boolean {
  if (isSensitive(value)) return true;
  if (isList(value)) return value.some((item) => isSensitiveAt(item, path));
  if (!isObject(value)) return false;
  const [step, ...rest] = path;
  if (step === undefined) return Object.values(value).some((item) => isSensitiveAt(item, []));
  return typeof step === "string" && Object.hasOwn(value, step) && isSensitiveAt(value[step], rest);
}

function words(path: Path): Path {
  return path.filter((step) => typeof step === "string");
}

function unwrap(value: Value | undefined): Value | undefined {
  if (!isSensitive(value)) return value;
  const { inner } = value;
  if (isList(inner)) return inner.map(mark);
  if (isObject(inner))
    return Object.fromEntries(Object.entries(inner).map(([key, item]) => [key, mark(item)]));
  return undefined;
}

function mark(value: Value): Value {
  return isSensitive(value) || value === null ? value : new SensitiveValue(value);
}

const NO_MEMBERS: ValueObject = {};
const NO_ITEMS: readonly Value[] = [];

function eachChild(
  before: Value | undefined,
  after: Value | undefined,
  visit: (step: string | number, before: Value | undefined, after: Value | undefined) => void,
): void {
  if (isList(before) || isList(after)) {
    const from = isList(before) ? before : NO_ITEMS;
    const to = isList(after) ? after : NO_ITEMS;
    const length = Math.max(from.length, to.length);
    for (let index = 0; index < length; index += 1) visit(index, from[index], to[index]);
    return;
  }
  const from = isObject(before) ? before : NO_MEMBERS;
  const to = isObject(after) ? after : NO_MEMBERS;
  for (const key in from) visit(key, from[key], memberOf(to, key));
  for (const key in to) if (!Object.hasOwn(from, key)) visit(key, undefined, to[key]);
}

/** A value that decides is known after apply only. */
export function isUndecided({ attribute, before, after }: Observation): boolean {
  const isOpen = attribute.safe === "present" || attribute.safe === "absent" ? isUnknownWhole : hasUnknown;
  return isOpen(after) || isOpen(before);
}

/** A block of which a part is unknown is there all the same. */
function isUnknownWhole(value: Value | undefined): boolean {
  const plain = reveal(value);
  return isUnknown(plain) || (isList(plain) && plain.some((item) => isUnknown(reveal(item))));
}
