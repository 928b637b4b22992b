import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ProblemError } from "@infra-tools/runtime/problem";
import { UNKNOWN } from "@infra-tools/terraform-plan/value";
import { optionsFor } from "../src/config/options";
import { parseReviewConfig } from "../src/config/parse";
import { failedExamples } from "../src/test-team-rules";
import { create, destroy, findings, rulesFor, update } from "./checks/plans";

const RULE = `
rules:
  - id: team-window
    title: Backup window moved into office hours
    type: acme_*
    actions: [update]
    changed: [backup.window]
    after: { backup.window: { like: "1*" } }
    severity: { default: notice, environments: { ops: danger, test: "off" } }
    message: Backups run while people work.
    advice: Choose a time at night.
    examples:
      bad: [{ before: { backup: { window: "03:00" } }, after: { backup: { window: "12:00" } } }]
      fine: [{ before: { backup: { window: "03:00" } }, after: { backup: { window: "04:00" } } }]
`;

const rule = (conditions: string) => `
rules:
  - { id: team-rule, title: T, type: acme_store, severity: danger, message: M., advice: A., ${conditions},
      examples: { bad: [{}], fine: [{}] } }
`;

const reports = (conditions: string, change: Parameters<typeof rulesFor>[0]) =>
  rulesFor(change, optionsFor(parseReviewConfig(rule(conditions), "review.yaml"), "ops")).includes(
    "team-rule",
  );

const problemsOf = (text: string) => {
  try {
    parseReviewConfig(text, "review.yaml");
    return [];
  } catch (error) {
    if (error instanceof ProblemError) return error.problems;
    throw error;
  }
};

describe("a rule of the team", () => {
  const config = parseReviewConfig(RULE, "review.yaml");
  const moved = update("acme_store", { backup: { window: "03:00" } }, { backup: { window: "12:00" } });

  it("has the severity of the environment, and its own message", () => {
    const inOps = findings([moved], optionsFor(config, "ops"));
    expect(inOps).toMatchObject([
      {
        rule: "team-window",
        severity: "danger",
        message: "Backups run while people work.",
        path: ["backup", "window"],
      },
    ]);
    expect(findings([moved], optionsFor(config, "pre"))).toMatchObject([{ severity: "notice" }]);
    expect(findings([moved], optionsFor(config, "test"))).toEqual([]);
  });

  it("is about its type, its actions and its conditions only", () => {
    const other = { ...moved, type: "other_store" };
    expect(rulesFor(other, optionsFor(config, "ops"))).toEqual([]);
    expect(
      rulesFor(create("acme_store", { backup: { window: "12:00" } }), optionsFor(config, "ops")),
    ).toEqual([]);
  });

  it("runs its examples", () => {
    expect(failedExamples(config, "review.yaml")).toEqual([]);
    const wrong = parseReviewConfig(RULE.replace('window: "04:00"', 'window: "14:00"'), "review.yaml");
    expect(failedExamples(wrong, "review.yaml")).toMatchObject([
      { where: "review.yaml > rules > 0 > examples > fine > 0" },
    ]);
  });

  it("can be suppressed by its id", () => {
    const quiet = `${RULE}\nsuppressions: [{ rule: team-window, reason: known }]\n`;
    expect(rulesFor(moved, optionsFor(parseReviewConfig(quiet, "review.yaml"), "ops"))).toEqual([]);
  });
});

describe("conditions", () => {
  const size = (value: number | string | null) => update("acme_store", { size: 1 }, { size: value });

  it.each([
    ["after: { size: 3 }", 3, 4],
    ["after: { size: 3 }", "3", 4],
    ["after: { size: { not: 3 } }", 4, 3],
    ["after: { size: { in: [3, 4] } }", 4, 5],
    ["after: { size: { above: 3 } }", 4, 3],
    ["after: { size: { below: 3 } }", 2, 3],
    ["after: { size: { above: 3, below: 5 } }", 4, 5],
    ["after: { size: { present: false } }", null, 2],
    ["after: { size: { like: 'x-*' } }", "x-1", "y-1"],
    ["after: { size: { contains: '-' } }", "x-1", "x1"],
  ])("%s: %j, not %j", (conditions, matching, other) => {
    expect(reports(conditions, size(matching))).toBe(true);
    expect(reports(conditions, size(other))).toBe(false);
  });

  it("look at the state before, at differences and at unknown values", () => {
    expect(reports("before: { size: 1 }", destroy("acme_store", { size: 1 }))).toBe(true);
    expect(reports("before: { size: 1 }", destroy("acme_store", { size: 2 }))).toBe(false);
    expect(reports("changed: [size]", size(2))).toBe(true);
    expect(reports("changed: [size]", size(1))).toBe(false);
    const unknown = update("acme_store", { size: 1 }, { size: UNKNOWN });
    expect(reports("unknown: [size]", unknown)).toBe(true);
    expect(reports("unknown: [size]", size(2))).toBe(false);
  });

  it("take an unknown value for what they report", () => {
    expect(reports("after: { size: 3 }", update("acme_store", { size: 1 }, { size: UNKNOWN }))).toBe(true);
  });
});

describe("a mistake names the words that are allowed", () => {
  it.each([
    [rule("actions: [destroy]"), "rules > 0 > actions > 0", /create, update, replace, delete or forget/],
    [rule("befor: { size: 1 }"), "rules > 0", /before/],
    [rule("after: { size: { greater: 1 } }"), "rules > 0 > after > size", /docs\/review\.md|above/],
    [
      "severities: { default: { retention-reduced: dangerous } }",
      "severities > default > retention-reduced",
      /danger/,
    ],
    ["severities: { default: { retention-reducd: danger } }", "severities > default", /retention-reduced/],
    [
      "suppressions: [{ rule: retention-reducd, reason: r }]",
      "suppressions > 0 > rule",
      /write retention-reduced/,
    ],
    [RULE.replace("id: team-window", "id: data-destroyed"), "rules > 0 > id", /no built-in rule/],
  ])("%s", (text, where, fix) => {
    expect(problemsOf(text)).toMatchObject([
      { where: `review.yaml > ${where}`, fix: expect.stringMatching(fix) },
    ]);
  });
});

it("is documented with examples that hold", () => {
  const page = readFileSync(join(__dirname, "../../../docs/review.md"), "utf8");
  const blocks = [...page.matchAll(/```yaml\n([\s\S]*?)```/g)].map(([, block = ""]) => block);
  const configs = blocks.map((block) => parseReviewConfig(block, "review.yaml"));
  expect(configs.map(({ rules = [] }) => rules.length)).toContain(1);
  expect(configs.flatMap((config) => failedExamples(config, "review.yaml"))).toEqual([]);
});
