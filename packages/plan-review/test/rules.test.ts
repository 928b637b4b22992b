import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseReviewConfig } from "../src/config/parse";
import { type Example, exampleText, planOfExample } from "../src/example";
import { findingsOf } from "../src/findings";
import { findRule, RULES } from "../src/rules";
import { rulesDocument } from "../src/rules-document";

const rulesOf = (example: Example) =>
  findingsOf(planOfExample(example), {
    lifecycles: example.lifecycles,
    ownRules: example.ownRules,
  }).map(({ rule }) => rule);

const cases = (kind: "bad" | "fine") =>
  RULES.flatMap(({ id, examples }) =>
    examples[kind].map((example) => ({ id, text: exampleText(example), example })),
  );

describe("each rule reports its bad examples", () => {
  it.each(cases("bad"))("$id: $text", ({ id, example }) => {
    expect(rulesOf(example)).toContain(id);
  });
});

describe("no rule reports its fine examples", () => {
  it.each(cases("fine"))("$id: $text", ({ id, example }) => {
    expect(rulesOf(example)).not.toContain(id);
  });
});

it("every rule has examples of both kinds", () => {
  for (const { examples } of RULES) {
    expect(examples.bad.length).toBeGreaterThan(0);
    expect(examples.fine.length).toBeGreaterThan(0);
  }
});

it("a rule is the file with its name", () => {
  for (const rule of RULES) {
    const file = readFileSync(join(__dirname, `../src/rules/${rule.id}.ts`), "utf8");
    expect(file).toContain(`id: "${rule.id}"`);
  }
});

it("docs/rules.md is generated from the rules (./infra rules --write)", () => {
  const file = join(__dirname, "../../../docs/rules.md");
  expect(readFileSync(file, "utf8")).toBe(rulesDocument());
});

it("the configuration file in the documentation is valid", () => {
  const [, example = ""] = /```yaml\n([^`]*)```/.exec(rulesDocument()) ?? [];
  expect(Object.keys(parseReviewConfig(example, "docs/rules.md"))).toEqual([
    "types",
    "severities",
    "suppressions",
  ]);
});

it("a rule is found by its id only", () => {
  expect(findRule("retention-reduced")?.severity).toBe("danger");
  expect(findRule("Retention")).toBeUndefined();
});
