import * as fc from "fast-check";

/** Pieces of text that mean something to Markdown, HTML, GitLab, GitHub or a terminal. */
const HOSTILE = [
  "`",
  "``",
  "```",
  "|",
  "\\|",
  "\\",
  "*",
  "**",
  "_",
  "~~",
  "[x](http://evil.example)",
  "![i](https://evil.example/i.png)",
  "</details>",
  "<details>",
  "</summary>",
  "<!--",
  "-->",
  "<script>alert(1)</script>",
  "<img src=x onerror=alert(1)>",
  "&lt;",
  "&#64;user",
  "@all",
  "@group/name",
  "#123",
  "!123",
  "~label",
  "%milestone",
  "&42",
  "$7",
  "$`x`$",
  "ABC-12",
  ":tada:",
  "https://evil.example/x",
  "www.evil.example",
  "a@evil.example",
  "0123456789abcdef0123456789abcdef01234567",
  "/close",
  "/merge",
  "\n/close",
  "\r\n/label ~x",
  "\n\n# heading",
  "\n---\n",
  "\n```\n/close\n",
  "> quote",
  ">>>",
  "- item",
  "1. one",
  "+ plus",
  "=== ",
  "    code",
  "\t",
  "\u202e",
  "\u200b",
  "\u001b[31m",
  "\u0007",
  "\u0000",
  "\ud800",
  "\u2028",
  "{+ added +}",
  "[- gone -]",
  "[[_TOC_]]",
  "[ ]",
  "::include{file=x}",
  '"',
  "'",
  "<",
  ">",
  "&",
  " ",
  "a",
  "B",
  "9",
  ".",
] as const;

/**
 * Any code point but a surrogate, each as likely: what fast-check calls the unit "binary". That unit would make a table
 * of a million code points in each suite, which takes 2 s.
 */
const codePoint = fc
  .integer({ min: 0, max: 0x10ffff - 0x800 })
  .map((index) => String.fromCodePoint(index < 0xd800 ? index : index + 0x800));

/** Text that tries to break out, mixed with any text at all. */
export const hostileText: fc.Arbitrary<string> = fc
  .array(fc.oneof(fc.constantFrom(...HOSTILE), fc.string({ unit: codePoint, maxLength: 4 })), {
    maxLength: 8,
  })
  .map((pieces) => pieces.join(""));
