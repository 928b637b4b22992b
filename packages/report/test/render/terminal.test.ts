import * as fc from "fast-check";
import { code, type Doc, paragraph, strong, text } from "../../src/doc/doc";
import { renderTerminal } from "../../src/render/terminal";
import { displayWidth } from "../../src/render/width";
import { anyDoc } from "./documents";

const plain = { color: false, width: 60, details: true };
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the sequences that colour is made of
const COLOUR = /\u001b\[\d+m/g;

function lines(doc: Doc, options = plain): readonly string[] {
  return renderTerminal(doc, options).split("\n");
}

/** A blank at the end of a line is kept where colour marks it. */
function withoutTrailing(printed: string): string {
  return printed.replace(/ +$/gm, "");
}

test("fills no line beyond the terminal's width, whatever the texts hold", () => {
  fc.assert(
    fc.property(anyDoc, fc.integer({ min: 60, max: 140 }), (doc, width) => {
      expect(lines(doc, { ...plain, width }).filter((line) => displayWidth(line) > width)).toEqual([]);
    }),
    { numRuns: 40 },
  );
});

test("lets no control or invisible character of the data through", () => {
  fc.assert(
    fc.property(anyDoc, (doc) => {
      const printed = renderTerminal(doc, { ...plain, color: true }).replace(COLOUR, "");
      expect(printed.replaceAll("\n", "")).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
    }),
  );
});

test("writes the same text with and without colour", () => {
  fc.assert(
    fc.property(anyDoc, (doc) => {
      const colored = renderTerminal(doc, { ...plain, color: true });
      expect(withoutTrailing(colored.replace(COLOUR, ""))).toBe(withoutTrailing(renderTerminal(doc, plain)));
    }),
  );
});

test("writes no escape sequence without colour", () => {
  const doc = { title: "t", blocks: [paragraph(strong("bad", "danger"), text(" "), code("x", "create"))] };
  expect(renderTerminal(doc, plain)).toBe("t\n\nbad x\n");
  expect(renderTerminal(doc, { ...plain, color: true })).toContain("\u001b[31m");
});

test("shows folded parts by their summary only, unless asked for", () => {
  const doc: Doc = {
    title: "t",
    blocks: [
      { kind: "details", summary: [text("first")], blocks: [paragraph(text("inside"))] },
      { kind: "details", summary: [text("second")], blocks: [paragraph(text("open inside"))], open: true },
    ],
  };
  expect(renderTerminal(doc, { ...plain, details: false })).toBe("t\n\nfirst\nsecond\n    open inside\n");
  expect(renderTerminal(doc, plain)).toBe("t\n\nfirst\n    inside\n\nsecond\n    open inside\n");
});

test("aligns the columns of a table by what is seen, wide characters included", () => {
  const doc: Doc = {
    title: "t",
    blocks: [
      {
        kind: "table",
        columns: [{ title: "Name" }, { title: "Count", align: "right" }],
        rows: [{ cells: [[code("日本")], [text("7")]] }, { cells: [[code("abcdef")], [text("12")]] }],
      },
    ],
  };
  expect(lines(doc).slice(2, 5)).toEqual(["Name    Count", "日本        7", "abcdef     12"]);
});

test("wraps at blanks, and keeps an address whole when a line has room for it", () => {
  const doc = {
    title: "t",
    blocks: [
      paragraph(text("The database is replaced, look at "), code("google_sql_database_instance.main")),
    ],
  };
  expect(lines(doc, { ...plain, width: 40 }).slice(2, 4)).toEqual([
    "The database is replaced, look at",
    "google_sql_database_instance.main",
  ]);
});

test("breaks a word that is longer than a line", () => {
  const doc = { title: "t", blocks: [paragraph(code("x".repeat(50)))] };
  expect(lines(doc, { ...plain, width: 20 }).slice(2, 5)).toEqual([
    "x".repeat(20),
    "x".repeat(20),
    "x".repeat(10),
  ]);
});

test("keeps the indentation of a document in a difference", () => {
  const doc: Doc = { title: "t", blocks: [{ kind: "diff", lines: [{ op: "+", text: "    deep: 1" }] }] };
  expect(lines(doc)[2]).toBe("+     deep: 1");
});
