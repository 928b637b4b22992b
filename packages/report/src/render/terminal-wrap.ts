import type { Tone } from "../doc/doc";
import { displayWidth, splitAt } from "./width";

/** Terminal styles by meaning; every function returns its text unchanged when colour is off. */
export interface Style {
  readonly tone: (text: string, tone: Tone) => string;
  readonly strong: (text: string, tone: Tone) => string;
  readonly code: (text: string, tone: Tone) => string;
  readonly link: (text: string) => string;
  readonly rule: (text: string) => string;
}

/** A run of visible characters and how to colour it; styling comes last, so that widths are of what is seen. */
export interface StyledText {
  readonly text: string;
  readonly apply: (text: string) => string;
  /** Not broken at blanks or signs while it fits on a line of its own: addresses stay whole. */
  readonly unbroken?: boolean;
}

interface Piece {
  readonly text: string;
  readonly width: number;
  readonly apply: (text: string) => string;
}

/** Breaks styled text into lines of at most `width` columns, at blanks where possible. */
export function wrapStyled(line: readonly StyledText[], width: number): readonly string[] {
  const room = Math.max(width, 4);
  const whole = printWhole(line, room);
  if (whole !== undefined) return [whole];
  const lines: Piece[][] = [[]];
  let used = 0;
  const breakLine = () => {
    lines.push([]);
    used = 0;
  };
  const place = (piece: Piece) => {
    lines.at(-1)?.push(piece);
    used += piece.width;
  };
  for (const word of words(line)) {
    const blank = word.every((piece) => piece.text.trim() === "");
    const width = word.reduce((sum, piece) => sum + piece.width, 0);
    if (blank && ((used === 0 && lines.length > 1) || used + width > room)) continue;
    if (used > 0 && used + width > room) breakLine();
    for (const piece of word.flatMap((whole) => cutToFit(whole, room, room - used))) {
      if (used > 0 && used + piece.width > room) breakLine();
      place(piece);
    }
  }
  return lines.map(printPieces);
}

/** A line that fits as it is, as most do. Undefined when there is something to break, to cut off or to put together. */
function printWhole(line: readonly StyledText[], room: number): string | undefined {
  let printed = "";
  let used = 0;
  let last: StyledText | undefined;
  for (const run of line) {
    if (run.text === "") continue;
    used += displayWidth(run.text);
    if (used > room || run.apply === last?.apply) return undefined;
    printed += run.apply(run.text);
    last = run;
  }
  return last === undefined || last.text.endsWith(" ") ? undefined : printed;
}

/** A piece wider than a line becomes several. */
function cutToFit(piece: Piece, room: number, first: number): readonly Piece[] {
  if (piece.width <= room) return [piece];
  const cut: Piece[] = [];
  let rest = piece.text;
  while (rest !== "") {
    const [head, tail] = splitAt(rest, cut.length === 0 && first > 0 ? first : room);
    cut.push({ ...piece, text: head, width: displayWidth(head) });
    rest = tail;
  }
  return cut;
}

/** Groups of pieces that stay together: neighbours without a blank between them, and unbroken runs. */
function words(line: readonly StyledText[]): readonly (readonly Piece[])[] {
  const groups: Piece[][] = [];
  let open: Piece[] | undefined;
  for (const { text, apply, unbroken } of line) {
    const parts = unbroken === true ? [text] : text.split(/( +)/);
    for (const part of parts) {
      if (part === "") continue;
      const piece = { text: part, width: displayWidth(part), apply };
      if (unbroken !== true && part.trim() === "") {
        groups.push([piece]);
        open = undefined;
      } else if (open === undefined) {
        open = [piece];
        groups.push(open);
      } else open.push(piece);
    }
  }
  return groups;
}

/** Neighbours of one style are coloured together, which keeps escape sequences few. */
function printPieces(pieces: readonly Piece[]): string {
  const trimmed = [...pieces];
  while (trimmed.at(-1)?.text.trim() === "") trimmed.pop();
  let printed = "";
  for (let index = 0; index < trimmed.length; ) {
    const apply = trimmed[index]?.apply;
    let text = "";
    while (index < trimmed.length && trimmed[index]?.apply === apply) text += trimmed[index++]?.text ?? "";
    printed += apply === undefined ? text : apply(text);
  }
  return printed;
}
