import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";

const ROOT = join(__dirname, "..");
const TEXT = readFileSync(join(ROOT, ".checkov.yaml"), "utf8");

describe("the exceptions of the scanner", () => {
  it("have a reason each: a comment above the first check that it is about", () => {
    const lines = TEXT.slice(TEXT.indexOf("skip-check:")).split("\n").slice(1);
    const bare = lines.filter((line, index) => {
      const isFirst = /^ {2}- CKV/.test(line) && !/^ {2}- CKV/.test(lines[index - 1] ?? "");
      return isFirst && !/^ {2}# \S.*\.$/.test(lines[index - 1] ?? "");
    });
    expect(bare).toEqual([]);
  });

  it("name each check once", () => {
    const { "skip-check": skipped }: { readonly "skip-check": readonly string[] } = parse(TEXT);
    expect(skipped.length).toBeGreaterThan(0);
    expect(new Set(skipped).size).toBe(skipped.length);
  });

  it("are for the version that the pipeline's image has", () => {
    const [, version] = /checkov==(\S+)/.exec(readFileSync(join(ROOT, ".ci", "scan"), "utf8")) ?? [];
    expect(readFileSync(join(ROOT, ".ci", "Dockerfile"), "utf8")).toContain(`CHECKOV_VERSION=${version}\n`);
  });
});
