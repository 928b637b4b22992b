import { isList, isObject, type Value, type ValueObject } from "../value";

/** Policy elements in which AWS accepts one text or a list: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html */
const SCALAR_OR_LIST = ["Action", "NotAction", "Resource", "NotResource"];
const PRINCIPALS = ["Principal", "NotPrincipal"];

/**
 * Brings an AWS policy document into one form: what may be one text or a list becomes a list, `"*"` as principal
 * becomes `{ "AWS": ["*"] }`, values of conditions become texts. Anything else comes back as it is.
 */
export function normalizePolicy(document: Value): Value {
  if (!isObject(document) || !Object.hasOwn(document, "Statement")) return document;
  const statements = asList(document["Statement"]);
  if (statements.length === 0 || !statements.every(isStatement)) return document;
  return { ...document, Statement: statements.map((statement) => mapValues(statement, normalizeMember)) };
}

function isStatement(value: Value): value is ValueObject {
  return isObject(value) && (value["Effect"] === "Allow" || value["Effect"] === "Deny");
}

function normalizeMember(value: Value, key: string): Value {
  if (SCALAR_OR_LIST.includes(key)) return asList(value);
  if (PRINCIPALS.includes(key)) return normalizePrincipal(value);
  return key === "Condition" ? normalizeCondition(value) : value;
}

function normalizePrincipal(value: Value): Value {
  if (value === "*") return { AWS: ["*"] };
  return isObject(value) ? mapValues(value, asList) : value;
}

/** Operator -> key -> one text or many; booleans and numbers may be without quotes. */
function normalizeCondition(value: Value): Value {
  if (!isObject(value)) return value;
  return mapValues(value, (keys) => (isObject(keys) ? mapValues(keys, asTexts) : keys));
}

function asTexts(values: Value): readonly Value[] {
  return isList(values) && values.every(isText) ? values : asList(values).map(asText);
}

function isText(value: Value): boolean {
  return typeof value === "string";
}

function asText(value: Value): Value {
  return typeof value === "boolean" || typeof value === "number" ? String(value) : value;
}

function asList(value: Value | undefined): readonly Value[] {
  if (value === undefined) return [];
  return isList(value) ? value : [value];
}

/** The object itself when nothing in it changes: most policies are in this form already. */
function mapValues(object: ValueObject, change: (value: Value, key: string) => Value): ValueObject {
  let changed: [string, Value][] | undefined;
  for (const key in object) {
    const value = object[key] ?? null;
    const mapped = change(value, key);
    if (mapped !== value) changed = [...(changed ?? []), [key, mapped]];
  }
  return changed === undefined ? object : { ...object, ...Object.fromEntries(changed) };
}
