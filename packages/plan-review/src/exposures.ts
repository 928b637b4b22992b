import type { Change, OutputChange, Plan } from "@infra-tools/terraform-plan/model";
import type { Path, PathStep } from "@infra-tools/terraform-plan/path";
import type { Scrubber } from "@infra-tools/terraform-plan/scrub/scrub";
import { CERTAIN_LENGTH } from "@infra-tools/terraform-plan/scrub/secrets";
import { type DetectedSecret, detectBoth, detectSecrets } from "@infra-tools/terraform-plan/secrets/detect";
import { markAt } from "@infra-tools/terraform-plan/secrets/mark";
import { secretAttributes } from "@infra-tools/terraform-plan/secrets/types";
import {
  isList,
  isObject,
  isSensitive,
  isUnknown,
  memberOf,
  SensitiveValue,
  type Value,
} from "@infra-tools/terraform-plan/value";
import { planScrubber } from "./scrub";

/** A secret in plain text, for a finding. It holds no part of the secret. */
export interface Exposure {
  readonly path: Path;
  /** As in "looks like ...". */
  readonly kind: string;
  readonly event: "added" | "copied" | "unmarked" | "removed";
}

/** Exposures by address; an output's is `output.<name>`. */
export type Exposures = ReadonlyMap<string, readonly Exposure[]>;

export interface Hidden {
  /** The plan with detected secrets marked, and known to the scrubber. */
  readonly plan: Plan;
  readonly exposures: Exposures;
}

/**
 * Hides secrets that no provider marked, in every part of a plan, and lists where they are exposed. Hiding comes first and
 * does not depend on any rule: a rule that is off finds nothing, and still nothing is printed.
 */
export function hideDetected(plan: Plan): Hidden {
  const secrets: SensitiveValue[] = [];
  const exposures = new Map<string, readonly Exposure[]>();
  const scrubMarked = planScrubber(plan);
  const hideChange = (change: Change, isReported: boolean): Change => {
    const hidden = hideEntry(change, "", change.type, scrubMarked, secrets);
    const isChanged = change.action === "create" || change.action === "update" || change.action === "replace";
    if (isReported && (isChanged || change.action === "create-forget") && hidden.exposures.length > 0) {
      exposures.set(change.address, [...(exposures.get(change.address) ?? []), ...hidden.exposures]);
    }
    noteSurroundings(change, secrets);
    return hidden.entry;
  };
  const changes = plan.changes.map((change) => hideChange(change, true));
  const outputs = plan.outputs.map((output) => {
    const hidden = hideEntry(output, output.name, "", scrubMarked, secrets);
    if (output.action !== "no-op" && hidden.exposures.length > 0) {
      exposures.set(`output.${output.name}`, hidden.exposures);
    }
    return hidden.entry;
  });
  const drift = plan.drift.map((change) => hideChange(change, false));
  const deferred = plan.deferred.map(({ reason, change }) => ({ reason, change: hideChange(change, true) }));
  for (const { address, messages } of plan.checks) {
    for (const text of [...keysOf(address), ...messages]) note(text, secrets);
  }
  for (const { where, file, value, rule, fix } of plan.problems) {
    for (const text of [where, file, value, rule, fix]) note(text, secrets);
  }
  for (const { reason } of plan.deferred) note(reason, secrets);
  note(plan.label, secrets);
  for (const [name, value] of Object.entries(plan.variables)) note(value, secrets, name);
  for (const value of [
    ...plan.actions.flatMap(({ address, config, trigger }) => [
      config,
      ...keysOf(address),
      ...keysOf(trigger?.address),
    ]),
    ...[...plan.provisioners.values()].flat().map(({ expressions }) => expressions),
  ]) {
    note(value, secrets);
  }
  if (secrets.length === 0) return { plan, exposures };
  return {
    plan: { ...plan, changes, outputs, drift, deferred, secrets: [...plan.secrets, ...secrets] },
    exposures,
  };
}

/** Everything of a change besides its values: keys of instances and maps, names, ids. */
function noteSurroundings(change: Change, secrets: SensitiveValue[]): void {
  const { importing, identity } = change;
  for (const value of [
    change.index,
    ...keysOf(change.address),
    ...keysOf(change.previousAddress),
    change.provider,
    change.previousProvider,
    change.reason,
    change.deposed,
    importing?.id,
    ...change.replacePaths.flat().filter((step) => typeof step === "string"),
    importing?.identity,
    identity?.before,
    identity?.after,
  ]) {
    note(value, secrets);
  }
}

/** Keys of instances in an address, as they are in the configuration. */
function keysOf(address: string | undefined): readonly string[] {
  if (address?.includes('["') !== true) return [];
  return [...address.matchAll(/\["((?:[^"\\]|\\.)*)"\]/g)].map(([, key = ""]) => key);
}

function note(value: Value | undefined, secrets: SensitiveValue[], name = ""): void {
  for (const { text } of detectSecrets(value, name)) secrets.push(new SensitiveValue(text));
}

