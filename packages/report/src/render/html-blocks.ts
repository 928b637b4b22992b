import type { Block, Details, DiffLine, Inline, Line, Tone } from "../doc/doc";
import { escapeHtml, safeUrl } from "../escape/html";
import { shorten } from "../escape/visible";

/** Longer texts are shortened with the number of characters left out; a page of megabytes helps nobody. */
const TEXT_LIMIT = 10_000;
const FIRST_HEADING = 2;
const LAST_HEADING = 6;

const TONES: ReadonlySet<string> = new Set<Tone>([
  "danger",
  "warning",
  "good",
  "muted",
  "create",
  "update",
  "delete",
  "replace",
]);

type Table = Extract<Block, { kind: "table" }>;

/** Blocks as HTML; outermost sections are numbered `part-1`, `part-2`, ... for links. */
export function renderHtmlBlocks(blocks: readonly Block[]): string {
  let part = 0;
  return blocks
    .map((block) => {
      if (block.kind !== "section") return renderBlock(block, FIRST_HEADING);
      part += 1;
      return renderBlock(block, FIRST_HEADING, `part-${part}`);
    })
    .join("\n");
}

function renderBlock(block: Block, heading: number, id?: string): string {
  switch (block.kind) {
    case "paragraph":
      return `<p>${renderLine(block.line)}</p>`;
    case "callout":
      return `<div class="callout ${toneClass(block.tone)}" role="note">${block.lines
        .map((line) => `<p>${renderLine(line)}</p>`)
        .join("")}</div>`;
    case "list":
      return `<ul>${block.items.map((item) => `<li>${renderLine(item)}</li>`).join("")}</ul>`;
    case "table":
      return renderTable(block);
    case "diff":
      return `<pre class="diff">${block.lines.map(renderDiffLine).join("")}</pre>`;
    case "code":
      return `<pre class="code">${block.text.split("\n").map(renderText).join("\n")}</pre>`;
    case "section": {
      const inner = block.blocks.map((child) => renderBlock(child, heading + 1)).join("\n");
      const level = Math.min(heading, LAST_HEADING);
      const anchor = id === undefined ? "" : ` id="${id}"`;
      return `<section${anchor}><h${level}>${renderLine(block.title)}</h${level}>\n${inner}</section>`;
    }
    case "details":
      return renderDetails(block, heading);
    case "picture":
      return `<figure role="img" aria-label="${renderText(block.alternative)}">${block.svg}</figure>`;
  }
}

function renderDetails(block: Details, heading: number): string {
  const tags = block.tags ?? [];
  const tone = tags.find((tag) => TONES.has(tag));
  const attributes = [
    ...(tone === undefined ? [] : [`class="tone-${tone}"`]),
    ...(tags.length === 0 ? [] : [`data-tags="${tags.map(escapeHtml).join("&#10;")}"`]),
    ...(block.open === true ? ["open"] : []),
  ];
  const opening = ["<details", ...attributes].join(" ");
  const inner = block.blocks.map((child) => renderBlock(child, heading)).join("\n");
  return `${opening}><summary>${renderLine(block.summary)}</summary><div class="content">${inner}</div></details>`;
}

function renderTable({ columns, rows, sideBySide = false }: Table): string {
  const align = (index: number) => (columns[index]?.align === "right" ? ' class="right"' : "");
  const title = (index: number) => {
    const words = columns[index]?.title ?? "";
    return sideBySide && index > 0 && words !== "" ? ` data-title="${renderText(words)}"` : "";
  };
  const head = columns.map(
    (column, index) => `<th scope="col"${align(index)}>${renderText(column.title)}</th>`,
  );
  const body = rows.map((row) => {
    const cells = columns.map(
      (_, index) => `<td${align(index)}${title(index)}>${renderLine(row.cells[index] ?? [])}</td>`,
    );
    const tone = row.tone === undefined ? "" : ` class="${toneClass(row.tone)}"`;
    return `<tr${tone}>${cells.join("")}</tr>`;
  });
  const header = columns.some((column) => column.title !== "")
    ? `<thead><tr>${head.join("")}</tr></thead>`
    : "";
  const kind = sideBySide ? ` class="sides"` : "";
  return `<div class="scroll" tabindex="0" role="region" aria-label="Table"><table${kind}>${header}<tbody>${body.join("")}</tbody></table></div>`;
}

const DIFF_CLASSES: Readonly<Record<DiffLine["op"], string>> = {
  "+": "added",
  "-": "removed",
  "!": "forces",
  "=": "where",
  " ": "same",
};

/** The sign stays part of the text: colour alone says nothing on paper or to a screen reader. */
function renderDiffLine({ op, text }: DiffLine): string {
  return `<span class="${DIFF_CLASSES[op]}">${op} ${renderText(text)}\n</span>`;
}

function renderLine(line: Line): string {
  return line.map(renderInline).join("");
}

function renderInline(inline: Inline): string {
  const text = renderText(inline.text);
  if (inline.kind === "link") {
    const url = safeUrl(inline.url);
    return url === undefined ? text : `<a href="${escapeHtml(url)}" rel="noreferrer noopener">${text}</a>`;
  }
  const tone =
    inline.tone === undefined || inline.tone === "plain" ? "" : ` class="${toneClass(inline.tone)}"`;
  if (inline.kind === "code") {
    return `<code${tone}>${inline.marked === true ? `<mark>${text}</mark>` : text}</code>`;
  }
  if (inline.strong === true) return `<strong${tone}>${text}</strong>`;
  return tone === "" ? text : `<span${tone}>${text}</span>`;
}

function renderText(text: string): string {
  return escapeHtml(shorten(text, TEXT_LIMIT));
}

function toneClass(tone: Tone): string {
  return `tone-${tone}`;
}

export function plainText(line: Line): string {
  return line.map(({ text }) => text).join("");
}
