import type { Json } from "@infra-tools/terraform-plan/value";

/** A type as Terraform writes it in JSON: https://github.com/zclconf/go-cty/blob/main/docs/json.md */
export type TypeJson =
  | "string"
  | "number"
  | "bool"
  | "dynamic"
  | readonly ["list" | "set" | "map", TypeJson]
  | readonly ["object", { readonly [attribute: string]: TypeJson }]
  | readonly ["tuple", readonly TypeJson[]];

const COLLECTIONS = new Set(["list", "set", "map"]);
const PRIMITIVES = new Set(["string", "number", "bool", "dynamic"]);

/** The most a type may be nested; Terraform has no such limit, but a hostile message must not end the process. */
const MAX_DEPTH = 100;

/** Reads a type that came over the wire; throws when it is none. */
export function parseType(json: Json, depth = 0): TypeJson {
  if (depth > MAX_DEPTH) throw new Error("a type is nested too deeply");
  if (isPrimitiveName(json)) return json;
  if (isJsonList(json)) {
    const [kind, inner] = json;
    if (isCollectionName(kind) && inner !== undefined) return [kind, parseType(inner, depth + 1)];
    if (kind === "tuple" && inner !== undefined && isJsonList(inner)) {
      return ["tuple", inner.map((element) => parseType(element, depth + 1))];
    }
    if (kind === "object" && isJsonObject(inner)) {
      const attributes = Object.entries(inner).map(([name, type]): [string, TypeJson] => [
        name,
        parseType(type, depth + 1),
      ]);
      return ["object", Object.fromEntries(attributes)];
    }
  }
  throw new Error(`not a Terraform type: ${JSON.stringify(json)}`);
}

/** The type Terraform gives a literal JSON value: objects and tuples, never maps and lists. */
export function typeOfJson(value: Json): TypeJson {
  if (value === null) return "dynamic";
  if (typeof value === "string") return "string";
  if (typeof value === "number") return "number";
  if (typeof value === "boolean") return "bool";
  if (isJsonList(value)) return ["tuple", value.map(typeOfJson)];
  return [
    "object",
    Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, typeOfJson(inner)])),
  ];
}

function isPrimitiveName(json: Json): json is "string" | "number" | "bool" | "dynamic" {
  return typeof json === "string" && PRIMITIVES.has(json);
}

function isCollectionName(json: Json | undefined): json is "list" | "set" | "map" {
  return typeof json === "string" && COLLECTIONS.has(json);
}

function isJsonList(json: Json): json is readonly Json[] {
  return Array.isArray(json);
}

function isJsonObject(json: Json | undefined): json is { readonly [key: string]: Json } {
  return typeof json === "object" && json !== null && !Array.isArray(json);
}
