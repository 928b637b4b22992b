import { structuredPatch } from "diff";

/** One line of a text's difference; `gap` stands for unchanged lines left out. */
export interface TextLine {
  readonly op: "+" | "-" | " " | "gap";
  readonly text: string;
}

export interface TextOptions {
  /** Unchanged lines shown around a change. */
  readonly context?: number;
}

/** Beyond this many edits a text is shown as replaced: the search for the shortest difference grows with its square. */
const MAX_EDITS = 2_000;

/** The difference of two texts, line by line. Empty when they are equal. */
export function diffLines(before: string, after: string, options: TextOptions = {}): readonly TextLine[] {
  if (before === after) return [];
  const patch = structuredPatch("", "", before, after, "", "", {
    context: options.context ?? 3,
    maxEditLength: MAX_EDITS,
  });
  if (patch === undefined) {
    return [...whole("-", before), ...whole("+", after)];
  }
  const lines: TextLine[] = [];
  let next = 1;
  for (const hunk of patch.hunks) {
    const skipped = hunk.oldStart - next;
    if (skipped > 0) lines.push({ op: "gap", text: `${skipped} unchanged lines` });
    for (const line of hunk.lines) {
      const op = line[0];
      if (op === "+" || op === "-" || op === " ") lines.push({ op, text: line.slice(1) });
    }
    next = hunk.oldStart + hunk.oldLines;
  }
  return lines;
}

function whole(op: "+" | "-", text: string): readonly TextLine[] {
  return text === "" ? [] : text.split("\n").map((line) => ({ op, text: line }));
}
