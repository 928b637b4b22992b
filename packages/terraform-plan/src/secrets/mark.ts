import type { Path, PathStep } from "../path";
import { isList, isObject, isSensitive, isUnknown, SensitiveValue, type Value } from "../value";
import { detectSecrets } from "./detect";
import { secretName } from "./names";
import { substanceOf } from "./references";

/** Marks the secrets of a value that no provider marked. Their texts are added to `secrets`, so that copies can be hidden. */
export function markDetected(value: Value, name: string, secrets: Set<string>): Value {
  let marked = value;
  for (const { path, text, isWhole } of detectSecrets(value, name)) {
    secrets.add(text);
    if (isWhole) marked = markAt(marked, path) ?? null;
  }
  return marked;
}

/**
 * Marks each text whose name is that of a secret, unless it is a reference to one. Stricter than the detector, which leaves the
 * name of a token alone: for comparisons, where nobody needs to read it.
 */
export function markNamed(value: Value, name = ""): Value {
  if (typeof value === "string")
    return value !== "" && isNamed(value, name) ? new SensitiveValue(value) : value;
  if (isList(value)) {
    const marked = value.map((item) => markNamed(item, name));
    return marked.some((item, index) => item !== value[index]) ? marked : value;
  }
  if (!isObject(value)) return value;
  const marked: Record<string, Value> = {};
  let isMarked = false;
  for (const key of Object.keys(value)) {
    const inner = value[key];
    if (inner === undefined) continue;
    const after = markNamed(inner, key);
    if (after === inner) continue;
    marked[key] = after;
    isMarked = true;
  }
  return isMarked ? { ...value, ...marked } : value;
}

function isNamed(text: string, name: string): boolean {
  const certainty = secretName(name);
  return certainty !== undefined && certainty !== "possible" && substanceOf(text) !== "reference";
}

/** Marks each text that is or holds a secret as a whole, where copies and parts are not looked for. */
export function markTexts(value: Value, name = ""): Value {
  const marked = markNamed(value, name);
  return detectSecrets(marked, name).reduce((all, { path }) => markAt(all, path) ?? null, marked);
}

/** Marks one place; a key of a map stays and is hidden as a text. */
export function markAt(value: Value | undefined, path: Path): Value | undefined {
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
