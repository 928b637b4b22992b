import { isList, isObject, type Json, type Value, type ValueObject } from "@infra-tools/terraform-plan/value";
import type { TypeJson } from "../protocol/type";

type JsonObject = { readonly [key: string]: Json };

/**
 * An object from its JSON, as Terraform's state and the cloud keep it, brought to the present schema: attributes
 * that the schema no longer has are dropped, new ones are null.
 */
export function stateFromJson(json: JsonObject, type: TypeJson): ValueObject {
  const value = fromJson(json, type);
  return isObject(value) ? value : {};
}

function fromJson(json: Value | undefined, type: TypeJson): Value {
  if (json === undefined || json === null) return null;
  if (type === "dynamic") {
    return isObject(json) && "type" in json && "value" in json ? json : null;
  }
  if (typeof type === "string") return primitive(json, type);
  switch (type[0]) {
    case "list":
    case "set": {
      const element = type[1];
      return isList(json) ? json.map((inner) => fromJson(inner, element)) : null;
    }
    case "tuple":
      return isList(json) ? type[1].map((inner, index) => fromJson(json[index], inner)) : null;
    case "map": {
      const element = type[1];
      if (!isObject(json)) return null;
      return Object.fromEntries(Object.entries(json).map(([key, inner]) => [key, fromJson(inner, element)]));
    }
    case "object":
      if (!isObject(json)) return null;
      return Object.fromEntries(
        Object.entries(type[1]).map(([name, inner]) => [name, fromJson(json[name], inner)]),
      );
  }
}

/** Texts, numbers and truth values turn into each other as Terraform converts them. */
function primitive(json: Value, type: "string" | "number" | "bool"): Value {
  if (typeof json === type) return json;
  if (isList(json) || isObject(json)) return null;
  const text = String(json);
  if (type === "string") return text;
  if (type === "bool")
    return text === "true" || text === "1" ? true : text === "false" || text === "0" ? false : null;
  return text.trim() === "" || Number.isNaN(Number(text)) ? null : text;
}
