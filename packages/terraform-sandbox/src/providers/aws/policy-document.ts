import {
  isList,
  isObject,
  type Json,
  parseJson,
  type Value,
  type ValueObject,
} from "@infra-tools/terraform-plan/value";
import { DiagnosticError, errorDiagnostic } from "../../protocol/diagnostic";

type JsonObject = { readonly [key: string]: Json };

/**
 * The JSON of `aws_iam_policy_document`, as the provider writes it: one value as text, several as a list in
 * reverse alphabetical order, and keys in the order of AWS' policy grammar.
 */
export function policyDocument(document: ValueObject, indent: number): string {
  const merged = merge([
    ...parsed(document["source_json"]),
    ...texts(document["source_policy_documents"]).flatMap(parsed),
    policyHead(document),
    ...texts(document["override_policy_documents"]).flatMap(parsed),
    ...parsed(document["override_json"]),
  ]);
  return JSON.stringify(merged, undefined, indent);
}

function policyHead(document: ValueObject): JsonObject {
  const id = document["policy_id"];
  return {
    Version: typeof document["version"] === "string" ? document["version"] : "2012-10-17",
    ...(typeof id === "string" && id !== "" ? { Id: id } : {}),
    Statement: objects(document["statement"]).map(statement),
  };
}

/** A statement with a Sid takes the place of an earlier one with the same. */
function merge(documents: readonly JsonObject[]): JsonObject {
  const statements: Json[] = [];
  for (const document of documents) {
    const all = document["Statement"];
    for (const one of Array.isArray(all) ? all : all === undefined ? [] : [all]) {
      const index = statements.findIndex((merged) => sid(merged) !== undefined && sid(merged) === sid(one));
      if (index < 0) statements.push(one);
      else statements[index] = one;
    }
  }
  const [version, id] = ["Version", "Id"].map((key) =>
    documents.reduce<Json | undefined>((last, document) => document[key] ?? last, undefined),
  );
  return {
    Version: version ?? "2012-10-17",
    ...(id === undefined ? {} : { Id: id }),
    ...(statements.length === 0 ? {} : { Statement: statements }),
  };
}

function sid(statement: Json): Json | undefined {
  if (typeof statement !== "object" || statement === null || Array.isArray(statement)) return undefined;
  const entry = Object.entries(statement).find(([key]) => key === "Sid")?.[1];
  return entry === "" ? undefined : entry;
}

function statement(value: ValueObject): JsonObject {
  const id = value["sid"];
  const effect = value["effect"];
  return {
    ...(typeof id === "string" && id !== "" ? { Sid: id } : {}),
    Effect: typeof effect === "string" && effect !== "" ? effect : "Allow",
    ...named("Action", oneOrMany(texts(value["actions"]))),
    ...named("NotAction", oneOrMany(texts(value["not_actions"]))),
    ...named("Resource", oneOrMany(texts(value["resources"]))),
    ...named("NotResource", oneOrMany(texts(value["not_resources"]))),
    ...named("Principal", principals(objects(value["principals"]))),
    ...named("NotPrincipal", principals(objects(value["not_principals"]))),
    ...named("Condition", conditions(objects(value["condition"]))),
  };
}

function principals(all: readonly ValueObject[]): Json | undefined {
  if (all.length === 0) return undefined;
  const byType: Record<string, string[]> = {};
  for (const { type, identifiers } of all) {
    if (typeof type === "string") byType[type] = [...(byType[type] ?? []), ...texts(identifiers)];
  }
  if (Object.keys(byType).length === 1 && byType["*"]?.join() === "*") return "*";
  const entries = Object.entries(byType).map(([type, names]): [string, Json] => [
    type,
    oneOrMany(names) ?? [],
  ]);
  return Object.fromEntries(entries);
}

function conditions(all: readonly ValueObject[]): Json | undefined {
  if (all.length === 0) return undefined;
  const tests: Record<string, Record<string, Json>> = {};
  for (const { test, variable, values } of all) {
    if (typeof test !== "string" || typeof variable !== "string") continue;
    const given = texts(values);
    tests[test] = { ...tests[test], [variable]: given.length === 1 ? (given[0] ?? "") : given };
  }
  const sortedTests = Object.entries(tests).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(
    sortedTests.map(([test, variables]) => [
      test,
      Object.fromEntries(Object.entries(variables).sort(([a], [b]) => (a < b ? -1 : 1))),
    ]),
  );
}

function named(name: string, value: Json | undefined): JsonObject {
  return value === undefined ? {} : { [name]: value };
}

function oneOrMany(values: readonly string[]): Json | undefined {
  if (values.length === 0) return undefined;
  const [only] = values;
  if (values.length === 1 && only !== undefined) return only;
  return [...values].sort((a, b) => (a < b ? 1 : a > b ? -1 : 0));
}

/** `&{` is an escaped `${` in these documents. */
function texts(value: Value | undefined): readonly string[] {
  const all = isList(value) ? value.filter((element) => typeof element === "string") : [];
  return all.map((text) => text.replaceAll("&{", "${"));
}

function objects(value: Value | undefined): readonly ValueObject[] {
  return isList(value) ? value.filter(isObject) : [];
}

function parsed(text: Value | undefined): readonly JsonObject[] {
  if (typeof text !== "string" || text === "") return [];
  const document = parseJson(text);
  if (isJsonObject(document)) return [document];
  throw new DiagnosticError([
    errorDiagnostic(
      "The policy document to merge is not valid",
      `It must be a JSON object: ${text.slice(0, 200)}`,
    ),
  ]);
}

function isJsonObject(json: Json | undefined): json is JsonObject {
  return typeof json === "object" && json !== null && !Array.isArray(json);
}
