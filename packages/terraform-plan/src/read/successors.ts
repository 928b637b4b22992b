import { type Json, memberOf } from "../value";
import { isJsonList, isJsonObject, type JsonObject, objectAt, textAt, textsAt } from "./shape";

/** Paths of an object's name. */
const NAMES: readonly string[] = ["name", "metadata.name", "manifest.metadata.name"];

/** Attributes that say where an object belongs: two objects that differ in one do not take each other's place. */
const PLACES: readonly string[] = [
  "instance",
  "cluster",
  "cluster_id",
  "server_id",
  "project",
  "host",
  "user",
  "metadata.namespace",
  "manifest.kind",
  "manifest.metadata.namespace",
];

interface Named {
  readonly entry: JsonObject;
  readonly name: string;
}

/**
 * Names of objects that took the place of deleted ones in a step before this plan, by the address of the deleted one. Such an object
 * is of the same type and in the same place, it stays, and another object that stays names it. Nothing names the deleted one. That
 * is how a rotation ends. The result is empty where a change does not know yet what it will name; an object with a sensitive name
 * has no successor and is none.
 */
export function readSuccessors(entries: readonly JsonObject[]): ReadonlyMap<string, string> {
  const managed = entries.filter((entry) => entry["mode"] === "managed" && entry["deposed"] === undefined);
  const deleted = managed
    .filter((entry) => actionsOf(entry) === "delete")
    .flatMap((entry) => named(entry, "before"));
  const staying = managed.filter(
    (entry) => isJsonObject(objectAt(entry, "change")["after"]) && !hasRun(entry),
  );
  const successors = new Map<string, string>();
  if (deleted.length === 0 || staying.some(isUndecided)) return successors;
  const siblings = siblingsOf(deleted, staying);
  const names = [...deleted, ...[...siblings.values()].flat()].map(({ name }) => name);
  const mentioned = readMentions(staying, new Set(names));
  const isInUse = ({ entry, name }: Named) => mentioned.get(name)?.some((by) => by !== entry) === true;
  const inUse = new Map([...siblings].map(([place, group]) => [place, group.filter(isInUse)]));
  for (const former of deleted) {
    const successor = inUse.get(placeOf(former.entry, "before"))?.find(({ name }) => name !== former.name);
    const address = textAt(former.entry, "address");
    if (successor !== undefined && address !== undefined && !mentioned.has(former.name))
      successors.set(address, successor.name);
  }
  return successors;
}

/** Objects that stay, by their type and place, for those of which one is deleted. */
function siblingsOf(
  deleted: readonly Named[],
  staying: readonly JsonObject[],
): ReadonlyMap<string, readonly Named[]> {
  const siblings = new Map<string, Named[]>(deleted.map(({ entry }) => [placeOf(entry, "before"), []]));
  for (const entry of staying) {
    if (!["no-op", "update"].includes(actionsOf(entry))) continue;
    siblings.get(placeOf(entry, "after"))?.push(...named(entry, "after"));
  }
  return siblings;
}

/** A job that Terraform waited for: what it names is what it used. */
function hasRun(entry: JsonObject): boolean {
  const after = objectAt(entry, "change")["after"];
  return (
    /^kubernetes_job(_v\d+)?$/.test(textAt(entry, "type") ?? "") &&
    actionsOf(entry) === "no-op" &&
    valueAt(after, "wait_for_completion") === true
  );
}

function actionsOf(entry: JsonObject): string {
  return textsAt(objectAt(entry, "change"), "actions").join();
}

/** The object with its name; empty for one without a name (the root of a DNS zone has ""), or with a sensitive one. */
function named(entry: JsonObject, side: "before" | "after"): readonly Named[] {
  const change = objectAt(entry, "change");
  const path = NAMES.find((place) => typeof valueAt(change[side], place) === "string");
  const name = path === undefined ? undefined : valueAt(change[side], path);
  if (
    typeof name !== "string" ||
    name === "" ||
    path === undefined ||
    isMarked(change[`${side}_sensitive`], path)
  )
    return [];
  return [{ entry, name }];
}

/** A change of an object that stays, with values that are known after the apply only. */
function isUndecided(entry: JsonObject): boolean {
  return actionsOf(entry) !== "no-op" && holdsTrue(objectAt(entry, "change")["after_unknown"]);
}

function holdsTrue(mark: Json | undefined): boolean {
  if (isJsonList(mark)) return mark.some(holdsTrue);
  return isJsonObject(mark) ? Object.values(mark).some(holdsTrue) : mark === true;
}

/** Type and place of an object, as a key. */
function placeOf(entry: JsonObject, side: "before" | "after"): string {
  const value = objectAt(entry, "change")[side];
  return JSON.stringify([textAt(entry, "type"), ...PLACES.map((place) => valueAt(value, place))]);
}

/** Value at a path; a block is a list of one. */
function valueAt(value: Json | undefined, path: string): Json | undefined {
  return path.split(".").reduce<Json | undefined>((current, step) => {
    const block = isJsonList(current) ? current[0] : current;
    return isJsonObject(block) ? memberOf(block, step) : undefined;
  }, value);
}

/** The mark of a value, or of what is around it. */
function isMarked(marks: Json | undefined, path: string): boolean {
  const steps = path.split(".");
  return (
    steps.some((_, length) => valueAt(marks, steps.slice(0, length + 1).join(".")) === true) || marks === true
  );
}

/**
 * Names that texts of objects have as a word, each with two of these objects at most. `packagecloud-1` is no part of
 * `packagecloud-10`. Plans are large: each text is read once, however many names there are.
 */
function readMentions(
  entries: readonly JsonObject[],
  names: ReadonlySet<string>,
): ReadonlyMap<string, readonly JsonObject[]> {
  const byFirstWord = new Map<string, string[]>();
  for (const name of names) {
    const [word = ""] = WORD.exec(name) ?? [];
    byFirstWord.set(word, [...(byFirstWord.get(word) ?? []), name]);
  }
  const mentions = new Map<string, JsonObject[]>();
  const readText = (entry: JsonObject, text: string) => {
    for (const word of new Set(["", ...(text.match(WORDS) ?? [])])) {
      for (const name of byFirstWord.get(word) ?? []) {
        const by = mentions.get(name) ?? [];
        if (by.length < 2 && !by.includes(entry) && isWordOf(text, name)) mentions.set(name, [...by, entry]);
      }
    }
  };
  for (const entry of entries)
    for (const text of textsIn(objectAt(entry, "change")["after"])) readText(entry, text);
  return mentions;
}

function* textsIn(value: Json | undefined): Generator<string> {
  if (typeof value === "string") yield value;
  else if (isJsonList(value)) for (const item of value) yield* textsIn(item);
  else if (isJsonObject(value)) for (const item of Object.values(value)) yield* textsIn(item);
}

const WORD = /[\w-]+/;
const WORDS = /[\w-]+/g;
const PART_OF_WORD = /[\w-]/;

function isWordOf(text: string, name: string): boolean {
  for (let start = text.indexOf(name); start >= 0; start = text.indexOf(name, start + 1)) {
    const [before = " ", after = " "] = [text[start - 1], text[start + name.length]];
    if (!PART_OF_WORD.test(before) && !PART_OF_WORD.test(after)) return true;
  }
  return false;
}