function hideEntry<Entry extends Change | OutputChange>(
  entry: Entry,
  name: string,
  type: string,
  scrubMarked: Scrubber | undefined,
  secrets: SensitiveValue[],
): { readonly entry: Entry; readonly exposures: readonly Exposure[] } {
  const whole = secretAttributes(type);
  let before = markAttributes(entry.before, whole, secrets);
  let after = markAttributes(entry.after, whole, secrets);
  const { before: inBefore, after: inAfter } = detectBoth(before, after, name);
  const exposures = [...changedExposures(inBefore, inAfter)];
  addUnmarked(before, after, [], 0, exposures);
  if (scrubMarked !== undefined) addCopied(before, after, scrubMarked, [], 0, exposures);
  for (const secret of [...inBefore, ...inAfter]) secrets.push(new SensitiveValue(secret.text));
  // A part of a text that is too short to be looked for elsewhere is hidden with the text.
  for (const { path, isWhole, text } of inBefore) if (isWhole || isShort(text)) before = markAt(before, path);
  for (const { path, isWhole, text } of inAfter) if (isWhole || isShort(text)) after = markAt(after, path);
  for (const { path, event } of exposures) if (event === "unmarked") after = markAt(after, path);
  const isSame = before === entry.before && after === entry.after;
  return { entry: isSame ? entry : { ...entry, before, after }, exposures };
}

function isShort(text: string): boolean {
  return text.length < CERTAIN_LENGTH;
}

/** Secrets that one side has and the other has not, each reported once. */
function changedExposures(
  before: readonly DetectedSecret[],
  after: readonly DetectedSecret[],
): readonly Exposure[] {
  if (before.length === 0 && after.length === 0) return [];
  const textsBefore = new Set(before.map(({ text }) => text));
  const textsAfter = new Set(after.map(({ text }) => text));
  const added = after.filter(({ text, isFinding }) => isFinding && !textsBefore.has(text));
  const removed = before.filter(({ text, isFinding }) => isFinding && !textsAfter.has(text));
  return [
    ...distinct(added).map(({ path, kind }): Exposure => ({ path, kind, event: "added" })),
    // A secret that gives way to another one at its place is reported with the new one.
    ...distinct(removed)
      .filter(({ path }) => !added.some((addition) => samePath(addition.path, path)))
      .map(({ path, kind }): Exposure => ({ path, kind, event: "removed" })),
  ];
}

function distinct(secrets: readonly DetectedSecret[]): readonly DetectedSecret[] {
  const places = new Map<string, DetectedSecret>();
  for (const secret of secrets) {
    const place = JSON.stringify(secret.path);
    if (!places.has(place)) places.set(place, secret);
  }
  return [...places.values()];
}

function samePath(a: Path, b: Path): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** Places that were marked sensitive and are not any more, while the value stays. Most values have none: nothing is copied on the way. */
function addUnmarked(
  before: Value | undefined,
  after: Value | undefined,
  steps: PathStep[],
  depth: number,
  exposures: Exposure[],
): void {
  if (before === after || before === undefined || after === undefined || after === null) return;
  if (isSensitive(before)) {
    const isHarmless = isSensitive(after) || isUnknown(after) || isEmpty(after) || isEmpty(before.inner);
    if (!isHarmless)
      exposures.push({ path: steps.slice(0, depth), kind: "a sensitive value", event: "unmarked" });
  } else if (isList(before)) {
    if (!isList(after)) return;
    for (let index = 0; index < before.length; index++) {
      steps[depth] = index;
      addUnmarked(before[index], after[index], steps, depth + 1, exposures);
    }
  } else if (isObject(before) && isObject(after)) {
    for (const key in before) {
      if (!Object.hasOwn(after, key)) continue;
      steps[depth] = key;
      addUnmarked(before[key], after[key], steps, depth + 1, exposures);
    }
  }
}

function isEmpty(value: Value): boolean {
  if (value === null || value === "" || value === false) return true;
  if (isList(value)) return value.every(isEmpty);
  return isObject(value) && Object.values(value).every(isEmpty);
}

/** Places that newly hold a copy of a value that is marked sensitive elsewhere. */
function addCopied(
  before: Value | undefined,
  after: Value | undefined,
  scrub: Scrubber,
  steps: PathStep[],
  depth: number,
  exposures: Exposure[],
): void {
  if (after === before || after === undefined) return;
  if (typeof after === "string") {
    const hides = (value: Value | undefined) => typeof value === "string" && scrub(value) !== value;
    if (isSensitive(before) || !hides(after) || hides(before)) return;
    exposures.push({ path: steps.slice(0, depth), kind: "a copy of a sensitive value", event: "copied" });
  } else if (isList(after)) {
    for (let index = 0; index < after.length; index++) {
      steps[depth] = index;
      addCopied(isList(before) ? before[index] : undefined, after[index], scrub, steps, depth + 1, exposures);
    }
  } else if (isObject(after)) {
    for (const key in after) {
      steps[depth] = key;
      const partner = isObject(before) ? memberOf(before, key) : undefined;
      addCopied(partner, after[key], scrub, steps, depth + 1, exposures);
    }
  }
}

function markAttributes(
  value: Value | undefined,
  names: readonly string[],
  secrets: SensitiveValue[],
): Value | undefined {
  if (names.length === 0 || !isObject(value)) return value;
  const entries = Object.entries(value).map(([key, inner]): readonly [string, Value] => {
    if (!names.includes(key) || inner === null || isSensitive(inner) || isUnknown(inner)) return [key, inner];
    const marked = new SensitiveValue(inner);
    secrets.push(marked);
    return [key, marked];
  });
  return Object.fromEntries(entries);
}
