import type { Json } from "@infra-tools/terraform-plan/value";
import { printKey, printLiteral } from "./print-literal";
import { hasSpan, literalOf, type SettingsSource, type Span, writtenSetting } from "./source";

/** A setting's value and its text in a file: a number's spelling, the comments inside. */
export interface WrittenValue {
  readonly value: Json;
  readonly text: string;
}

/** A value to write: as TypeScript, or as data. */
export type NewValue = { readonly text: string } | { readonly value: Json };

export type Edit =
  | { readonly text: string }
  /** `computed`: code computes the value; `no-group`: the file has no literal to put the setting into. */
  | { readonly refusal: "computed" | "no-group" };

/** The value of a setting as a file writes it; undefined where the file does not write it as a literal. */
export function writtenValue(source: SettingsSource, steps: readonly string[]): WrittenValue | undefined {
  const setting = writtenSetting(source, steps);
  const value = literalOf(setting?.value);
  if (setting === undefined || value === undefined) return undefined;
  const { start, end } = source.span(setting.value);
  return { value, text: source.text.slice(start, end) };
}

/** Why a refused edit cannot be made, as a rule for messages. */
export function refusalRule(refusal: "computed" | "no-group", path: string): string {
  return refusal === "computed"
    ? `${path} must be written as a literal, which code computes here`
    : `must have an object literal that ${path} can be written into`;
}

/**
 * The file's text with another value of one setting; undefined removes the setting. Everything else stays as it is,
 * comments and formatting included.
 */
export function editSetting(
  source: SettingsSource,
  steps: readonly string[],
  after: NewValue | undefined,
): Edit {
  const setting = writtenSetting(source, steps);
  if (setting === undefined)
    return after === undefined ? { text: source.text } : insert(source, steps, after);
  if (literalOf(setting.value) === undefined) return { refusal: "computed" };
  if (after === undefined)
    return { text: splice(source.text, wholeMember(source.text, setting.property), "") };
  const printed = print(after, indentAt(source.text, setting.property.start));
  return { text: splice(source.text, source.span(setting.value), printed) };
}

function print(after: NewValue, indent: string): string {
  return "text" in after ? after.text : printLiteral(after.value, indent);
}

/** Adds the setting as the last member of its group. */
function insert(source: SettingsSource, steps: readonly string[], after: NewValue): Edit {
  const [name = "", parentSteps] = [steps.at(-1), steps.slice(0, -1)];
  const parent = parentSteps.length === 0 ? source.root : writtenSetting(source, parentSteps)?.value;
  if (parent?.type !== "ObjectExpression") return { refusal: "no-group" };
  const { text } = source;
  const span = source.span(parent);
  const indent = indentAt(text, span.start);
  const last = parent.properties.at(-1);
  if (last === undefined)
    return { text: splice(text, span, `{ ${printKey(name)}: ${print(after, indent)} }`) };
  if (last.type !== "KeyValueProperty" || !hasSpan(last.value)) return { refusal: "computed" };
  const { end } = source.span(last.value);
  if (!text.slice(span.start, span.end).includes("\n")) {
    return { text: splice(text, { start: end, end }, `, ${printKey(name)}: ${print(after, indent)}`) };
  }
  const inner = `${indent}  `;
  // What follows the last member on its line is its comma and its comment.
  const lineEnd = text.indexOf("\n", end);
  const rest = text.slice(end, lineEnd);
  const comma = rest.startsWith(",") ? "" : ",";
  return {
    text: splice(
      text,
      { start: end, end: lineEnd },
      `${comma}${rest}\n${inner}${printKey(name)}: ${print(after, inner)},`,
    ),
  };
}

/** A member with its comma, and with its line and the comments above it when it has the line for itself. */
function wholeMember(text: string, { start, end }: Span): Span {
  const [comma = ""] = /^\s*,/.exec(text.slice(end)) ?? [];
  const after = end + comma.length;
  const lineStart = text.lastIndexOf("\n", start) + 1;
  const [rest = ""] = /^[^\S\n]*(?:\/\/[^\n]*)?\n/.exec(text.slice(after)) ?? [];
  if (text.slice(lineStart, start).trim() === "" && rest !== "") {
    return { start: startOfComments(text, lineStart), end: after + rest.length };
  }
  if (comma !== "") return { start, end: after + (/^ */.exec(text.slice(after))?.[0].length ?? 0) };
  const [before = ""] = /,?\s*$/.exec(text.slice(0, start)) ?? [];
  return { start: start - before.length, end };
}

function startOfComments(text: string, lineStart: number): number {
  let start = lineStart;
  while (start > 0) {
    const previous = text.lastIndexOf("\n", start - 2) + 1;
    if (!text.slice(previous, start).trim().startsWith("//")) break;
    start = previous;
  }
  return start;
}

/** Spaces before the first word of the line on which a position is. */
function indentAt(text: string, position: number): string {
  const lineStart = text.lastIndexOf("\n", position - 1) + 1;
  return /^ */.exec(text.slice(lineStart))?.[0] ?? "";
}

function splice(text: string, { start, end }: Span, replacement: string): string {
  return `${text.slice(0, start)}${replacement}${text.slice(end)}`;
}
