import { compare } from "@infra-tools/terraform-plan/compare/compare";
import type { Delta } from "@infra-tools/terraform-plan/compare/delta";
import { createScrubber, scrubValue } from "@infra-tools/terraform-plan/scrub/scrub";
import { secretTexts } from "@infra-tools/terraform-plan/scrub/secrets";
import { isList, isObject, isSensitive, SensitiveValue, type Value } from "@infra-tools/terraform-plan/value";
import type { State } from "./read";

/** One object of two states. */
export interface StateDifference {
  readonly address: string;
  readonly kind: "only-a" | "only-b" | "changed";
  readonly deltas: readonly Delta[];
}

export interface StateDiff {
  readonly differences: readonly StateDifference[];
  readonly compared: number;
}

/** Compares two states by address. No secret of either is left in the result, nor a copy of one. */
export function diffStates(a: State, b: State): StateDiff {
  const secrets = new Set<string>();
  for (const value of [...a.values(), ...b.values()]) collectSecrets(value, secrets);
  const scrub = createScrubber(secrets, new Set());
  const clean = (value: Value | undefined) => (value === undefined ? undefined : scrubValue(value, scrub));
  const addresses = [...new Set([...a.keys(), ...b.keys()])];
  const differences = addresses.flatMap((address): readonly StateDifference[] => {
    const [valueA, valueB] = [a.get(address), b.get(address)];
    if (valueA === undefined || valueB === undefined) {
      return [{ address: scrub(address), kind: valueB === undefined ? "only-a" : "only-b", deltas: [] }];
    }
    // Compared as they are, so that a change of a secret's copy is noticed, and cleaned afterwards.
    const deltas = compare(valueA, valueB).deltas.map((delta) => cleanDelta(delta, clean));
    return deltas.length === 0 ? [] : [{ address: scrub(address), kind: "changed", deltas }];
  });
  return { differences, compared: addresses.length };
}

/** Two texts that are the same once secrets are hidden differ in secrets only: that they differ stays visible. */
function cleanDelta(delta: Delta, clean: (value: Value | undefined) => Value | undefined): Delta {
  const before = clean(delta.before);
  const after = clean(delta.after);
  const path = delta.path.map((step) => cleanStep(step, clean));
  if (typeof before === "string" && before === after) {
    return {
      ...delta,
      path,
      kind: "sensitive",
      before: new SensitiveValue(delta.before ?? null),
      after: new SensitiveValue(delta.after ?? null),
    };
  }
  return { ...delta, path, before, after };
}

/** Identities of elements and keys of maps are data too. */
function cleanStep(
  step: Delta["path"][number],
  clean: (value: Value | undefined) => Value | undefined,
): Delta["path"][number] {
  if (typeof step === "number") return step;
  if (typeof step === "string") return String(clean(step));
  return { element: String(clean(step.element)) };
}

function collectSecrets(value: Value, secrets: Set<string>): void {
  if (isSensitive(value)) for (const text of secretTexts(value)) secrets.add(text);
  else if (isList(value)) for (const item of value) collectSecrets(item, secrets);
  else if (isObject(value)) for (const item of Object.values(value)) collectSecrets(item, secrets);
}
