import { covers, overlaps } from "../../values/wildcard";
import type { Term } from "./statement";

/** A piece of a term that can be compared alone: one pattern, or everything except some. */
export type Piece =
  | { readonly mode: "only"; readonly pattern: string }
  | { readonly mode: "except"; readonly patterns: readonly string[] };

export function pieces(term: Term): readonly Piece[] {
  if (term.mode === "except") return [term];
  return term.patterns.map((pattern) => ({ mode: "only", pattern }));
}

type Covers = (outer: string, inner: string) => boolean;

/** True when the term contains all of the piece. */
export function contains(term: Term, piece: Piece, within: Covers = covers): boolean {
  if (term.mode === "only") {
    return piece.mode === "only"
      ? term.patterns.some((pattern) => within(pattern, piece.pattern))
      : term.patterns.some((pattern) => within(pattern, "*"));
  }
  if (piece.mode === "only") {
    return !term.patterns.some((pattern) => overlaps(pattern, piece.pattern));
  }
  return term.patterns.every((pattern) => piece.patterns.some((excepted) => within(excepted, pattern)));
}

/** The root of an account means every principal of the account to whom the account grants the permission. */
export const principalCovers: Covers = (outer, inner) => {
  if (outer === "*" || outer === inner) return true;
  const account = /^AWS:arn:(aws[a-z-]*):iam::(\d{12}):root$/.exec(outer);
  if (account === null) return false;
  const [, partition = "", id = ""] = account;
  return ["iam", "sts"].some((service) => inner.startsWith(`AWS:arn:${partition}:${service}::${id}:`));
};

/** Actions are compared without case, as IAM does. */
export function lowerCased<T extends Term | Piece>(term: T): T {
  const lower = (pattern: string) => pattern.toLowerCase();
  if ("patterns" in term) return { ...term, patterns: term.patterns.map(lower) };
  return { ...term, pattern: lower(term.pattern) };
}

export function printPiece(piece: Piece): string {
  return piece.mode === "only" ? piece.pattern : `everything but ${piece.patterns.join(", ")}`;
}
