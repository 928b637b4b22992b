import { loadDiff } from "./load-diff";

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
const MAX_EDITS = 1_000;

/** Line shown when two texts differ only in the final line break. */
const LAST_END = "(end of line at the end)";

/** The difference of two texts, line by line. Empty when they are equal. */
export function diffLines(before: string, after: string, options: TextOptions = {}): readonly TextLine[] {
  if (before === after) return [];
  const beforeLines = splitLines(before);
  const afterLines = splitLines(after);
  const patch = loadDiff().structuredPatch("", "", endLines(beforeLines), endLines(afterLines), "", "", {
    context: options.context ?? 3,
    maxEditLength: MAX_EDITS,
  });
  if (patch === undefined) return [...whole("-", beforeLines), ...whole("+", afterLines)];
  if (patch.hunks.length === 0) return onlyLastEnd(beforeLines, before.length < after.length ? "+" : "-");
  const lines: TextLine[] = [];
  let next = 1;
  for (const hunk of patch.hunks) {
    const skipped = hunk.oldStart - next;
    if (skipped > 0)
      lines.push({ op: "gap", text: `${skipped} unchanged ${skipped === 1 ? "line" : "lines"}` });
    for (const line of hunk.lines) {
      const op = line[0];
      if (op === "+" || op === "-" || op === " ") lines.push({ op, text: line.slice(1) });
    }
    next = hunk.oldStart + hunk.oldLines;
  }
  return lines;
}

function splitLines(text: string): readonly string[] {
  return text.replace(/\n$/, "").split("\n");
}

/** Every line ends, so that a missing last end is not taken for a change of the last line. */
function endLines(lines: readonly string[]): string {
  return lines.map((line) => `${line}\n`).join("");
}

function onlyLastEnd(lines: readonly string[], op: "+" | "-"): readonly TextLine[] {
  return [
    { op: " ", text: lines.at(-1) ?? "" },
    { op, text: LAST_END },
  ];
}

function whole(op: "+" | "-", lines: readonly string[]): readonly TextLine[] {
  return lines.map((text) => ({ op, text }));
}
