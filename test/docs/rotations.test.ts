import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fieldDoc } from "../../environments/field-doc";

const ROOT = join(__dirname, "..", "..");
const DOCS = join(ROOT, "docs");
const PAGES = readdirSync(DOCS).filter((name) => /^rotate-.*\.md$/.test(name));

/** One form, so that a person at night knows where to look. */
const SECTIONS = ["When", "Commands", "What the plan shows", "Check", "Back out"];

const SUBJECTS = [
  "aws-key",
  "certificate",
  "cloudflare-ranges",
  "database-password",
  "gpg-key",
  "licence",
  "redis-auth",
];

test("there is one page for each thing that is renewed", () => {
  expect(PAGES).toEqual(SUBJECTS.map((subject) => `rotate-${subject}.md`));
});

describe.each(PAGES)("%s", (page) => {
  const text = readFileSync(join(DOCS, page), "utf8");

  test("has the sections of its kind, in their order, and none is empty", () => {
    const [, ...parts] = text.split(/^## /m);
    expect(parts.map((part) => part.split("\n")[0])).toEqual(SECTIONS);
    for (const part of parts) expect(part.split("\n").slice(1).join("").trim()).not.toBe("");
  });

  test("is listed in the README", () => {
    expect(readFileSync(join(ROOT, "README.md"), "utf8")).toContain(`docs/${page}`);
  });

  test("names settings that exist", () => {
    const settings = [...text.matchAll(/`((?:secrets|redis|edge|database)\.[A-Za-z.]+)`/g)].map(
      ([, path = ""]) => path,
    );
    for (const path of settings) expect([path, fieldDoc(path.split("."))]).not.toEqual([path, undefined]);
  });
});
