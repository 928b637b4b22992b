import type { Json } from "@infra-tools/terraform-plan/value";

export type JsonObject = { readonly [key: string]: Json };

export function isList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

type Step = string | number;

/** Every place in a value, the value itself first. */
export function places(value: Json, path: readonly Step[] = []): readonly (readonly Step[])[] {
  const inner = isList(value)
    ? value.flatMap((item, index) => places(item, [...path, index]))
    : isObject(value)
      ? Object.entries(value).flatMap(([key, item]) => places(item, [...path, key]))
      : [];
  return [path, ...inner];
}

export function valueAt(value: Json | undefined, path: readonly Step[]): Json | undefined {
  return path.reduce<Json | undefined>((inner, step) => {
    if (isList(inner) && typeof step === "number") return inner[step];
    return isObject(inner) && typeof step === "string" && Object.hasOwn(inner, step)
      ? inner[step]
      : undefined;
  }, value);
}

/** The value with another one at a place; undefined removes what is there. */
export function withAt(value: Json, path: readonly Step[], wanted: Json | undefined): Json {
  const [step, ...rest] = path;
  if (step === undefined) return wanted ?? null;
  if (isList(value)) {
    return value.flatMap((item, index) => {
      if (index !== step) return [item];
      return rest.length === 0 && wanted === undefined ? [] : [withAt(item, rest, wanted)];
    });
  }
  if (!isObject(value)) return value;
  const changed = Object.entries(value).flatMap(([key, item]): readonly (readonly [string, Json])[] => {
    if (key !== step) return [[key, item]];
    return rest.length === 0 && wanted === undefined ? [] : [[key, withAt(item, rest, wanted)]];
  });
  const isNew =
    typeof step === "string" && !Object.hasOwn(value, step) && wanted !== undefined && rest.length === 0;
  return Object.fromEntries(isNew ? [...changed, [step, wanted]] : changed);
}
