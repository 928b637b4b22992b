import { createAnchorSearch } from "./anchors";
import { PLACES } from "./places";
import { fallbacks, substanceOf } from "./references";
import { SHAPES, type Shape } from "./shape-table";

/** A secret in a text. */
export interface ShapedSecret {
  /** As in "looks like ...". */
  readonly kind: string;
  /** The secret itself: to be hidden, never printed. */
  readonly text: string;
}

/** Secrets that the forms of tokens show, and whether more is worth looking for. */
export interface Shaped {
  readonly secrets: readonly ShapedSecret[];
  /** Words occur in the text with which names of secrets end. */
  readonly hasNames: boolean;
}

/** Every name of `names.ts` holds one of these. */
const NAME_WORDS: readonly string[] = [
  ...["pass", "pwd", "key", "auth"].flatMap((word) => [
    word,
    word.toUpperCase(),
    word.charAt(0).toUpperCase() + word.slice(1),
  ]),
  ...["secret", "token", "credential", "creds", "bearer"].flatMap((word) => [
    word.slice(1),
    word.toUpperCase().slice(1),
  ]),
  ...["pepper", "seed", "salt"].flatMap((word) => [
    word,
    word.toUpperCase(),
    word.charAt(0).toUpperCase() + word.slice(1),
  ]),
  ...["_pw", "-pw", ".pw", "_PW", "Pw=", 'Pw"', "Pw:", "Pw "],
  ...["mnemonic", "MNEMONIC", "phrase", "PHRASE", "Phrase", "pat", "PAT", "BUNDLE_"],
];

const SEARCHED: readonly Shape[] = [...SHAPES, ...PLACES];
const NAMES = SEARCHED.length;
const search = createAnchorSearch([...SEARCHED.map(({ anchors }) => anchors), NAME_WORDS]);
const UNANCHORED = SHAPES.filter(({ anchors }) => anchors.length === 0);
const PLACE_SHAPES: ReadonlySet<Shape> = new Set(PLACES);

/** The shortest token that any shape describes is longer. */
const MIN_LENGTH = 8;

const NOTHING: Shaped = { secrets: [], hasNames: false };
const NAMED: Shaped = { secrets: [], hasNames: true };

/** Secrets in a text, by their shapes. */
export function shapedSecrets(text: string): readonly ShapedSecret[] {
  return searchShapes(text).secrets;
}

/** The same, with what the search tells besides. One pass over the text tells which shapes are worth trying. */
export function searchShapes(text: string): Shaped {
  if (text.length < MIN_LENGTH) return NOTHING;
  const secrets: ShapedSecret[] = [];
  let hasNames = false;
  for (const index of search(text)) {
    const shape = SEARCHED[index];
    if (index === NAMES) hasNames = true;
    else if (shape !== undefined) addMatches(shape, text, secrets);
  }
  for (const shape of UNANCHORED) {
    if (text.length >= (shape.length ?? 0)) addMatches(shape, text, secrets);
  }
  if (secrets.length === 0) return hasNames ? NAMED : NOTHING;
  return { secrets, hasNames };
}

function addMatches(shape: Shape, text: string, secrets: ShapedSecret[]): void {
  for (const match of text.matchAll(shape.pattern)) {
    const matched = match[1] ?? match[0];
    if (PLACE_SHAPES.has(shape)) secrets.push(...placedSecret(shape.kind, matched));
    else secrets.push({ kind: shape.kind, text: matched });
  }
}

/** The value, and a literal that a reference falls back to. */
function placedSecret(kind: string, word: string): readonly ShapedSecret[] {
  const value = /^(["']).*\1$/.test(word) ? word.slice(1, -1) : word;
  if (/^(?:<[^>]*>|\*+|x{3,}|%s)$/i.test(value) || value.length < 3) return [];
  if (substanceOf(value) !== "literal") return [];
  return [value, ...fallbacks(value)].map((text) => ({ kind, text }));
}
