import { createColors } from "picocolors";
import type { Block, Details, DiffLine, Doc, Inline, Line, Section, Tone } from "../doc/doc";
import { visible } from "../escape/visible";
import { renderTable } from "./terminal-table";
import { type Style, type StyledText, wrapStyled } from "./terminal-wrap";

export interface TerminalOptions {
  /** True writes colour; the caller knows about `NO_COLOR` and pipes. */
  readonly color: boolean;
  /** Columns to fill at most. */
  readonly width: number;
  /** Shows folded parts unfolded. */
  readonly details: boolean;
}

/** Longer texts are shortened with the number of characters left out. */
const INLINE_LIMIT = 2_000;
const INDENT = "  ";

interface Frame extends TerminalOptions {
  readonly style: Style;
  /** Inside a folded part. */
  readonly inEntry: boolean;
}

/** A report as text for a terminal: no line is wider than `width`, no control character of the data survives. */
export function renderTerminal(doc: Doc, options: TerminalOptions): string {
  const frame: Frame = {
    ...options,
    width: Math.max(options.width, 20),
    style: makeStyle(options.color),
    inEntry: false,
  };
  const title = wrapStyled(
    styledLine([{ kind: "text", text: doc.title, strong: true }], frame.style),
    frame.width,
  );
  const printed = [...title, "", ...renderBlocks(doc.blocks, frame)].join("\n");
  return `${printed.replace(/\n+$/, "")}\n`;
}

function renderBlocks(blocks: readonly Block[], frame: Frame): readonly string[] {
  const lines: string[] = [];
  let previous: Block | undefined;
  for (const block of blocks) {
    const rendered = renderBlock(block, frame);
    if (rendered.length === 0) continue;
    if (previous !== undefined && needsGap(previous, block, frame)) lines.push("");
    lines.push(...rendered);
    previous = block;
  }
  return lines;
}

/** Folded entries one below the other read as a list, so do the lines inside an entry; everything else breathes. */
function needsGap(previous: Block, next: Block, frame: Frame): boolean {
  if (frame.inEntry && previous.kind === "paragraph") return next.kind !== "paragraph";
  const compact = (block: Block) => block.kind === "details" && !(frame.details || block.open === true);
  return !(compact(previous) && (compact(next) || next.kind === "details"));
}

function renderBlock(block: Block, frame: Frame): readonly string[] {
  const { style, width } = frame;
  switch (block.kind) {
    case "paragraph":
      return wrapStyled(styledLine(block.line, style), width);
    case "callout": {
      const bar = `${style.tone("▌", block.tone)} `;
      return block.lines.flatMap((line) => indented(wrapStyled(styledLine(line, style), width - 2), bar));
    }
    case "list":
      return block.items.flatMap((item) =>
        hanging(wrapStyled(styledLine(item, style), width - 2), style.tone("• ", "muted"), INDENT),
      );
    case "table":
      return renderTable(
        block.columns,
        block.rows.map((row) => row.cells.map((cell) => styledLine(cell, style, row.tone))),
        width,
        style,
      );
    case "diff":
      return block.lines.flatMap((line) => renderDiffLine(line, frame));
    case "code":
      return block.text
        .split("\n")
        .flatMap((line) => indented(wrapStyled(plain(visible(line, INLINE_LIMIT)), width - 2), INDENT));
    case "section":
      return renderSection(block, frame);
    case "details":
      return renderDetails(block, frame);
    case "picture":
      return wrapStyled(styledLine([{ kind: "text", text: block.alternative, tone: "muted" }], style), width);
  }
}

function renderSection(block: Section, frame: Frame): readonly string[] {
  const { style, width } = frame;
  const heading = wrapStyled(styledLine(block.title.map(embolden), style), width);
  return [...heading, ...indented(renderBlocks(block.blocks, { ...frame, width: width - 2 }), INDENT)];
}

function embolden(inline: Inline): Inline {
  return inline.kind === "text" ? { ...inline, strong: true } : inline;
}

function renderDetails(block: Details, frame: Frame): readonly string[] {
  const { style, width } = frame;
  const summary = wrapStyled(styledLine(block.summary, style), width - 2);
  const unfolded = frame.details || block.open === true;
  if (!unfolded || block.blocks.length === 0) return hanging(summary, "", INDENT);
  const inner = renderBlocks(block.blocks, { ...frame, width: width - 4, inEntry: true });
  return [...hanging(summary, "", INDENT), ...indented(inner, INDENT.repeat(2))];
}

const DIFF_TONES: Readonly<Record<DiffLine["op"], Tone>> = {
  "+": "create",
  "-": "delete",
  "!": "replace",
  "=": "muted",
  " ": "plain",
};

function renderDiffLine(line: DiffLine, frame: Frame): readonly string[] {
  const { style, width } = frame;
  const tone = DIFF_TONES[line.op];
  const pieces = wrapStyled(
    [{ text: visible(line.text, INLINE_LIMIT), apply: (text) => style.tone(text, tone) }],
    width - 2,
  );
  return hanging(pieces, style.tone(`${line.op} `, tone), INDENT);
}

function plain(text: string): readonly StyledText[] {
  return [{ text, apply: (same) => same }];
}

function styledLine(line: Line, style: Style, rowTone?: Tone): readonly StyledText[] {
  return line.map((inline): StyledText => {
    const text = visible(inline.text, INLINE_LIMIT);
    if (inline.kind === "link") return { text: linkText(text, inline.url), apply: style.link };
    const tone = inline.tone ?? rowTone ?? "plain";
    if (inline.kind === "code") return { text, apply: (piece) => style.code(piece, tone), unbroken: true };
    if (inline.strong === true) return { text, apply: (piece) => style.strong(piece, tone) };
    return { text, apply: (piece) => style.tone(piece, tone) };
  });
}

function linkText(text: string, url: string): string {
  const shownUrl = visible(url, INLINE_LIMIT);
  return text === shownUrl ? text : `${text} (${shownUrl})`;
}

function indented(lines: readonly string[], indent: string): readonly string[] {
  return lines.map((line) => (line === "" ? "" : `${indent}${line}`));
}

function hanging(lines: readonly string[], first: string, rest: string): readonly string[] {
  return lines.map((line, index) => `${index === 0 ? first : rest}${line}`);
}

function makeStyle(color: boolean): Style {
  const colors = createColors(color);
  const tones: Readonly<Record<Tone, (text: string) => string>> = {
    danger: colors.red,
    warning: colors.yellow,
    good: colors.green,
    muted: colors.dim,
    create: colors.green,
    update: colors.yellow,
    delete: colors.red,
    replace: colors.magenta,
    plain: (text) => text,
  };
  return {
    tone: (text, tone) => tones[tone](text),
    strong: (text, tone) => colors.bold(tones[tone](text)),
    code: (text, tone) => (tone === "plain" ? colors.cyan(text) : tones[tone](text)),
    link: colors.underline,
    rule: colors.dim,
  };
}
