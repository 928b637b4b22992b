/** Terminal width of texts in columns, and line breaking by it. */

let segmenter: Intl.Segmenter | undefined;

/** Splits a text into graphemes. Created for the first text that is not plain: it loads tables of languages. */
function graphemes(text: string): Iterable<Intl.SegmentData> {
  segmenter ??= new Intl.Segmenter("en", { granularity: "grapheme" });
  return segmenter.segment(text);
}

/** One column each and nothing to put together: ASCII, and the signs that reports use themselves. */
const PLAIN = /^[\x20-\x7e·»…•→]*$/;
/** Wide by Unicode Standard Annex 11 (East Asian Width W and F), and emoji shown as pictures. */
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe10-\ufe19\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{16fe0}-\u{18cff}\u{1aff0}-\u{1b2fb}\u{20000}-\u{3fffd}]|\p{Emoji_Presentation}|\p{Emoji}\ufe0f/u;
const ZERO = /^[\p{Mn}\p{Me}\p{Cf}]+$/u;

export function displayWidth(text: string): number {
  if (PLAIN.test(text)) return text.length;
  let width = 0;
  for (const { segment } of graphemes(text)) width += graphemeWidth(segment);
  return width;
}

function graphemeWidth(grapheme: string): number {
  if (ZERO.test(grapheme)) return 0;
  return WIDE.test(grapheme) ? 2 : 1;
}

/** Cuts a text after at most `width` columns; at least one character is taken, so that callers make progress. */
export function splitAt(text: string, width: number): readonly [string, string] {
  if (PLAIN.test(text)) {
    const columns = Math.max(1, width);
    return [text.slice(0, columns), text.slice(columns)];
  }
  let used = 0;
  for (const { segment, index } of graphemes(text)) {
    used += graphemeWidth(segment);
    if (used > width && index > 0) return [text.slice(0, index), text.slice(index)];
  }
  return [text, ""];
}
