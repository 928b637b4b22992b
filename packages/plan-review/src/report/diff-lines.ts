import type { DiffLine } from "@infra-tools/report/doc/doc";
import type { Delta } from "@infra-tools/terraform-plan/compare/delta";
import { diffLines } from "@infra-tools/terraform-plan/compare/text";
import { formatPath, type Path } from "@infra-tools/terraform-plan/path";
import { isObject, isSensitive, isUnknown, parseJson, type Value } from "@infra-tools/terraform-plan/value";
import { orderLines } from "./order-lines";
import { isNothing, printValue } from "./value-text";

/**
 * Differences of one resource's attributes. Paths that force a replacement come first and say so; values not known
 * yet comes last. A replaced object gets new ids and the like anyhow: there it is only named, in one line.
 */
export function deltaLines(deltas: readonly Delta[], forcing: readonly Path[]): readonly DiffLine[] {
  const isForcing = (delta: Delta) => forcing.some((path) => isWithin(delta.path, path));
  const isRenewed = (delta: Delta) => forcing.length > 0 && delta.kind === "unknown" && !isForcing(delta);
  return [
    ...deltas
      .filter(isForcing)
      .flatMap((delta): readonly DiffLine[] => [
        { op: "!", text: `${deltaPath(delta)} forces the replacement` },
        ...oneDelta(delta),
      ]),
    ...knownFirst(deltas.filter((delta) => !isForcing(delta) && !isRenewed(delta))).flatMap(oneDelta),
    ...knownLater(deltas.filter(isRenewed).map(deltaPath)),
  ];
}

/** Changes of the configuration before their consequences. */
export function knownFirst(deltas: readonly Delta[]): readonly Delta[] {
  const isLater = ({ kind }: Delta) => kind === "unknown";
  return [...deltas.filter((delta) => !isLater(delta)), ...deltas.filter(isLater)];
}

function knownLater(names: readonly string[]): readonly DiffLine[] {
  return names.length === 0 ? [] : [{ op: " ", text: `known after apply: ${names.join(", ")}` }];
}

/** A path to force lies around the difference or inside it; positions and elements count as equal steps. */
function isWithin(path: Path, forcing: Path): boolean {
  const shared = Math.min(path.length, forcing.length);
  for (let index = 0; index < shared; index += 1) {
    const [a, b] = [path[index], forcing[index]];
    if (typeof a === "string" && typeof b === "string" && a !== b) return false;
  }
  return true;
}

/** Path of a difference; `»` leads into a document inside a string. */
export function deltaPath(delta: Delta): string {
  const { path, embedded } = delta;
  if (embedded === undefined) return formatPath(path) || "(whole value)";
  const inside = formatPath(path.slice(embedded.depth));
  const outside = formatPath(path.slice(0, embedded.depth));
  return inside === "" ? outside : `${outside} » ${inside}`;
}

function oneDelta(delta: Delta): readonly DiffLine[] {
  const { before, after } = delta;
  const path = deltaPath(delta);
  if (delta.kind === "sensitive") return [{ op: "!", text: `${path}: ${sensitiveChange(delta)}` }];
  if (delta.kind === "order") return orderLines(path, delta);
  if (delta.multiline === true && typeof before === "string" && typeof after === "string")
    return [
      { op: "=", text: delta.asText === true ? `${path} (too large to read: compared as text)` : path },
      ...textLines(before, after),
    ];
  const removed = before === undefined ? [] : assignment("-", path, before);
  const added = after === undefined ? [] : assignment("+", path, after);
  return [...removed, ...added];
}

function sensitiveChange(delta: Delta): string {
  if (delta.before === undefined) return "sensitive value added";
  if (delta.after === undefined) return "sensitive value removed";
  const unknown = isUnknown(delta.after) || (isSensitive(delta.after) && isUnknown(delta.after.inner));
  return unknown ? "sensitive value, new one known after apply" : "sensitive value changes";
}

function textLines(before: string, after: string): readonly DiffLine[] {
  return diffLines(before, after).map(({ op, text }) =>
    op === "gap" ? { op: "=", text: `… ${text}` } : { op, text },
  );
}

function assignment(op: "+" | "-", path: string, value: Value): readonly DiffLine[] {
  const [first = "", ...rest] = printLines(value);
  return [{ op, text: `${path} = ${first}` }, ...rest.map((text): DiffLine => ({ op, text: `  ${text}` }))];
}

/** A text of several lines is shown as such, JSON inside a text as the data it is; everything else as JSON. */
function printLines(value: Value): readonly string[] {
  if (typeof value !== "string") return printValue(value).split("\n");
  const document = parseObject(value);
  if (document !== undefined)
    return ["(JSON in a text)", ...JSON.stringify(document, undefined, 2).split("\n")];
  if (value.trimEnd().includes("\n")) return ["(text)", ...value.trimEnd().split("\n")];
  return [printValue(value)];
}

function parseObject(text: string): object | undefined {
  const parsed = /^\s*[{[]/.test(text) ? parseJson(text) : undefined;
  return typeof parsed === "object" && parsed !== null ? parsed : undefined;
}

/** `attributeLines` has lines for this value. */
export function hasAttributes(value: Value | undefined): boolean {
  if (!isObject(value)) return value !== undefined;
  for (const key in value) if (!isNothing(value[key] ?? null)) return true;
  return false;
}

/** Attributes of a created resource: those that are set, in order, then the names of those known after apply. */
export function attributeLines(value: Value | undefined): readonly DiffLine[] {
  if (!isObject(value)) return value === undefined ? [] : assignment("+", "(whole value)", value);
  const entries = Object.entries(value);
  const set = entries.filter(([, inner]) => !isUnknown(inner) && !isNothing(inner));
  const unknown = entries.filter(([, inner]) => isUnknown(inner)).map(([key]) => formatPath([key]));
  return [
    ...set.flatMap(([key, inner]) => assignment("+", formatPath([key]), inner)),
    ...knownLater(unknown),
  ];
}

/** Attributes of a deleted or forgotten resource: those that are set, in order. */
export function removedLines(value: Value | undefined): readonly DiffLine[] {
  if (!isObject(value)) return value === undefined ? [] : assignment("-", "(whole value)", value);
  return Object.entries(value)
    .filter(([, inner]) => !isNothing(inner))
    .flatMap(([key, inner]) => assignment("-", formatPath([key]), inner));
}
