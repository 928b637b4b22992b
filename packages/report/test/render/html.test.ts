import { createHash } from "node:crypto";
import * as fc from "fast-check";
import { type Doc, link, paragraph, text } from "../../src/doc/doc";
import { renderHtml } from "../../src/render/html";
import { anyDoc } from "./documents";

const ELEMENTS = new Set(
  (
    "!doctype html head meta title style body a header h1 h2 h3 h4 h5 h6 div nav ul li search label span input button " +
    "output main section details summary p pre code mark strong table thead tbody tr th td script"
  ).split(" "),
);
const TAG = /<(\/?)([^\s>/]*)((?:\s[^<>]*)?)>/g;
const VOID = new Set(["!doctype", "meta", "input"]);

/** Every tag of a page outside its script and style, checked to be ours and closed in order. */
function checkMarkup(html: string): void {
  const body = html.replace(/<(style|script)>[\s\S]*?<\/\1>/g, "<$1></$1>");
  const open: string[] = [];
  for (const [tag, slash, name = "", attributes = ""] of body.matchAll(TAG)) {
    const bare = attributes.replace(/"[^"]*"/g, '""');
    const ours =
      ELEMENTS.has(name) &&
      /^(?:\s[a-z-]+(?:="")?)*$/.test(bare) &&
      !/\s(?:on[a-z]+|style)=/i.test(bare) &&
      !/href="\s*javascript:/i.test(attributes);
    if (!ours) throw new Error(`a tag that is not ours: ${tag}`);
    if (slash === "/" && open.pop() !== name) throw new Error(`closed out of order: ${tag}`);
    if (slash !== "/" && !VOID.has(name)) open.push(name);
  }
  expect(open).toEqual([]);
  expect(body.replace(/<[^<>]*>/g, "")).not.toMatch(/[<>]/);
}

test("keeps its markup whatever the texts hold", () => {
  fc.assert(
    fc.property(anyDoc, (doc) => {
      checkMarkup(renderHtml(doc));
    }),
    { numRuns: 100 },
  );
});

test("allows exactly its own style and script, and nothing from elsewhere", () => {
  const html = renderHtml({ title: "t", blocks: [] });
  const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1] ?? "";
  const hash = (element: string) => {
    const source = new RegExp(`<${element}>([\\s\\S]*?)</${element}>`).exec(html)?.[1] ?? "";
    return `'sha256-${createHash("sha256").update(source).digest("base64")}'`;
  };
  expect(policy).toBe(
    `default-src 'none'; style-src ${hash("style")}; script-src ${hash("script")}; base-uri 'none'; form-action 'none'`,
  );
});

test("makes a link only where it may lead", () => {
  const doc: Doc = {
    title: "t",
    blocks: [
      paragraph(
        link("job", "https://gitlab.example.com/1?a=1&b=2"),
        text(" "),
        link("bad", "javascript:alert(1)"),
      ),
    ],
  };
  expect(renderHtml(doc)).toContain(
    '<a href="https://gitlab.example.com/1?a=1&amp;b=2" rel="noreferrer noopener">job</a> bad',
  );
});

test("names every severity and action once as a filter", () => {
  const entry = (tags: readonly string[]) => ({
    kind: "details" as const,
    summary: [text("x")],
    blocks: [],
    tags,
  });
  const html = renderHtml({ title: "t", blocks: [entry(["danger", "replace"]), entry(["danger"])] });
  expect(html.match(/data-tag="[^"]*"/g)).toEqual(['data-tag="danger"', 'data-tag="replace"']);
});

test("links to its sections when there are several", () => {
  const section = (title: string) => ({ kind: "section" as const, title: [text(title)], blocks: [] });
  const html = renderHtml({
    title: "t",
    blocks: [paragraph(text("verdict")), section("One"), section("Two")],
  });
  expect(html).toContain('<a href="#part-2">Two</a>');
  expect(html).toContain('<section id="part-2">');
  expect(renderHtml({ title: "t", blocks: [section("One")] })).not.toContain("<nav");
});

test("shortens a megabyte and says how much is missing", () => {
  const html = renderHtml({ title: "t", blocks: [paragraph(text("x".repeat(1_000_000)))] });
  expect(html.length).toBeLessThan(40_000);
  expect(html).toContain("(990,000 more characters)");
});

test("gives the cells of values side by side their column's title, which a narrow screen shows", () => {
  const table = (sideBySide: boolean): Doc => ({
    title: "t",
    blocks: [
      paragraph(text("first")),
      {
        kind: "table",
        sideBySide,
        columns: [{ title: "Attribute" }, { title: "pre" }, { title: "ops" }],
        rows: [{ cells: [[text("size")], [text("2")], [text("4")]] }],
      },
    ],
  });
  expect(renderHtml(table(true))).toContain(
    '<tr><td>size</td><td data-title="pre">2</td><td data-title="ops">4</td></tr>',
  );
  expect(renderHtml(table(false))).toContain("<tr><td>size</td><td>2</td><td>4</td></tr>");
});
