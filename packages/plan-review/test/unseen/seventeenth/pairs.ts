import type { ValueObject } from "@infra-tools/terraform-plan/value";
import { create, update } from "../../checks/plans";
import { danger, type Labelled, safe } from "../labelled";

/**
 * A rule of a scanner as two updates: from the attributes that it passes to those that it fails, and back. `same` has the
 * attributes that both sides share.
 */
export function both(
  rule: string,
  why: string,
  type: string,
  passing: ValueObject,
  failing: ValueObject,
  same: ValueObject = {},
): readonly Labelled[] {
  const [good, bad] = [
    { ...same, ...passing },
    { ...same, ...failing },
  ];
  return [
    danger(`${rule}: ${why}`, update(type, good, bad)),
    safe(`${rule}: corrected`, update(type, bad, good)),
  ];
}

/** The first of the two updates: the second one is reported, too, since it grants, requires or moves something else. */
export function weakens(...pair: Parameters<typeof both>): readonly Labelled[] {
  return both(...pair).slice(0, 1);
}

/** A new resource with a value that the rule fails. */
export function starts(rule: string, why: string, type: string, after: ValueObject): readonly Labelled[] {
  return [danger(`${rule}: ${why}`, create(type, after))];
}

/** A new resource that the rule passes. */
export function clean(rule: string, type: string, after: ValueObject): readonly Labelled[] {
  return [safe(`${rule}: passes`, create(type, after))];
}
