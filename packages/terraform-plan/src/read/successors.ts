import { type Json, memberOf } from "../value";
import { isJsonList, isJsonObject, type JsonObject, objectAt, textAt, textsAt } from "./shape";

/** Places of an object's own name. */
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
 * Names of objects that took the place of deleted ones in a step before this plan, by the address of the deleted one. Such an object is
 * of the same type and in the same place, it stays, and something that stays names it, while nothing names the deleted one. That
 * is how a rotation ends. Nothing is said where a change does not know yet what it will name, or where a name is sensitive.
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
  const isMentioned = (name: string, except?: JsonObject) =>
    staying.some((entry) => entry !== except && mentions(objectAt(entry, "change")["after"], name));
  for (const former of deleted) {
    const siblings = staying
      .filter((entry) => isSibling(former.entry, entry))
      .flatMap((entry) => named(entry, "after"));
    const successor = siblings.find(({ entry, name }) => name !== former.name && isMentioned(name, entry));
    const address = textAt(former.entry, "address");
    if (successor !== undefined && address !== undefined && !isMentioned(former.name))
      successors.set(address, successor.name);
  }
  return successors;
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

/** The object with its name; empty for one without a name, or with a sensitive one. */
function named(entry: JsonObject, side: "before" | "after"): readonly Named[] {
  const change = objectAt(entry, "change");
  const path = NAMES.find((place) => typeof valueAt(change[side], place) === "string");
  const name = path === undefined ? undefined : valueAt(change[side], path);
  if (typeof name !== "string" || path === undefined || isMarked(change[`${side}_sensitive`], path))
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

function isSibling(former: JsonObject, other: JsonObject): boolean {
  if (textAt(former, "type") !== textAt(other, "type")) return false;
  if (!["no-op", "update"].includes(actionsOf(other))) return false;
  const [before, after] = [objectAt(former, "change")["before"], objectAt(other, "change")["after"]];
  return PLACES.every((place) => valueAt(before, place) === valueAt(after, place));
}

/** Value at a path; a block is a list of one. */
function valueAt(value: Json | undefined, path: string): Json | undefined {
  return path.split(".").reduce<Json | undefined>((found, step) => {
    const block = isJsonList(found) ? found[0] : found;
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

/** Some text of a value has the name as a word: `packagecloud-1` is no part of `packagecloud-10`. */
function mentions(value: Json | undefined, name: string): boolean {
  if (typeof value === "string") return isWordOf(value, name);
  if (isJsonList(value)) return value.some((item) => mentions(item, name));
  return isJsonObject(value) && Object.values(value).some((item) => mentions(item, name));
}

const PART_OF_WORD = /[\w-]/;

function isWordOf(text: string, name: string): boolean {
  for (let start = text.indexOf(name); start >= 0; start = text.indexOf(name, start + 1)) {
    const [before = " ", after = " "] = [text[start - 1], text[start + name.length]];
    if (!PART_OF_WORD.test(before) && !PART_OF_WORD.test(after)) return true;
  }
  return false;
}
