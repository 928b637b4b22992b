import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseReviewConfig } from "../src/config/parse";
import { findRule, RULE_IDS, RULES } from "../src/rules";
import { rulesDocument } from "../src/rules-document";

it("keeps docs/rules.md as the table of rules says (./infra rules --write makes it again)", () => {
  const file = join(__dirname, "../../../docs/rules.md");
  expect(readFileSync(file, "utf8")).toBe(rulesDocument());
});

it("shows a configuration file that is right", () => {
  const [, example = ""] = /```yaml\n([^`]*)```/.exec(rulesDocument()) ?? [];
  expect(Object.keys(parseReviewConfig(example, "docs/rules.md"))).toEqual(["facts", "severities", "noise"]);
});

it("explains every rule with an example that it finds and one that it does not", () => {
  expect(RULES.map(({ id }) => id)).toEqual([...RULE_IDS]);
  for (const rule of RULES) {
    expect(rule.id).toMatch(/^[a-z]+(-[a-z]+)+$/);
    expect([rule.title, rule.explanation, rule.bad, rule.fine].every((text) => text.length > 5)).toBe(true);
    expect(rulesDocument()).toContain(`### \`${rule.id}\``);
  }
});

it("finds a rule by its id only", () => {
  expect(findRule("retention-reduced")?.severity).toBe("danger");
  expect(findRule("Retention")).toBeUndefined();
});
