import { equal } from "@infra-tools/terraform-plan/compare/canonical";
import type { Delta } from "@infra-tools/terraform-plan/compare/delta";
import { isList, isObject, type Value, type ValueObject } from "@infra-tools/terraform-plan/value";
import { overlaps } from "./path-match";

/** Texts that take each other's place: an identity setting's values on the two sides. */
export type TextPair = readonly [from: string, to: string];

/** Digests in names and annotations follow what they are made of. */
const DIGEST = /\b([a-f0-9]{8,64})\b/;

/** The pairs of a setting's values, written as they are and with underscores, which some names demand. */
export function textPairs(from: unknown, to: unknown): readonly TextPair[] {
  if (typeof from !== "string" || typeof to !== "string" || from === "" || to === "") return [];
  const plain: TextPair = [from, to];
  const underscored: TextPair = [from.replaceAll("-", "_"), to.replaceAll("-", "_")];
  return underscored[0] === from && underscored[1] === to ? [plain] : [plain, underscored];
}

/**
 * Of the differences that a swap of identity settings made in one block: those that are more than the settings' own text in
 * a string. Such a difference means that code looks at the name.
 */
export function beyondNameText(deltas: readonly Delta[], pairs: readonly TextPair[]): readonly Delta[] {
  const suspects = deltas.filter(
    ({ before, after }) => before === undefined || after === undefined || !followsText(before, after, pairs),
  );
  const added = suspects.filter(({ before }) => before === undefined);
  return suspects.filter((delta) => {
    if (delta.after === undefined) return !added.some((candidate) => isRenaming(delta, candidate, pairs));
    if (delta.before !== undefined) return true;
    return !suspects.some(
      (candidate) => candidate.after === undefined && isRenaming(candidate, delta, pairs),
    );
  });
}

/** An element or member whose key holds the text leaves one place and comes to another. */
function isRenaming(removed: Delta, added: Delta, pairs: readonly TextPair[]): boolean {
  if (
    removed.before === undefined ||
    added.after === undefined ||
    removed.path.length !== added.path.length
  ) {
    return false;
  }
  if (!overlaps(removed.path.slice(0, -1), added.path.slice(0, -1))) return false;
  const [from, to] = [removed.path.at(-1), added.path.at(-1)];
  const named = typeof from === "string" && typeof to === "string";
  // The same element at another place of a list was moved.
  if (!named && equal(removed.before, added.after)) return false;
  return (!named || followsString(from, to, pairs)) && followsText(removed.before, added.after, pairs);
}

/** True if `after` is `before` with only the text in its strings and keys replaced. */
export function followsText(before: Value, after: Value, pairs: readonly TextPair[]): boolean {
  if (before === after) return true;
  if (typeof before === "string" && typeof after === "string") return followsString(before, after, pairs);
  if (isList(before) && isList(after)) {
    return (
      before.length === after.length &&
      before.every((item, index) => followsMember(item, after[index], pairs))
    );
  }
  return isObject(before) && isObject(after) && followsObject(before, after, pairs);
}

function followsMember(before: Value, after: Value | undefined, pairs: readonly TextPair[]): boolean {
  return after !== undefined && followsText(before, after, pairs);
}

/** Keys may hold the text too. */
function followsObject(before: ValueObject, after: ValueObject, pairs: readonly TextPair[]): boolean {
  const left = new Set(Object.keys(after));
  for (const [key, value] of Object.entries(before)) {
    const partner = left.has(key) ? key : [...left].find((candidate) => followsString(key, candidate, pairs));
    if (partner === undefined || !followsMember(value, after[partner], pairs)) return false;
    left.delete(partner);
  }
  return left.size === 0;
}

function followsString(before: string, after: string, pairs: readonly TextPair[]): boolean {
  if (isReplacement(before, after, pairs)) return true;
  const [partsBefore, partsAfter] = withoutDigests(before, after);
  return partsBefore !== before && isReplacement(partsBefore, partsAfter, pairs);
}

/** Both texts without the digests in which alone they differ; a number of digits only is none. */
function withoutDigests(before: string, after: string): readonly [string, string] {
  const partsBefore = before.split(DIGEST);
  const partsAfter = after.split(DIGEST);
  if (partsBefore.length !== partsAfter.length) return [before, after];
  for (let index = 1; index < partsBefore.length; index += 2) {
    const [from = "", to = ""] = [partsBefore[index], partsAfter[index]];
    if (from.length !== to.length || !/[a-f]/.test(from + to) || !/\d/.test(from + to)) continue;
    partsBefore[index] = partsAfter[index] = "";
  }
  return [partsBefore.join(""), partsAfter.join("")];
}

/** Every place of a `from` may hold its `to`; everything else stays. */
function isReplacement(before: string, after: string, pairs: readonly TextPair[]): boolean {
  if (before === after) return true;
  const from = [...new Set(pairs.map(([text]) => text))].sort((a, b) => b.length - a.length);
  if (from.length === 0) return false;
  const pieces = before.split(new RegExp(`(${from.map(escaped).join("|")})`));
  const pattern = pieces.map((piece, index) =>
    index % 2 === 0 ? escaped(piece) : alternatives(piece, pairs),
  );
  return new RegExp(`^${pattern.join("")}$`).test(after);
}

function alternatives(piece: string, pairs: readonly TextPair[]): string {
  const to = pairs.filter(([from]) => from === piece).map(([, text]) => text);
  return `(?:${[piece, ...to].map(escaped).join("|")})`;
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&");
}
