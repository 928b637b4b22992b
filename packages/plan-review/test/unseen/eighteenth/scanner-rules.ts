import type { Value, ValueObject } from "@infra-tools/terraform-plan/value";
import { create, replace } from "../../checks/plans";
import { danger, type Labelled, safe, set } from "../labelled";

/** Values by path: that with which the rule of a scanner passes, and that with which it fails. */
type Values = Readonly<Record<string, readonly [passing: Value, failing: Value]>>;

/** A rule of a scanner as two updates: to the failing values, and back. */
export function both(why: string, type: string, values: Values, same: ValueObject = {}): readonly Labelled[] {
  return [
    danger(why, set(type, values, same)),
    safe(`The way back. ${why}`, set(type, reversed(values), same)),
  ];
}

/** The failing values alone: the way back is another finding on purpose. */
export function changed(
  why: string,
  type: string,
  values: Values,
  same: ValueObject = {},
): readonly Labelled[] {
  return both(why, type, values, same).slice(0, 1);
}

/** The same where the provider replaces the resource; the way back would be a loss, too. */
export function replaced(
  why: string,
  type: string,
  values: Values,
  same: ValueObject = {},
): readonly Labelled[] {
  const { before = {}, after = {} } = set(type, values, same);
  return [danger(why, replace(type, before, after))];
}

/** A new resource whose written value fails, and is not the provider's default. */
export function created(why: string, type: string, values: ValueObject): readonly Labelled[] {
  return [danger(why, create(type, values))];
}

/** A new resource with the passing value. */
export function createdWell(why: string, type: string, values: ValueObject): readonly Labelled[] {
  return [safe(why, create(type, values))];
}

function reversed(values: Values): Values {
  return Object.fromEntries(
    Object.entries(values).map(([path, [passing, failing]]) => [path, [failing, passing] as const]),
  );
}

/** Rules of scanners by what they guard, each as one or more labelled changes. */
export type ByRule = Readonly<Record<string, readonly (readonly Labelled[])[]>>;
