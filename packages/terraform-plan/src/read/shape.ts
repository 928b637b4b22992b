import type { Json } from "../value";

export type JsonObject = { readonly [key: string]: Json };

/**
 * Cheap readers for JSON whose shape is not sure: anything that is not what was asked for counts as absent,
 * because newer formats add and older ones lack keys.
 */
export function isJsonObject(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function isJsonList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}

const NOTHING: JsonObject = {};

export function objectAt(parent: JsonObject, key: string): JsonObject {
  const value = parent[key];
  return isJsonObject(value) ? value : NOTHING;
}

export function listAt(parent: JsonObject, key: string): readonly Json[] {
  const value = parent[key];
  return isJsonList(value) ? value : [];
}

export function objectsAt(parent: JsonObject, key: string): readonly JsonObject[] {
  return listAt(parent, key).filter(isJsonObject);
}

export function textAt(parent: JsonObject, key: string): string | undefined {
  const value = parent[key];
  return typeof value === "string" ? value : undefined;
}

export function textsAt(parent: JsonObject, key: string): readonly string[] {
  return listAt(parent, key).filter((item) => typeof item === "string");
}

export function isDefined<T>(value: T | undefined): value is T {
  return value !== undefined;
}
