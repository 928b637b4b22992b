import type { ReviewConfig } from "../../src/config/parse";
import { decisiveFiles } from "../../src/revision/decisive-files";
import { allowedDifferences } from "../../src/revision/parity";
import { weakerRules } from "../../src/revision/weaker-rules";

const row = {
  label: "store",
  paths: { days: { kind: "retention", label: "days kept", safe: "higher" } },
} as const;
const suppression = { rule: "retention-reduced", address: "a.*", reason: "r" } as const;

describe("a review's configuration", () => {
  test.each<[string, ReviewConfig, ReviewConfig, readonly RegExp[]]>([
    [
      "with a lower severity",
      {},
      { severities: { default: { "data-destroyed": "notice" } } },
      [/`data-destroyed` is a notice instead of a danger/],
    ],
    [
      "with a rule turned off",
      {},
      { severities: { environments: { ops: { "tls-weakened": "off" } } } },
      [/`tls-weakened` is off/],
    ],
    [
      "that drops a higher severity",
      { severities: { default: { "version-changed": "danger" } } },
      {},
      [/`version-changed`/],
    ],
    [
      "with a suppression",
      {},
      { suppressions: [suppression] },
      [/`retention-reduced` is suppressed for `a\.\*`/],
    ],
    [
      "with a wider suppression",
      { suppressions: [suppression] },
      { suppressions: [{ ...suppression, address: "*" }] },
      [/suppressed for `\*`/],
    ],
    ["without rows of the base", { types: { acme: row } }, {}, [/rows for `acme` are removed/]],
    [
      "with other rows",
      { types: { acme: row } },
      { types: { acme: { ...row, holds: "x" } } },
      [/rows for `acme` are others/],
    ],
    [
      "with rows in place of built-in ones",
      {},
      { types: { aws_db_instance: row } },
      [/rows for `aws_db_instance` are others/],
    ],
  ])("%s is weaker", (_what, base, head, expected) => {
    const weaker = weakerRules(base, head, "ops");
    expect(weaker).toHaveLength(expected.length);
    expected.forEach((pattern, index) => {
      expect(weaker[index]).toMatch(pattern);
    });
  });

  test.each<[string, ReviewConfig, ReviewConfig]>([
    [
      "that is the same",
      { suppressions: [suppression] },
      { suppressions: [{ ...suppression, reason: "better words" }] },
    ],
    ["with a higher severity", {}, { severities: { default: { "version-changed": "danger" } } }],
    ["with less suppressed", { suppressions: [suppression] }, {}],
    ["that is weaker elsewhere", {}, { severities: { environments: { pre: { "tls-weakened": "off" } } } }],
    ["that suppresses elsewhere", {}, { suppressions: [{ ...suppression, environments: ["pre"] }] }],
    ["with rows for a new type", {}, { types: { acme: row } }],
  ])("%s is not", (_what, base, head) => {
    expect(weakerRules(base, head, "ops")).toEqual([]);
  });

  test("with a part that this version does not compare is weaker when an entry of it goes", () => {
    const base: object = { others: [{ a: 1 }, { b: 2 }] };
    const [kept, lost]: readonly object[] = [
      { others: [{ b: 2 }, { a: 1 }, { c: 3 }] },
      { others: [{ a: 1 }] },
    ];
    expect(weakerRules(base, kept ?? {}, "ops")).toEqual([]);
    expect(weakerRules(base, lost ?? {}, "ops")).toEqual(["of `others` 1 entry is removed or changed"]);
  });
});

test("a parity file allows the settings that it names, and no reason is one", () => {
  const text = "identity: [name]\nexpected:\n  - settings: [database.tier, web]\n    reason: smaller\n";
  expect([...allowedDifferences(text)]).toEqual(["name", "database.tier", "web"]);
});

test("files decide about the review by what they are", () => {
  const changed = [
    ".ci/run",
    ".gitlab-ci.yml",
    "CODEOWNERS",
    "environments/parity.yaml",
    "package-lock.json",
    "packages/plan-review/src/a.ts",
    "packages/plan-review/src/b.ts",
    "review.yaml",
    "stacks/database.ts",
    "docs/review.yaml.md",
  ];
  expect(decisiveFiles(changed)).toEqual({
    rules: [".ci/run", ".gitlab-ci.yml", "CODEOWNERS", "environments/parity.yaml", "review.yaml"],
    programs: ["package-lock.json", "packages/plan-review"],
  });
});
