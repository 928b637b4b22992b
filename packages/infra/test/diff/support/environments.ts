import type { Json } from "@infra-tools/terraform-plan/value";
import { ops } from "../../../../../environments/ops";
import { pre } from "../../../../../environments/pre";
import { environmentProblems } from "../../../../../environments/validate";

/** The environments' data as plain JSON. */
export const DATA = { pre: plain(pre), ops: plain(ops) } as const;

export function plain(data: object): Json {
  return JSON.parse(JSON.stringify(data));
}

export function isValid(data: Json): boolean {
  return environmentProblems("ops", data).length === 0;
}

/** A leaf of the data: where it is and what stands there. */
export interface Leaf {
  readonly steps: readonly string[];
  readonly value: Json;
}

/** Every text, number and switch outside of lists. */
export function leaves(data: Json, steps: readonly string[] = []): readonly Leaf[] {
  if (typeof data !== "object") return [{ steps, value: data }];
  if (data === null || Array.isArray(data)) return [];
  return Object.entries(data).flatMap(([key, inner]) => leaves(inner, [...steps, key]));
}

/** Other values that a leaf might take; most of them are valid. */
export function others(value: Json): readonly Json[] {
  if (typeof value === "boolean") return [!value];
  if (typeof value === "number") {
    return Number.isInteger(value) ? [value + 1, value - 1, value + 256] : [value / 2, value * 1.01];
  }
  return typeof value === "string" ? [`${value}x`, `x${value}`] : [];
}

export function setLeaf(data: Json, steps: readonly string[], value: Json): Json {
  const copy = structuredClone(data);
  let node: unknown = copy;
  for (const step of steps.slice(0, -1)) node = Reflect.get(Object(node), step);
  Reflect.set(Object(node), steps.at(-1) ?? "", value);
  return copy;
}
