import type { Change, OutputChange, Plan } from "@infra-tools/terraform-plan/model";
import type { Path, PathStep } from "@infra-tools/terraform-plan/path";
import type { Scrubber } from "@infra-tools/terraform-plan/scrub/scrub";
import { type DetectedSecret, detectSecrets } from "@infra-tools/terraform-plan/secrets/detect";
import { secretAttributes } from "@infra-tools/terraform-plan/secrets/types";
import {
  isList,
  isObject,
  isSensitive,
  isUnknown,
  own,
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
    noteTexts(change.index, secrets);
    noteTexts(change.importing?.id, secrets);
    for (const { text } of detectSecrets(change.importing?.identity)) secrets.push(new SensitiveValue(text));
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
  for (const { messages } of plan.checks) for (const message of messages) noteTexts(message, secrets);
  for (const [name, value] of Object.entries(plan.variables)) {
    for (const { text } of detectSecrets(value, name)) secrets.push(new SensitiveValue(text));
  }
  for (const value of [
    ...plan.actions.map(({ config }) => config),
    ...[...plan.provisioners.values()].flat().map(({ expressions }) => expressions),
  ]) {
    for (const { text } of detectSecrets(value)) secrets.push(new SensitiveValue(text));
  }
  if (secrets.length === 0) return { plan, exposures };
  return {
    plan: { ...plan, changes, outputs, drift, deferred, secrets: [...plan.secrets, ...secrets] },
    exposures,
  };
}

function noteTexts(text: string | number | undefined, secrets: SensitiveValue[]): void {
  if (typeof text !== "string") return;
  for (const secret of detectSecrets(text)) secrets.push(new SensitiveValue(secret.text));
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
  const inBefore = detectSecrets(before, name);
  const inAfter = detectSecrets(after, name);
  const exposures = [
    ...changedExposures(inBefore, inAfter),
    ...unmarkedExposures(before, after, []),
    ...(scrubMarked === undefined ? [] : copiedExposures(before, after, scrubMarked, [])),
  ];
  for (const secret of [...inBefore, ...inAfter]) secrets.push(new SensitiveValue(secret.text));
  for (const { path, isWhole } of inBefore) if (isWhole) before = markAt(before, path);
  for (const { path, isWhole } of inAfter) if (isWhole) after = markAt(after, path);
  for (const { path, event } of exposures) if (event === "unmarked") after = markAt(after, path);
  const isSame = before === entry.before && after === entry.after;
  return { entry: isSame ? entry : { ...entry, before, after }, exposures };
}

/** Secrets that one side has and the other has not, each reported once. */
function changedExposures(
  before: readonly DetectedSecret[],
  after: readonly DetectedSecret[],
): readonly Exposure[] {
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

/** Places that were marked sensitive and are not any more, while the value stays. */
function unmarkedExposures(
  before: Value | undefined,
  after: Value | undefined,
  path: Path,
): readonly Exposure[] {
  if (before === after || before === undefined || after === undefined || after === null) return [];
  if (isSensitive(before)) {
    const isHarmless = isSensitive(after) || isUnknown(after) || isEmpty(after) || isEmpty(before.inner);
    return isHarmless ? [] : [{ path, kind: "a sensitive value", event: "unmarked" }];
  }
  if (isObject(before) && isObject(after)) {
    return Object.keys(before).flatMap((key) =>
      unmarkedExposures(own(before, key), own(after, key), [...path, key]),
    );
  }
  if (isList(before) && isList(after)) {
    return before.flatMap((item, index) => unmarkedExposures(item, after[index], [...path, index]));
  }
  return [];
}

function isEmpty(value: Value): boolean {
  if (value === null || value === "" || value === false) return true;
  if (isList(value)) return value.every(isEmpty);
  return isObject(value) && Object.values(value).every(isEmpty);
}

/** Places that newly hold a copy of a value that is marked sensitive elsewhere. */
function copiedExposures(
  before: Value | undefined,
  after: Value | undefined,
  scrub: Scrubber,
  path: Path,
): readonly Exposure[] {
  if (after === before || after === undefined) return [];
  if (typeof after === "string") {
    const hides = (value: Value | undefined) => typeof value === "string" && scrub(value) !== value;
    return hides(after) && !hides(before) && !isSensitive(before)
      ? [{ path, kind: "a copy of a sensitive value", event: "copied" }]
      : [];
  }
  if (isList(after)) {
    const items = isList(before) ? before : [];
    return after.flatMap((item, index) => copiedExposures(items[index], item, scrub, [...path, index]));
  }
  if (!isObject(after)) return [];
  const members = isObject(before) ? before : {};
  return Object.entries(after).flatMap(([key, inner]) =>
    copiedExposures(own(members, key), inner, scrub, [...path, key]),
  );
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

/** Marks one place; a key of a map stays and is hidden as a text. */
function markAt(value: Value | undefined, path: Path): Value | undefined {
  const [step, ...rest] = path;
  if (value === undefined || value === null || isSensitive(value) || isUnknown(value)) return value;
  if (step === undefined) return isObject(value) || isList(value) ? value : new SensitiveValue(value);
  if (isList(value)) {
    return value.map((item, index) => (index === step ? (markAt(item, rest) ?? null) : item));
  }
  if (!isObject(value) || !isMember(value, step)) return value;
  return { ...value, [step]: markAt(value[step], rest) ?? null };
}

function isMember(value: object, step: PathStep): step is string {
  return typeof step === "string" && Object.hasOwn(value, step);
}
