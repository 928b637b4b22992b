import { equal } from "@infra-tools/terraform-plan/compare/canonical";
import { isUnknown, type Json, type Value } from "@infra-tools/terraform-plan/value";
import { collect, hasUnknown, isUnset, reveal } from "../values/inspect";
import { toNumber } from "../values/quantity";
import { covers } from "../values/wildcard";
import type { Condition } from "./schema";

/** Conditions by path, all of which must hold. An unknown value can become anything: it is taken for what is reported. */
export function holdAll(conditions: Readonly<Record<string, Condition>>, side: Value | undefined): boolean {
  return Object.entries(conditions).every(([path, condition]) => holds(condition, collect(side, path)));
}

function holds(condition: Condition, values: readonly Value[]): boolean {
  if (values.some(hasUnknown)) return true;
  if (typeof condition !== "object" || condition === null)
    return values.some((value) => isSame(value, condition)) || (condition === null && values.every(isUnset));
  const { present, not } = condition;
  const isSet = values.some((value) => !isUnset(value));
  if (present !== undefined && present !== isSet) return false;
  if (not !== undefined && values.some((value) => isSame(value, not))) return false;
  const tests = testsOf(condition);
  return tests.length === 0 || values.some((value) => tests.every((test) => test(value)));
}

/** Tests that one and the same value must pass. */
function testsOf(
  condition: Exclude<Condition, string | number | boolean | null>,
): readonly ((value: Value) => boolean)[] {
  const { equals, in: some, like, contains, above, below } = condition;
  return [
    ...(equals === undefined ? [] : [(value: Value) => isSame(value, equals)]),
    ...(some === undefined ? [] : [(value: Value) => some.some((item) => isSame(value, item))]),
    ...(like === undefined ? [] : [(value: Value) => covers(like, textOf(value))]),
    ...(contains === undefined ? [] : [(value: Value) => textOf(value).includes(contains)]),
    ...(above === undefined ? [] : [(value: Value) => (toNumber(value) ?? Number.NaN) > above]),
    ...(below === undefined ? [] : [(value: Value) => (toNumber(value) ?? Number.NaN) < below]),
  ];
}

/** Numbers and switches that are texts in a plan are equal to what they stand for. */
function isSame(value: Value, wanted: Json): boolean {
  const plain = reveal(value);
  if (plain === undefined || isUnknown(plain)) return false;
  return equal(plain, wanted) || (typeof wanted !== "object" && textOf(plain) === String(wanted));
}

function textOf(value: Value): string {
  const plain = reveal(value);
  return typeof plain === "string" || typeof plain === "number" || typeof plain === "boolean"
    ? String(plain)
    : "";
}
