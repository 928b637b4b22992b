import { isJsonObject } from "@infra-tools/terraform-plan/read/shape";
import type { Json } from "@infra-tools/terraform-plan/value";

/** Longer lists and objects are written one member a line, as the formatter does. */
const MAX_LINE_LENGTH = 100;

const INDENT = "  ";

const IDENTIFIER = /^[A-Za-z_$][\w$]*$/;

/**
 * A value as TypeScript, in the project's style.
 *
 * @param indent spaces before the line on which the value begins
 */
export function printLiteral(value: Json, indent: string): string {
  const short = printShort(value);
  if (indent.length + short.length <= MAX_LINE_LENGTH || typeof value !== "object" || value === null)
    return short;
  const inner = `${indent}${INDENT}`;
  if (!isJsonObject(value)) {
    return `[\n${value.map((item) => `${inner}${printLiteral(item, inner)},\n`).join("")}${indent}]`;
  }
  const members = Object.entries(value).map(
    ([key, member]) => `${inner}${printKey(key)}: ${printLiteral(member, inner)},\n`,
  );
  return `{\n${members.join("")}${indent}}`;
}

export function printKey(key: string): string {
  return IDENTIFIER.test(key) ? key : JSON.stringify(key);
}

function printShort(value: Json): string {
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  if (!isJsonObject(value)) return `[${value.map(printShort).join(", ")}]`;
  const members = Object.entries(value).map(([key, member]) => `${printKey(key)}: ${printShort(member)}`);
  return members.length === 0 ? "{}" : `{ ${members.join(", ")} }`;
}
