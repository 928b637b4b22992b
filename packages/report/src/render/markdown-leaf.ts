import type { Block, Column, Details, Inline, Line, Row, Section, Tone } from "../doc/doc";
import { escapeHtml, safeUrl } from "../escape/html";
import { codeSpan, escapeLineStart, escapeMarkdown, escapeMarkdownHtml, fence } from "../escape/markdown";
import { shorten, visible } from "../escape/visible";

/** Blocks without blocks inside. */
export type Leaf = Exclude<Block, Section | Details>;

/** Renders everything in a report that holds text. What is whole is rendered once, however often the budget is tried. */
export interface TextRenderer {
  /** With only its first `kept` parts; without a number, with all of them. */
  readonly leaf: (block: Leaf, kept: number | undefined) => string;
  readonly title: (block: Section) => string;
  /** A folded entry's summary where it can be unfolded, and where only the summary is left. */
  readonly summary: (block: Details) => string;
  readonly bullet: (block: Details) => string;
}

export function textRenderer(limit: number): TextRenderer {
  const whole = once((block: Leaf) => renderLeaf(block, limit, Number.POSITIVE_INFINITY));
  return {
    leaf: (block, kept) => (kept === undefined ? whole(block) : renderLeaf(block, limit, kept)),
    title: once((block) => renderLine(block.title, limit)),
    summary: once((block) => renderSummary(block.summary, limit)),
    bullet: once((block) => renderLine(block.summary, limit)),
  };
}

function once<B extends Block>(render: (block: B) => string): (block: B) => string {
  const rendered = new Map<B, string>();
  return (block) => {
    let text = rendered.get(block);
    if (text === undefined) {
      text = render(block);
      rendered.set(block, text);
    }
    return text;
  };
}

function renderLeaf(block: Leaf, limit: number, kept: number): string {
  switch (block.kind) {
    case "paragraph":
      return renderLine(block.line, limit);
    case "callout":
      return block.lines
        .map((line, index) => `> ${index === 0 ? ICONS[block.tone] : ""}${renderLine(line, limit)}`)
        .join("\n>\n");
    case "list":
      return block.items
        .slice(0, kept)
        .map((item) => `- ${renderLine(item, limit)}`)
        .join("\n");
    case "table":
      return renderTable(block.columns, block.rows.slice(0, kept), limit);
    case "diff":
      return fence(
        "diff",
        block.lines.slice(0, kept).map(({ op, text }) => `${op} ${visible(text, limit)}`),
      );
    case "code":
      return fence(
        (block.language ?? "").replace(/[^a-z0-9]/g, ""),
        block.text
          .split("\n")
          .slice(0, kept)
          .map((line) => ` ${visible(line, limit)}`),
      );
    case "picture":
      return escapeMarkdown(shorten(block.alternative, limit));
  }
}

/** Colour does not survive GitLab's clean-up of notes; a sign does. */
const ICONS: Readonly<Record<Tone, string>> = {
  danger: "⛔ ",
  warning: "⚠️ ",
  good: "✅ ",
  muted: "",
  create: "",
  update: "",
  delete: "",
  replace: "",
  plain: "",
};

function renderTable(columns: readonly Column[], rows: readonly Row[], limit: number): string {
  const cells = (row: readonly string[]) => `| ${row.join(" | ")} |`;
  return [
    cells(columns.map(({ title }) => escapeMarkdown(title))),
    cells(columns.map(({ align }) => (align === "right" ? "---:" : "---"))),
    ...rows.map((row) => cells(columns.map((_, index) => renderLine(row.cells[index] ?? [], limit)))),
  ].join("\n");
}

/** A line of Markdown. Blanks at its start would make it code. */
function renderLine(line: Line, limit: number): string {
  return escapeLineStart(join(line.map((inline) => renderInline(inline, limit))).trim());
}

function renderInline(inline: Inline, limit: number): string {
  const text = shorten(inline.text, limit);
  if (inline.kind === "code") return codeSpan(text);
  if (inline.kind === "link") {
    const url = safeUrl(inline.url);
    return url === undefined ? escapeMarkdown(text) : `[${escapeMarkdown(text)}](${url})`;
  }
  return inline.strong === true ? emphasise(escapeMarkdown(text)) : escapeMarkdown(text);
}

/** Two asterisks next to a sign or a blank are not always read as emphasis; the element always is. */
function emphasise(escaped: string): string {
  return /^[A-Za-z0-9](?:.*[A-Za-z0-9])?$/.test(escaped) ? `**${escaped}**` : `<strong>${escaped}</strong>`;
}

/** Back-ticks or asterisks of neighbours would be read together. */
function join(parts: readonly string[]): string {
  return parts.reduce((line, part) => {
    const last = line.at(-1);
    return (last === "`" || last === "*") && part.startsWith(last) ? `${line} ${part}` : line + part;
  }, "");
}

/** A line of HTML, for places where Markdown is not read. */
function renderSummary(line: Line, limit: number): string {
  return line
    .map((inline) => {
      const text = shorten(inline.text, limit);
      if (inline.kind === "code") return `<code>${escapeHtml(text)}</code>`;
      const escaped = escapeMarkdownHtml(text);
      if (inline.kind === "link") return escaped;
      return inline.strong === true ? `<strong>${escaped}</strong>` : escaped;
    })
    .join("");
}
