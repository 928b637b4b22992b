import * as fc from "fast-check";
import { escapeHtml, safeUrl } from "../../src/escape/html";
import { hostileText } from "./hostile";

test("escapes every character that could open an element, an entity or end an attribute", () => {
  expect(escapeHtml(`<a href="x" title='y'>&amp;</a>`)).toBe(
    "&lt;a href=&quot;x&quot; title=&#39;y&#39;&gt;&amp;amp;&lt;/a&gt;",
  );
});

test("leaves no markup in any text", () => {
  fc.assert(
    fc.property(hostileText, (text) => {
      expect(escapeHtml(text).replace(/&(?:amp|lt|gt|quot|#39);/g, "")).not.toMatch(/[<>&"']/);
    }),
  );
});

test.each([
  "https://gitlab.example.com/a/b/-/jobs/1?x=1&y=2#z",
  "http://localhost:8080/",
  "#dangers",
  "./review.html",
  "../a/b.html",
  "/docs/review.md",
  "docs/rules.md#retention",
])("lets a link lead to %s", (url) => {
  expect(safeUrl(url)).toBe(url);
});

test.each([
  "javascript:alert(1)",
  "JavaScript:alert(1)",
  " javascript:alert(1)",
  "java\nscript:alert(1)",
  "data:text/html,x",
  "//evil.example/x",
  "vbscript:x",
  "javascript.x:alert(1)",
  "",
])("refuses to link to %j", (url) => {
  expect(safeUrl(url)).toBeUndefined();
});

test("encodes what could end a Markdown link or an attribute", () => {
  expect(safeUrl("https://x.example/a)b<c>\"d'`e f")).toBe("https://x.example/a%29b%3Cc%3E%22d%27%60e%20f");
});
