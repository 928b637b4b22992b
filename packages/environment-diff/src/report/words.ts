import { code, type Line } from "@infra-tools/report/doc/doc";
import { formatCount, visible } from "@infra-tools/report/escape/visible";
import { formatPath } from "@infra-tools/terraform-plan/path";
import { isJsonObject } from "@infra-tools/terraform-plan/read/shape";
import {
  isList,
  isObject,
  isSensitive,
  isUnknown,
  type Json,
  type Value,
} from "@infra-tools/terraform-plan/value";
import type { Setting, SideName } from "../settings";
import type { Difference } from "../stack/differences";

export function plural(count: number, singular: string, many = `${singular}s`): string {
  return `${formatCount(count)} ${count === 1 ? singular : many}`;
}

/** "a", "a and b", "a, b and c". */
export function enumerate(parts: readonly string[]): string {
  if (parts.length < 2) return parts.join("");
  return `${parts.slice(0, -1).join(", ")} and ${parts.at(-1)}`;
}

/** A value as JSON; nothing where there is none. */
export function printValue(value: Value | undefined): string {
  return value === undefined ? "(not set)" : JSON.stringify(toJson(value));
}

/** Words for a difference in a block: tags, by which a reader filters the page, among them. */
export function kindWords({ a, b }: Readonly<Record<SideName, string>>): Record<Difference["kind"], string> {
  return { "only-a": `only in ${a}`, "only-b": `only in ${b}`, changed: "differs" };
}

/** Longer values are cut: a table has to be read across. The page holds them whole, object by object. */
const MAX_CELL_LENGTH = 400;

/** A value in a table, shortened. */
export function valueCell(value: Value | undefined): Line {
  return [code(visible(printValue(value), MAX_CELL_LENGTH), "plain")];
}

/** A value for JSON: what is unknown or sensitive becomes a word that says so. */
export function toJson(value: Value): Json {
  if (isUnknown(value)) return "(known after apply)";
  if (isSensitive(value)) return "(sensitive)";
  if (isList(value)) return value.map(toJson);
  if (isObject(value))
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, toJson(inner)]));
  return value;
}

/** A setting's value in a few words: what kind a group is of, how many elements a list has. */
export function shortSetting(value: Json | undefined, unit?: string): string {
  if (value === undefined || value === null) return "none";
  if (isJsonObject(value)) return typeof value["kind"] === "string" ? value["kind"] : "set";
  if (typeof value !== "object") return unit === undefined ? String(value) : `${value} ${unit}`;
  const printed = JSON.stringify(value);
  return printed.length <= 40 ? printed : `${plural(value.length, "element")}`;
}

/** `3 → 10 pods` in two parts. */
export function settingValues({ a, b, doc }: Setting): readonly [string, string] {
  return [shortSetting(a), shortSetting(b, doc?.unit)];
}

/** Place of a difference in its block; `»` leads into a document inside a string. */
export function attributePath({ kind, delta }: Difference): string {
  if (kind !== "changed") return "";
  const { path, embedded } = delta;
  if (embedded === undefined) return formatPath(path);
  const inside = formatPath(path.slice(embedded.depth));
  const outside = formatPath(path.slice(0, embedded.depth));
  return inside === "" ? outside : `${outside} » ${inside}`;
}
