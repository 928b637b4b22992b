import { canonical } from "@infra-tools/terraform-plan/compare/canonical";
import { type Json, parseJson } from "@infra-tools/terraform-plan/value";

/** Texts that match one of the patterns, or texts that match none of them. */
export type Term =
  | { readonly mode: "only"; readonly patterns: readonly string[] }
  | { readonly mode: "except"; readonly patterns: readonly string[] };

/** One condition: an operator as written, a key in lower case, and the values it is compared with. */
export interface Condition {
  readonly operator: string;
  readonly key: string;
  readonly values: readonly string[];
}

export interface Statement {
  readonly sid: string | undefined;
  readonly effect: "Allow" | "Deny";
  /** Undefined in a policy attached to an identity: the identity is the principal. */
  readonly principals: Term | undefined;
  readonly actions: Term;
  readonly resources: Term;
  readonly conditions: readonly Condition[];
}

type JsonObject = { readonly [key: string]: Json };

/**
 * Parses the versions of an IAM policy document into statements; undefined if a text is not a policy. A statement that is
 * in more than one version, word for word, is one object in all: most are, and need neither be read twice nor compared.
 * Grammar: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
 */
export function policyParser(): (text: string) => readonly Statement[] | undefined {
  const cache = new Map<string, Statement>();
  const parse = (entry: JsonObject): Statement => {
    const text = canonical(entry);
    const statement = cache.get(text) ?? parseStatement(entry);
    cache.set(text, statement);
    return statement;
  };
  return (text) => {
    const document = parseJson(text);
    if (!isJsonObject(document) || document["Statement"] === undefined) return undefined;
    return asList(document["Statement"]).filter(isJsonObject).map(parse);
  };
}

function parseStatement(entry: JsonObject): Statement {
  return {
    sid: typeof entry["Sid"] === "string" && entry["Sid"] !== "" ? entry["Sid"] : undefined,
    effect: entry["Effect"] === "Deny" ? "Deny" : "Allow",
    principals: parsePrincipals(entry),
    actions: parseTerm(entry, "Action", "NotAction"),
    resources: parseTerm(entry, "Resource", "NotResource"),
    conditions: parseConditions(entry["Condition"]),
  };
}

function parseTerm(entry: JsonObject, key: string, notKey: string): Term {
  const except = entry[notKey];
  if (except !== undefined) return { mode: "except", patterns: asTexts(except) };
  const only = entry[key];
  // A trust policy names no resource: its resource is the role it belongs to.
  return { mode: "only", patterns: only === undefined ? ["*"] : asTexts(only) };
}

function parsePrincipals(entry: JsonObject): Term | undefined {
  const except = entry["NotPrincipal"];
  if (except !== undefined) return { mode: "except", patterns: principalPatterns(except) };
  const only = entry["Principal"];
  return only === undefined ? undefined : { mode: "only", patterns: principalPatterns(only) };
}

/** `AWS:arn:aws:iam::123456789012:root`, `Service:s3.amazonaws.com`, `*`. */
function principalPatterns(principal: Json): readonly string[] {
  if (!isJsonObject(principal)) return asTexts(principal);
  return Object.entries(principal).flatMap(([kind, names]) =>
    asTexts(names).map((name) => (kind === "AWS" ? awsPrincipal(name) : `${kind}:${name}`)),
  );
}

function awsPrincipal(name: string): string {
  if (name === "*") return "*";
  return /^\d{12}$/.test(name) ? `AWS:arn:aws:iam::${name}:root` : `AWS:${name}`;
}

function parseConditions(block: Json | undefined): readonly Condition[] {
  if (!isJsonObject(block)) return [];
  return Object.entries(block).flatMap(([operator, keys]) =>
    isJsonObject(keys)
      ? Object.entries(keys).map(([key, values]) => ({
          operator,
          key: key.toLowerCase(),
          values: asTexts(values),
        }))
      : [],
  );
}

function isJsonObject(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function asList(value: Json): readonly Json[] {
  return Array.isArray(value) ? value : [value];
}

function asTexts(value: Json): readonly string[] {
  return asList(value)
    .filter((item) => typeof item === "string" || typeof item === "number" || typeof item === "boolean")
    .map(String);
}
