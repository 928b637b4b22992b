/** Digits that a double keeps for certain; a number with more of them may be another one after parsing. */
const SAFE_DIGITS = 15;

/** A number of that many digits somewhere after JSON's punctuation. It may also be part of a text: see below. */
const LONG_NUMBER = new RegExp(`[:,[\\s]-?\\d[\\d.]{${SAFE_DIGITS},}`);

/** Strings, to be skipped, and numbers outside of them. */
const TOKENS = /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;

/**
 * Turns numbers that lose digits in JavaScript into texts with all their digits, so that two numbers that differ stay
 * two. Texts are left as they are. Costs one search where no number is that long, as in nearly every plan.
 */
export function withExactNumbers(text: string): string {
  if (!LONG_NUMBER.test(text)) return text;
  return text.replace(TOKENS, (token) =>
    token.startsWith('"') || keepsDigits(token) ? token : `"${token}"`,
  );
}

function keepsDigits(token: string): boolean {
  if (token.length <= SAFE_DIGITS) return true;
  const value = Number(token);
  if (/[.eE]/.test(token)) return !Number.isFinite(value) ? false : sameDecimal(token, value);
  return Number.isSafeInteger(value);
}

/** Fractions are stored by providers with 17 digits at most; such a text and its double print alike. */
function sameDecimal(token: string, value: number): boolean {
  const digits = token
    .replace(/[eE].*$/, "")
    .replace(/[^\d]/g, "")
    .replace(/^0+|0+$/g, "");
  return digits.length <= 17 || String(value) === token;
}
