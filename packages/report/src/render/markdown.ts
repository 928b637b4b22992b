import type { Block, Details, Doc, Section } from "../doc/doc";
import { escapeMarkdown } from "../escape/markdown";
import { type Cuts, droppableBlocks, fitToBudget } from "./markdown-budget";
import { type TextRenderer, textRenderer } from "./markdown-leaf";
import { countLeftOut, leftOutHere, leftOutInAll } from "./markdown-left-out";

export interface MarkdownOptions {
  /** Most characters of the result. GitLab accepts 1,000,000 in a note, but renders far less in its time limit. */
  readonly budget?: number;
}

export const DEFAULT_BUDGET = 60_000;

/** Maximum lengths of a single text, in characters; the next one is tried when the required blocks do not fit. */
const TEXT_LIMITS = [400, 120, 40];
const TOP_LEVEL = 2;
const DEEPEST_LEVEL = 6;

interface Frame {
  readonly texts: TextRenderer;
  readonly cuts: Cuts;
  readonly level: number;
}

/**
 * A report as Markdown for GitLab, readable on GitHub too. It fits the budget by leaving out blocks, those with the
 * highest priority number first and from the end, and says how many. Blocks of priority 0 always stay: when they
 * alone are more than the budget, their longest texts are shortened, and after that the result is longer.
 */
export function renderMarkdown(doc: Doc, options: MarkdownOptions = {}): string {
  const budget = options.budget ?? DEFAULT_BUDGET;
  const order = droppableBlocks(doc.blocks);
  let smallest = "";
  for (const limit of TEXT_LIMITS) {
    const texts = textRenderer(limit);
    const render = (cuts: Cuts) => renderDoc(doc, { texts, cuts, level: TOP_LEVEL }, budget);
    const cuts = fitToBudget(order, (tried) => {
      smallest = render(tried);
      return smallest.length <= budget;
    });
    if (cuts !== undefined) return render(cuts);
  }
  return smallest;
}

/** The truncation notice follows the first block, where readers see it. */
function renderDoc(doc: Doc, frame: Frame, budget: number): string {
  const notice = leftOutInAll(countLeftOut(doc.blocks, frame.cuts), budget);
  const [first, ...rest] = doc.blocks;
  return `${[
    heading(escapeMarkdown(doc.title), frame.level),
    ...renderBlocks(first === undefined ? [] : [first], frame),
    ...(notice === undefined ? [] : [`> ${notice}`]),
    ...renderBlocks(rest, frame),
  ].join("\n\n")}\n`;
}

function heading(title: string, level: number): string {
  return `${"#".repeat(Math.min(level, DEEPEST_LEVEL))} ${title}`;
}

/** Parts for joining with blank lines. Folded entries that lost their content become a plain list. */
function renderBlocks(blocks: readonly Block[], frame: Frame): readonly string[] {
  const parts: string[] = [];
  let bullets: string[] = [];
  const closeBullets = () => {
    if (bullets.length > 0) parts.push(bullets.join("\n"));
    bullets = [];
  };
  for (const block of blocks) {
    if (frame.cuts(block) === 0) continue;
    const inner = block.kind === "details" ? renderBlocks(block.blocks, frame) : [];
    if (block.kind === "details" && inner.length === 0) {
      bullets.push(`- ${frame.texts.bullet(block)}`);
      continue;
    }
    closeBullets();
    if (block.kind === "section") parts.push(...renderSection(block, frame));
    else if (block.kind === "details") parts.push(...renderDetails(block, inner, frame));
    else parts.push(frame.texts.leaf(block, frame.cuts(block)));
  }
  closeBullets();
  return parts;
}

/** Blank lines around the content, or it would be read as HTML. */
function renderDetails(block: Details, inner: readonly string[], frame: Frame): readonly string[] {
  const open = block.open === true ? " open" : "";
  const summary = frame.texts.summary(block);
  return [
    `<details${open}>\n<summary>${summary}</summary>`,
    ...inner,
    ...noticeFor(block, frame),
    "</details>",
  ];
}

function renderSection(block: Section, frame: Frame): readonly string[] {
  const level = frame.level + 1;
  return [
    heading(frame.texts.title(block), level),
    ...renderBlocks(block.blocks, { ...frame, level }),
    ...noticeFor(block, frame),
  ];
}

function noticeFor(block: Section | Details, frame: Frame): readonly string[] {
  const notice = leftOutHere(block.blocks, frame.cuts);
  return notice === undefined ? [] : [`*${notice}*`];
}
