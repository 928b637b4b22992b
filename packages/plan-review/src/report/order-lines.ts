import type { DiffLine } from "@infra-tools/report/doc/doc";
import type { Delta } from "@infra-tools/terraform-plan/compare/delta";
import { isList, isObject, memberOf, type Value } from "@infra-tools/terraform-plan/value";
import { printValue } from "./value-text";

/** Attributes by which a reader recognizes an element, best first. */
const NAMES = [
  "name",
  "Name",
  "ref",
  "id",
  "Id",
  "key",
  "path_pattern",
  "expression",
  "description",
  "action",
  "type",
];

const MAX_LENGTH = 60;

/** Elements of a list that changed places: their names in the old order, and in the new one. */
export function orderLines(path: string, { before, after }: Delta): readonly DiffLine[] {
  return [
    { op: "!", text: `${path}: the order changes` },
    { op: "-", text: `  ${namesOf(before)}` },
    { op: "+", text: `  ${namesOf(after)}` },
  ];
}

function namesOf(value: Value | undefined): string {
  return isList(value) ? value.map(nameOf).join(", ") : printValue(value);
}

function nameOf(element: Value): string {
  const name = isObject(element) ? NAMES.map((key) => memberOf(element, key)).find(isName) : undefined;
  const text = printValue(name ?? element).replaceAll(/\s+/g, " ");
  return text.length > MAX_LENGTH ? `${text.slice(0, MAX_LENGTH)}…` : text;
}

function isName(value: Value | undefined): boolean {
  return (typeof value === "string" && value !== "") || typeof value === "number";
}
