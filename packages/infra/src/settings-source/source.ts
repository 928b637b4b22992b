import type { Json } from "@infra-tools/terraform-plan/value";
import {
  type Expression,
  type HasSpan,
  type KeyValueProperty,
  type ObjectExpression,
  type Property,
  parseSync,
  type SpreadElement,
} from "@swc/core";

/** A part of a text: positions of characters. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** An environment's data file, with the place of every setting in it. */
export interface SettingsSource {
  readonly text: string;
  readonly root: ObjectExpression;
  /** Part of the text that a node of the parser covers. */
  readonly span: (node: HasSpan) => Span;
}

/** A setting as the file writes it. */
export interface WrittenSetting {
  /** The key with its value. */
  readonly property: Span;
  readonly value: Expression & HasSpan;
}

/** A word before the text, because the parser counts from the first one and not from the text's start. */
const FIRST = ";";

/**
 * Reads the data file of an environment: the exported object whose `name` is the environment's.
 *
 * @throws SyntaxError when the text is no TypeScript.
 * @returns undefined when the file exports no such object.
 */
export function readSettingsSource(text: string, environment: string): SettingsSource | undefined {
  const bytes = Buffer.from(`${FIRST}${text}`);
  const module = parseSync(bytes.toString(), { syntax: "typescript", target: "es2022" });
  const origin = module.span.start + FIRST.length;
  const root = exportedObjects(module).find((object) => literalOf(memberOf(object, "name")) === environment);
  if (root === undefined) return undefined;
  // The parser counts bytes of UTF-8.
  const position = (offset: number): number =>
    bytes.subarray(FIRST.length, FIRST.length + offset).toString().length;
  return {
    text,
    root,
    span: ({ span: { start, end } }) => ({ start: position(start - origin), end: position(end - origin) }),
  };
}

/** Line number of a position, from 1. */
export function lineAt({ text }: SettingsSource, position: number): number {
  return text.slice(0, position).split("\n").length;
}

function exportedObjects({ body }: ReturnType<typeof parseSync>): readonly ObjectExpression[] {
  return body.flatMap((item) => {
    if (item.type !== "ExportDeclaration" || item.declaration.type !== "VariableDeclaration") return [];
    return item.declaration.declarations.flatMap(({ init }) => {
      const value = init === undefined || init === null ? undefined : withoutTypes(init);
      return value?.type === "ObjectExpression" ? [value] : [];
    });
  });
}

/** The value of `{ ... } satisfies X`, `{ ... } as X` and `({ ... })`. */
function withoutTypes(expression: Expression): Expression {
  switch (expression.type) {
    case "TsSatisfiesExpression":
    case "TsAsExpression":
    case "TsConstAssertion":
    case "ParenthesisExpression":
      return withoutTypes(expression.expression);
    default:
      return expression;
  }
}

/** The setting at a path; undefined where the file does not write it as a literal's member. */
export function writtenSetting(source: SettingsSource, steps: readonly string[]): WrittenSetting | undefined {
  let object: Expression = source.root;
  for (const [index, step] of steps.entries()) {
    const property = propertyOf(object, step);
    if (property === undefined) return undefined;
    const value = withoutTypes(property.value);
    if (index === steps.length - 1) {
      if (!hasSpan(property.value) || !hasSpan(value)) return undefined;
      const { start } = source.span(property.key);
      return { property: { start, end: source.span(property.value).end }, value };
    }
    object = value;
  }
  return undefined;
}

function propertyOf(object: Expression, name: string): KeyValueProperty | undefined {
  if (object.type !== "ObjectExpression") return undefined;
  return object.properties.filter(isNamed).findLast((property) => keyOf(property) === name);
}

function isNamed(property: Property | SpreadElement): property is KeyValueProperty {
  return property.type === "KeyValueProperty";
}

/** Elements of JSX have no place; there are none in data. */
export function hasSpan(expression: Expression): expression is Expression & HasSpan {
  return "span" in expression;
}

function keyOf({ key }: KeyValueProperty): string | undefined {
  if (key.type === "Identifier" || key.type === "StringLiteral") return key.value;
  return key.type === "NumericLiteral" ? String(key.value) : undefined;
}

function memberOf(object: ObjectExpression, name: string): Expression | undefined {
  const property = propertyOf(object, name);
  return property === undefined ? undefined : withoutTypes(property.value);
}

/** Value of a literal; undefined where code computes it. */
export function literalOf(expression: Expression | undefined): Json | undefined {
  if (expression === undefined) return undefined;
  const value = withoutTypes(expression);
  switch (value.type) {
    case "StringLiteral":
    case "NumericLiteral":
    case "BooleanLiteral":
      return value.value;
    case "NullLiteral":
      return null;
    case "UnaryExpression": {
      const inner = literalOf(value.argument);
      return value.operator === "-" && typeof inner === "number" ? -inner : undefined;
    }
    case "ArrayExpression":
      return listOf(
        value.elements.map((element) => (element?.spread ? undefined : literalOf(element?.expression))),
      );
    case "ObjectExpression":
      return objectOf(value);
    default:
      return undefined;
  }
}

function listOf(items: readonly (Json | undefined)[]): Json | undefined {
  return items.every((item) => item !== undefined) ? items : undefined;
}

function objectOf({ properties }: ObjectExpression): Json | undefined {
  const members: Record<string, Json> = {};
  for (const property of properties) {
    const name = isNamed(property) ? keyOf(property) : undefined;
    const value = isNamed(property) ? literalOf(property.value) : undefined;
    if (name === undefined || value === undefined) return undefined;
    members[name] = value;
  }
  return members;
}
