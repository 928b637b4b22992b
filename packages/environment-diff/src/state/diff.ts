import { compare } from "@infra-tools/terraform-plan/compare/compare";
import type { Comparison, Delta } from "@infra-tools/terraform-plan/compare/delta";
import { createScrubber, scrubValue } from "@infra-tools/terraform-plan/scrub/scrub";
import { secretTexts } from "@infra-tools/terraform-plan/scrub/secrets";
import { isList, isObject, isSensitive, SensitiveValue, type Value } from "@infra-tools/terraform-plan/value";
import { listOrder } from "../stack/list-order";
import { differsInWord } from "./differs-in-word";
import { type MatchedObject, matchStates } from "./match";
import { GENERATED_KEYS, REPEATING_KEYS } from "./name-keys";
import type { NamePair, Names } from "./names";
import type { State } from "./read";

/** One object of two states. */
export interface StateDifference {
  /** Of side B where both have it. */
  readonly address: string;
  /** Of side A, where a name makes it another one. */
  readonly addressA?: string;
  readonly kind: "only-a" | "only-b" | "changed";
  readonly deltas: readonly Delta[];
}

export interface StateDiff {
  readonly differences: readonly StateDifference[];
  readonly compared: number;
  /** Number of the compared that are variables of plans. @default 0 */
  readonly variables?: number;
  /** Names that stand for each other; a text that differs in them only is no difference. */
  readonly names: readonly NamePair[];
  /** Objects that differ in names and generated values only. */
  readonly sameButNames: number;
  /** Attributes that one side knows after an apply only, so that nobody can compare them. */
  readonly knownAfterApply: number;
}

/** Rules for what counts as a difference. */
export interface StateDiffOptions {
  /** Keep differences in names and in values that providers generate. @default false */
  readonly raw?: boolean;
}

type Clean = (value: Value | undefined) => Value | undefined;

/** Compares two states object by object. No secret of either is left in the result, nor a copy of one. */
export function diffStates(a: State, b: State, { raw = false }: StateDiffOptions = {}): StateDiff {
  const secrets = secretsOf(a, b);
  const hide = createScrubber(secrets, new Set());
  const { both, onlyA, onlyB, names } = matchStates(a, b, (text) => hide(text) !== text);
  // A copy of a secret is a secret in the other side's words too.
  const scrub = createScrubber(new Set([...secrets, ...[...secrets].map(names.textToB)]), new Set());
  const clean: Clean = (value) => (value === undefined ? undefined : scrubValue(value, scrub));
  let knownAfterApply = 0;
  const changed = both.map((object): StateDifference => {
    const all = raw ? compareObjects(object).deltas : meaningfulDeltas(object, names);
    const comparable = all.filter(({ kind }) => kind !== "unknown");
    knownAfterApply += all.length - comparable.length;
    const deltas = comparable.map((delta) => cleanDelta(delta, clean));
    const renamed = object.addressA === object.addressB ? {} : { addressA: scrub(object.addressA) };
    return { address: scrub(object.addressB), ...renamed, kind: "changed", deltas };
  });
  const differing = changed.filter(({ deltas }) => deltas.length > 0);
  const isSameButNames = (object: MatchedObject, index: number) =>
    changed[index]?.deltas.length === 0 &&
    (differsInWord(object.a, object.b) ||
      compareObjects(object).deltas.some(({ kind }) => kind !== "unknown"));
  const only = (kind: "only-a" | "only-b", addresses: readonly string[]) =>
    addresses.map((address): StateDifference => ({ address: scrub(address), kind, deltas: [] }));
  return {
    differences: [...differing, ...only("only-a", onlyA), ...only("only-b", onlyB)],
    compared: both.length + onlyA.length + onlyB.length,
    variables: [...both.map(({ addressB }) => addressB), ...onlyA, ...onlyB].filter(isVariable).length,
    names: raw ? [] : names.pairs.map(({ a: nameA, b: nameB }) => ({ a: scrub(nameA), b: scrub(nameB) })),
    sameButNames: raw ? 0 : both.filter(isSameButNames).length,
    knownAfterApply,
  };
}

/** Address of a plan's variable, which is compared as an object is. */
export function isVariable(address: string): boolean {
  return address.startsWith("var.");
}

/** Another order of what the provider calls a list is a difference; another order of a set is none. */
function compareObjects({ a, b, addressB }: MatchedObject): Comparison {
  return compare(a, b, listOrder(addressB));
}

/** Differences besides names, generated values and attributes that repeat others. Values are shown as each side has them. */
function meaningfulDeltas(object: MatchedObject, names: Names): readonly Delta[] {
  const { a, b } = object;
  const originals = new Map<string, string>();
  const renamed = names.toB(a, b, originals);
  return compareObjects({ ...object, a: renamed })
    .deltas.filter((delta) => !isGenerated(delta) && !isRepeated(delta, b))
    .map((delta) => ({ ...delta, before: names.original(delta.before, originals) }));
}

function isGenerated({ path }: Delta): boolean {
  const key = path.findLast((step) => typeof step === "string");
  return typeof key === "string" && GENERATED_KEYS.has(key);
}

function isRepeated({ path }: Delta, value: Value): boolean {
  const index = path.findIndex((step) => typeof step === "string" && REPEATING_KEYS.has(step));
  const key = path[index];
  if (typeof key !== "string") return false;
  const parent = path.slice(0, index).reduce<Value | undefined>((current, step) => {
    if (typeof step === "number") return isList(current) ? current[step] : undefined;
    return typeof step === "string" && isObject(current) ? current[step] : undefined;
  }, value);
  return isObject(parent) && Object.hasOwn(parent, REPEATING_KEYS.get(key) ?? "");
}

/** Two texts that are the same once secrets are hidden differ in secrets only: that they differ stays visible. */
function cleanDelta(delta: Delta, clean: Clean): Delta {
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
function cleanStep(step: Delta["path"][number], clean: Clean): Delta["path"][number] {
  if (typeof step === "number") return step;
  if (typeof step === "string") return String(clean(step));
  return { element: String(clean(step.element)) };
}

function secretsOf(a: State, b: State): ReadonlySet<string> {
  const secrets = new Set<string>();
  for (const value of [...a.values(), ...b.values()]) collectSecrets(value, secrets);
  return secrets;
}

function collectSecrets(value: Value, secrets: Set<string>): void {
  if (isSensitive(value)) for (const text of secretTexts(value)) secrets.add(text);
  else if (isList(value)) for (const item of value) collectSecrets(item, secrets);
  else if (isObject(value)) for (const item of Object.values(value)) collectSecrets(item, secrets);
}
