import * as fc from "fast-check";
import MarkdownIt from "markdown-it";
import { codeElement, codeSpan, escapeMarkdown, escapeMarkdownHtml, fence } from "../../src/escape/markdown";
import { makeVisible } from "../../src/escape/visible";
import { hostileText } from "./hostile";

const parser = new MarkdownIt({ html: true, linkify: true });
/** Neither GitLab nor GitHub makes a link of a bare domain or of `//host`. */
parser.linkify.set({ fuzzyLink: false }).add("//", null);

/** Patterns that GitLab's and GitHub's filters look for in one text node of the finished page. */
const REFERENCES =
  /[@#!~%&^]\w|:\w+:|\bwww\.\w|https?:\/|\b[A-Z][A-Z0-9_]+-\d|(?<!\w)[0-9a-f]{7,40}(?!\w)|\$.|\{[+-]|\[[+-]/;

/** The inline tokens of a source that must be one paragraph. */
function inlineTokens(source: string) {
  const blocks = parser.parse(source, {});
  expect(blocks.map(({ type }) => type)).toEqual(["paragraph_open", "inline", "paragraph_close"]);
  return blocks[1]?.children ?? [];
}

function checkHarmlessText(source: string, text: string): void {
  expect(source).not.toMatch(/^\s*\//m);
  const tokens = inlineTokens(source);
  const markup = tokens.filter(({ type }) => type === "html_inline").map(({ content }) => content);
  expect(markup.filter((tag) => tag !== "<span>" && tag !== "</span>")).toEqual([]);
  const rest = tokens.filter(({ type }) => type !== "html_inline");
  expect(rest.filter(({ type }) => type !== "text" && type !== "text_special")).toEqual([]);
  expect(rest.map(({ content }) => content).join("")).toBe(makeVisible(text).trim());
  const nodes = parser.renderInline(source).split(/<[^>]*>/);
  for (const node of nodes.map(decode)) expect(node).not.toMatch(REFERENCES);
}

function decode(html: string): string {
  return html
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&#36;", "$")
    .replaceAll("&amp;", "&");
}

test("leaves ordinary prose as it is", () => {
  const prose = "3 to add, 1 to change: backups kept 30 days (7 before)";
  expect(escapeMarkdown(prose)).toBe(prose);
});

test.each([
  ["a mention", "@all", "<span>@</span>all"],
  ["an issue", "#123", "<span>#</span>123"],
  ["a quick action", "/close", "<span>/</span>close"],
  ["a heading", "# heading", "\\# heading"],
  ["a cell's end", "a|b", "a&#124;b"],
  ["an element", "</details>", "&lt;/details&gt;"],
  ["a comment", "<!-- x -->", "&lt;<span>!</span>-- x --&gt;"],
  ["a list", "1. one", "1\\. one"],
])("disarms %s", (_, text, escaped) => {
  expect(escapeMarkdown(text)).toBe(escaped);
});

test("lets no structure, reference or quick action of any text survive", () => {
  fc.assert(
    fc.property(hostileText, (text) => {
      fc.pre(text.trim() !== "");
      checkHarmlessText(escapeMarkdown(text), text);
    }),
    { numRuns: 800 },
  );
});

test("lets no structure of any text survive inside a summary, where only HTML is read", () => {
  fc.assert(
    fc.property(hostileText, (text) => {
      const escaped = escapeMarkdownHtml(text);
      expect(escaped.replace(/<\/?span>/g, "")).not.toMatch(/[<>]/);
      for (const node of escaped.split(/<\/?span>/).map(decode)) expect(node).not.toMatch(REFERENCES);
    }),
    { numRuns: 1_000 },
  );
});

test("keeps a simple value in back-ticks", () => {
  expect(codeSpan("google_sql_database_instance.main[0]")).toBe("`google_sql_database_instance.main[0]`");
});

test("shows every value as exactly one piece of code, whatever it holds", () => {
  fc.assert(
    fc.property(hostileText, (value) => {
      const tokens = inlineTokens(`before ${codeSpan(value)} after`);
      const code = tokens.filter(({ type }) => type === "code_inline");
      const shown =
        code.length === 1
          ? code[0]?.content
          : decode(
              /<code>(.*)<\/code>/
                .exec(parser.renderInline(codeSpan(value)))?.[1]
                ?.replaceAll("&#39;", "'") ?? "missing",
            );
      expect(shown).toBe(makeVisible(value));
      const markup = tokens.filter(({ type }) => type === "html_inline").map(({ content }) => content);
      expect([[], ["<code>", "</code>"]]).toContainEqual(markup);
    }),
    { numRuns: 800 },
  );
});

test("keeps every value inside its table cell", () => {
  fc.assert(
    fc.property(hostileText, hostileText, (one, other) => {
      const row = `| ${codeSpan(one)} | ${escapeMarkdown(other).trim()} |`;
      const tokens = parser.parse(`| a | b |\n| --- | --- |\n${row}\n`, {});
      expect(tokens.filter(({ type }) => type === "tr_open")).toHaveLength(2);
      const cells = tokens.filter(({ type }) => type === "inline").slice(2);
      const [first, second] = cells.map(({ content }) =>
        parser.renderInline(content).replace(/<[^>]*>/g, ""),
      );
      expect(decode(first ?? "").trim()).toBe(makeVisible(one).trim());
      expect(decode(second ?? "")).toBe(makeVisible(other).trim());
    }),
    { numRuns: 1_000 },
  );
});

test("prints a code element without any sign that Markdown or HTML could read", () => {
  fc.assert(
    fc.property(hostileText, (value) => {
      expect(codeElement(value).slice("<code>".length, -"</code>".length)).not.toMatch(/[<>`|*_[\]\\@/:!~$]/);
    }),
  );
});

test("makes a fence longer than any run of back-ticks inside", () => {
  expect(fence("diff", [" ```", " /close", "+ `````"])).toBe("``````diff\n ```\n /close\n+ `````\n``````");
});

test("closes a fence only at its own end", () => {
  fc.assert(
    fc.property(fc.array(hostileText, { minLength: 1, maxLength: 5 }), (texts) => {
      const lines = texts.map((text, index) => `${index % 2 === 0 ? " " : "+ "}${makeVisible(text)}`);
      const tokens = parser.parse(`${fence("diff", lines)}\n\nbehind`, {});
      expect(tokens.map(({ type }) => type)).toEqual([
        "fence",
        "paragraph_open",
        "inline",
        "paragraph_close",
      ]);
      expect(tokens[0]?.content).toBe(`${lines.join("\n")}\n`);
    }),
  );
});
