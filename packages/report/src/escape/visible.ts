/**
 * Characters that a reader cannot see or that move what he sees: controls, format characters (bidirectional
 * overrides, zero-width ones, tags), line and paragraph separators, unpaired surrogates, blanks other than the
 * plain space, fillers that print as nothing, and non-characters.
 */
const INVISIBLE =
  /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\u115f\u1160\u2800\u3164\uffa0\p{Noncharacter_Code_Point}]|\u034f|\u17b4|\u17b5|[\u180b-\u180f]|(?! )\p{Zs}/gu;

const SHORT_FORMS: Readonly<Record<string, string>> = { "\n": "\\n", "\r": "\\r", "\t": "\\t" };

/** Prints what cannot be seen as an escape: `\n`, `\u001b`, `\u{e0041}`. The result is one line of visible characters. */
export function makeVisible(text: string): string {
  return text.replace(INVISIBLE, (character) => SHORT_FORMS[character] ?? unicodeEscape(character));
}

function unicodeEscape(character: string): string {
  const point = (character.codePointAt(0) ?? 0).toString(16);
  return point.length > 4 ? `\\u{${point}}` : `\\u${point.padStart(4, "0")}`;
}

/** Cuts a text to `limit` UTF-16 units and tells how many characters are missing. Pairs of surrogates stay whole. */
export function shorten(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const kept = /[\ud800-\udbff]/.test(text.charAt(limit - 1)) ? limit - 1 : limit;
  return `${text.slice(0, kept)}… (${formatCount(text.length - kept)} more characters)`;
}

/** A whole number with thousands separated: `1,048,576`. `Intl` would say the same, and takes longer to load than most plans to review. */
export function formatCount(count: number): string {
  return String(count).replace(/\B(?=(?:\d{3})+$)/g, ",");
}

/** Shortened first, so that a huge text costs no more than its visible part. */
export function visible(text: string, limit: number): string {
  return makeVisible(shorten(text, limit));
}
