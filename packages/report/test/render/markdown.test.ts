import * as fc from "fast-check";
import MarkdownIt from "markdown-it";
import { type Block, code, type Doc, paragraph, strong, text } from "../../src/doc/doc";
import { renderMarkdown } from "../../src/render/markdown";
import { allBlocks, anyDoc } from "./documents";

const parser = new MarkdownIt({ html: true });
const ALLOWED_BLOCK =
  /^(?:<details(?: open)?>\n<summary>(?:[^<>]|<\/?(?:span|code|strong)>)*<\/summary>|<\/details>)\n?$/;

/** Parses a report and checks that its structure is ours alone: nothing in a text opened, closed or ended anything. */
function checkStructure(markdown: string): void {
  expect(markdown).not.toMatch(/^\//m);
  const tokens = parser.parse(markdown, {});
  let open = 0;
  for (const token of tokens) {
    if (token.type !== "html_block") continue;
    expect(token.content).toMatch(ALLOWED_BLOCK);
    open += token.content.startsWith("</") ? -1 : 1;
    expect(open).toBeGreaterThanOrEqual(0);
  }
  expect(open).toBe(0);
  const inline = tokens.flatMap((token) => token.children ?? []);
  const markup = new Set(inline.filter(({ type }) => type === "html_inline").map(({ content }) => content));
  for (const tag of markup) expect(tag).toMatch(/^<\/?(?:span|code|strong)>$/);
  expect(inline.filter(({ type }) => type === "image" || type === "html_block")).toEqual([]);
  for (const token of tokens) {
    if (token.type !== "fence") continue;
    const language = token.info;
    expect(language).toMatch(/^[a-z0-9]*$/);
    for (const line of token.content.slice(0, -1).split("\n")) expect(line).toMatch(/^[-+!= ]/);
  }
}

function count(markdown: string, type: string): number {
  return parser.parse(markdown, {}).filter((token) => token.type === type).length;
}

function doc(...blocks: Block[]): Doc {
  return { title: "Review", blocks };
}

test("keeps the structure of any report whatever its texts hold", () => {
  fc.assert(
    fc.property(anyDoc, (any) => {
      const markdown = renderMarkdown(any);
      checkStructure(markdown);
      const blocks = allBlocks(any.blocks);
      const number = (kind: Block["kind"]) => blocks.filter((block) => block.kind === kind).length;
      expect(count(markdown, "heading_open")).toBe(1 + number("section"));
      expect(count(markdown, "fence")).toBe(number("diff") + number("code"));
      expect(count(markdown, "table_open")).toBe(number("table"));
      expect(count(markdown, "blockquote_open")).toBe(number("callout"));
      expect(count(markdown, "html_block")).toBe(2 * number("details"));
    }),
    { numRuns: 60 },
  );
});

test("fits any budget that what must stay leaves room for, and keeps its structure", () => {
  fc.assert(
    fc.property(anyDoc, fc.integer({ min: 0, max: 4_000 }), (any, budget) => {
      const markdown = renderMarkdown(any, { budget });
      checkStructure(markdown);
      const shortest = renderMarkdown(any, { budget: 0 }).length;
      if (markdown.length > budget) expect(markdown.length).toBeLessThanOrEqual(shortest + 20);
    }),
    { numRuns: 60 },
  );
});

test("never leaves out a block of priority 0", () => {
  fc.assert(
    fc.property(anyDoc, fc.integer({ min: 0, max: 4_000 }), (any, budget) => {
      const marked: Doc = { ...any, blocks: [...any.blocks, { ...paragraph(text("stays")), priority: 0 }] };
      expect(renderMarkdown(marked, { budget })).toContain("stays");
    }),
  );
});

const entry = (number: number, priority?: number): Block => ({
  kind: "details",
  summary: [code(`thing.number_${number}`)],
  blocks: [{ kind: "diff", lines: [{ op: "+", text: `value of ${number}` }], priority: 5 }],
  ...(priority === undefined ? {} : { priority }),
});

const longReport = doc(
  { kind: "callout", tone: "danger", lines: [[strong("Destroys 1 database")]] },
  {
    kind: "section",
    title: [text("Updates (100)")],
    blocks: Array.from({ length: 100 }, (_, index) => entry(index, 2)),
  },
  {
    kind: "section",
    title: [text("Creates (900)")],
    blocks: Array.from({ length: 900 }, (_, index) => entry(1_000 + index, 3)),
  },
);

test("leaves out the highest priority number first, then from the end, and says how many", () => {
  const markdown = renderMarkdown(longReport, { budget: 12_000 });
  expect(markdown.length).toBeLessThanOrEqual(12_000);
  expect(markdown.length).toBeGreaterThan(11_900);
  expect(markdown).toContain("Destroys 1 database");
  expect(markdown).not.toContain("value of");
  for (const number of [0, 99]) expect(markdown).toContain(`- \`thing.number_${number}\``);
  expect(markdown).toContain("### Creates (900)");
  const shown = markdown.match(/thing\.number_1\d{3}/g)?.length ?? 0;
  expect(shown).toBeGreaterThan(100);
  expect(markdown).toContain(`*… ${900 - shown} entries left out for length*`);
  expect(markdown.split("\n\n")[2]).toBe(
    `> ✂️ Shortened to 12,000 characters. Left out, least important first: ${900 - shown} entries, ${100 + shown} entries' details.`,
  );
});

test("keeps as much of a long list as fits", () => {
  const items = Array.from({ length: 500 }, (_, index) => [text(`item ${index}`)]);
  const markdown = renderMarkdown(doc(paragraph(text("verdict")), { kind: "list", items, priority: 1 }), {
    budget: 1_000,
  });
  expect(markdown.length).toBeLessThanOrEqual(1_000);
  expect(markdown.length).toBeGreaterThan(980);
  expect(markdown).toContain("- item 0\n");
});

test("says nothing about length when everything fits", () => {
  expect(renderMarkdown(longReport, { budget: 1_000_000 })).not.toMatch(/left out/i);
});

test("shortens long texts before it exceeds the budget with what must stay", () => {
  const long = doc(...Array.from({ length: 20 }, () => paragraph(code("x".repeat(1_000_000)))));
  const markdown = renderMarkdown(long, { budget: 5_000 });
  expect(markdown.length).toBeLessThanOrEqual(5_000);
  expect(markdown.match(/more characters/g)).toHaveLength(20);
});

test("keeps two pieces of code apart that stand side by side", () => {
  expect(renderMarkdown(doc(paragraph(code("a"), code("b"))))).toContain("`a` `b`");
});

test("renders a report of ten thousand entries within its budget", () => {
  const blocks = Array.from({ length: 10_000 }, (_, index) => entry(index, 3));
  expect(renderMarkdown(doc(paragraph(text("verdict")), ...blocks)).length).toBeLessThanOrEqual(60_000);
});

test("shows every character of a title", () => {
  expect(renderMarkdown({ title: "a <b> & c", blocks: [] })).toBe("## a &lt;b&gt; &amp; c\n");
});
