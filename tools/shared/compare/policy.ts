import { isList, isObject, type Value, type ValueObject } from "../value";

/** Where AWS takes one text or a list of them: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html */
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
  return { ...document, Statement: statements.map(normalizeStatement) };
}

function isStatement(value: Value): value is ValueObject {
  return isObject(value) && (value["Effect"] === "Allow" || value["Effect"] === "Deny");
}

function normalizeStatement(statement: ValueObject): ValueObject {
  return Object.fromEntries(
    Object.entries(statement).map(([key, value]) => {
      if (SCALAR_OR_LIST.includes(key)) return [key, asList(value)];
      if (PRINCIPALS.includes(key)) return [key, normalizePrincipal(value)];
      if (key === "Condition") return [key, normalizeCondition(value)];
      return [key, value];
    }),
  );
}

function normalizePrincipal(value: Value): Value {
  if (value === "*") return { AWS: ["*"] };
  return isObject(value) ? mapValues(value, asList) : value;
}

/** Operator -> key -> one text or many; booleans and numbers may stand without quotes. */
function normalizeCondition(value: Value): Value {
  if (!isObject(value)) return value;
  return mapValues(value, (keys) =>
    isObject(keys) ? mapValues(keys, (values) => asList(values).map(asText)) : keys,
  );
}

function asText(value: Value): Value {
  return typeof value === "boolean" || typeof value === "number" ? String(value) : value;
}

function asList(value: Value | undefined): readonly Value[] {
  if (value === undefined) return [];
  return isList(value) ? value : [value];
}

function mapValues(object: ValueObject, change: (value: Value) => Value): ValueObject {
  return Object.fromEntries(Object.entries(object).map(([key, value]) => [key, change(value)]));
}
