import { code, type Inline, type Line } from "@infra-tools/report/doc/doc";
import type { Value } from "@infra-tools/terraform-plan/value";
import { printValue } from "./words";

/** A word, and what is between two words. */
const WORD = /([A-Za-z0-9]+)/;

/** Two values as they are, with the words marked in which they differ; values without a common word have no marks. */
export function markedValues(before: Value, after: Value): readonly [Line, Line] {
  const [a, b] = [printValue(before).split(WORD), printValue(after).split(WORD)];
  const start = commonLength(a, b);
  const end = commonLength(a.slice(start).reverse(), b.slice(start).reverse());
  const common = [...a.slice(0, start), ...a.slice(a.length - end)];
  if (!common.some((part) => WORD.test(part)))
    return [[code(a.join(""), "plain")], [code(b.join(""), "plain")]];
  // Word by word where both have as many of them, else all that is not common at the start and the end.
  const isAligned = a.length === b.length;
  const line = (side: readonly string[], other: readonly string[]) =>
    mark(
      side,
      (index) => index >= start && index < side.length - end && !(isAligned && side[index] === other[index]),
    );
  return [line(a, b), line(b, a)];
}

function commonLength(a: readonly string[], b: readonly string[]): number {
  const first = a.findIndex((part, index) => part !== b[index]);
  return first < 0 ? Math.min(a.length, b.length) : first;
}

/** Neighbours of one kind become one piece. */
function mark(parts: readonly string[], isMarked: (index: number) => boolean): Line {
  const pieces: { text: string; marked: boolean }[] = [];
  for (const [index, text] of parts.entries()) {
    const marked = isMarked(index);
    const last = pieces.at(-1);
    if (last !== undefined && last.marked === marked) last.text += text;
    else if (text !== "") pieces.push({ text, marked });
  }
  return pieces.map(
    ({ text, marked }): Inline => ({ ...code(text, "plain"), ...(marked ? { marked } : {}) }),
  );
}
