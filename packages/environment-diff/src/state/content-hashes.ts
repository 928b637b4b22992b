import { createHash } from "node:crypto";
import { canonical } from "@infra-tools/terraform-plan/compare/canonical";
import { isList, isObject, type Value, type ValueObject } from "@infra-tools/terraform-plan/value";

/** Lengths of the hashes that Terraform's functions return, in hex and in base64 without padding. */
const ALGORITHM_BY_LENGTH: ReadonlyMap<number, string> = new Map([
  [32, "md5"],
  [40, "sha1"],
  [64, "sha256"],
  [128, "sha512"],
  [22, "md5"],
  [27, "sha1"],
  [43, "sha256"],
  [86, "sha512"],
]);

/** Shorter contents, such as a name or a number, are compared by themselves. */
const MIN_CONTENT = 16;

/** Finds pairs of hashes in objects that both sides have. */
export type ContentHashes = (
  objects: readonly (readonly [a: Value, b: Value])[],
) => ReadonlyMap<string, string>;

/**
 * Pairs hashes of a content that both sides hold at the same place, such as a pod's annotation with the hash of its
 * ConfigMap. The content itself is compared, so its hash says nothing more. Contents are texts, and maps of texts and numbers
 * as `jsonencode` writes them; sensitive ones are left out. A content is hashed once, however often the pairs are asked for.
 */
export function createContentHashes(): ContentHashes {
  const digests = new Map<string, readonly string[]>();
  return (objects) =>
    contentHashPairs(objects, (algorithm, content) => {
      const key = `${algorithm} ${content}`;
      const cached = digests.get(key) ?? forms(algorithm, content);
      digests.set(key, cached);
      return cached;
    });
}

function contentHashPairs(
  objects: readonly (readonly [a: Value, b: Value])[],
  formsOf: typeof forms,
): ReadonlyMap<string, string> {
  const hashesA = new Set<string>();
  const hashesB = new Set<string>();
  for (const [a, b] of objects) {
    collectHashes(a, hashesA);
    collectHashes(b, hashesB);
  }
  const differing = new Set([...hashesA].filter((hash) => !hashesB.has(hash)));
  const algorithms = new Set([...differing].flatMap((hash) => algorithmOf(hash) ?? []));
  const pairs = new Map<string, string>();
  const visit = (contentA: string, contentB: string): void => {
    for (const algorithm of algorithms) {
      const formsA = formsOf(algorithm, contentA);
      if (!formsA.some((form) => differing.has(form))) continue;
      const formsB = formsOf(algorithm, contentB);
      formsA.forEach((form, index) => {
        const counterpart = formsB[index] ?? "";
        if (differing.has(form) && hashesB.has(counterpart)) pairs.set(form, counterpart);
      });
    }
  };
  if (algorithms.size > 0) for (const [a, b] of objects) visitContents(a, b, visit);
  return pairs;
}

function algorithmOf(text: string): string | undefined {
  if (!/^(?:[0-9a-f]{32,128}|[\w+/-]{22,86}={0,2})$/.test(text)) return undefined;
  return ALGORITHM_BY_LENGTH.get(text.replace(/=+$/, "").length);
}

function collectHashes(value: Value, hashes: Set<string>): void {
  if (typeof value === "string") {
    if (algorithmOf(value) !== undefined) hashes.add(value);
  } else if (isList(value)) for (const item of value) collectHashes(item, hashes);
  else if (isObject(value)) for (const item of Object.values(value)) collectHashes(item, hashes);
}

function forms(algorithm: string, content: string): readonly string[] {
  const digest = createHash(algorithm).update(content).digest();
  return [digest.toString("hex"), digest.toString("base64")];
}

/** Calls with each two contents at the same place that differ. */
function visitContents(a: Value, b: Value, call: (a: string, b: string) => void): void {
  if (a === b) return;
  if (typeof a === "string" && typeof b === "string") {
    if (a.length >= MIN_CONTENT && b.length >= MIN_CONTENT) call(a, b);
  } else if (isList(a) && isList(b)) {
    a.forEach((item, index) => {
      visitContents(item, b[index] ?? null, call);
    });
  } else if (isObject(a) && isObject(b)) {
    if (isFlat(a) && isFlat(b)) call(jsonencode(a), jsonencode(b));
    for (const [key, item] of Object.entries(a)) visitContents(item, b[key] ?? null, call);
  }
}

/** True for a map of texts, numbers and the like: the data of a ConfigMap, variables, labels. */
function isFlat(map: ValueObject): boolean {
  return Object.values(map).every(
    (item) => item === null || ["string", "number", "boolean"].includes(typeof item),
  );
}

/** Terraform's encoding: members by name, and `<`, `>`, `&` and two line separators as escapes. */
function jsonencode(map: ValueObject): string {
  return canonical(map).replace(
    /[<>&\u2028\u2029]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
