import type { Change } from "@infra-tools/terraform-plan/model";
import { isList, isObject, type Value, type ValueObject } from "@infra-tools/terraform-plan/value";
import { change, nested } from "../checks/plans";

/** A single change with what a careful person says about it. */
export interface Labelled {
  readonly verdict: "danger" | "safe" | "cannot-tell";
  /** Its effect, as a sentence. */
  readonly why: string;
  readonly change: Change;
}

export function danger(why: string, labelled: Change): Labelled {
  return { verdict: "danger", why, change: labelled };
}

export function safe(why: string, labelled: Change): Labelled {
  return { verdict: "safe", why, change: labelled };
}

/** A change of which nobody can tell what it does before the apply. */
export function undecided(why: string, labelled: Change): Labelled {
  return { verdict: "cannot-tell", why, change: labelled };
}

/** Labelled changes by what they threaten (`exposure`, `retention`, ...) or leave alone (`strengthen`, `benign`, ...). */
export type ByKind = Readonly<Record<string, readonly Labelled[]>>;

type Sides = readonly [before: Value, after: Value];

/** An update of attributes, each by its path: `set("x_y", { "a[].b": [1, 2] })`. `same` has what both sides share. */
export function set(type: string, sides: Readonly<Record<string, Sides>>, same: ValueObject = {}): Change {
  const side = (index: 0 | 1): ValueObject =>
    Object.entries(sides).reduce<ValueObject>(
      (object, [path, values]) => merged(object, nested(path, values[index])),
      same,
    );
  return change(type, { action: "update", before: side(0), after: side(1) });
}

function merged(one: ValueObject, other: ValueObject): ValueObject {
  const result: Record<string, Value> = { ...one };
  for (const [key, value] of Object.entries(other)) {
    const existing = result[key];
    const isOneBlock = isList(existing) && isList(value) && existing.length === 1 && value.length === 1;
    const [inner, added] = isOneBlock ? [existing[0], value[0]] : [existing, value];
    const together = isObject(inner) && isObject(added) ? merged(inner, added) : undefined;
    if (together !== undefined) result[key] = isOneBlock ? [together] : together;
    else if (isOneBlock) result[key] = [...existing, ...value];
    else result[key] = value;
  }
  return result;
}
