import { ProblemError } from "@infra-tools/runtime/problem";
import { optionsFor } from "../src/config/options";
import { parseReviewConfig } from "../src/config/parse";
import { destroy, findings, rulesFor, update } from "./checks/plans";

const CONFIG = `
types:
  acme_store:
    label: store
    holds: everything in it
    keys:
      shard: [zone]
    paths:
      shard.days:
        { kind: retention, label: days kept, safe: higher, unit: days }
      guarded: { kind: protection, label: the guard, safe: true }
severities:
  default:
    cannot-tell: "off"
    capacity-reduced: notice
  environments:
    ops:
      capacity-reduced: danger
suppressions:
  - rule: retention-reduced
    address: acme_store.scratch*
    reason: holds nothing of value
  - rule: protection-removed
    environments: [pre]
    reason: pre is recreated each week
`;

const problemsOf = (text: string) => {
  try {
    parseReviewConfig(text, "review.yaml");
    return [];
  } catch (error) {
    if (error instanceof ProblemError) return error.problems;
    throw error;
  }
};

/** A file with one rule, whole but for these parts. */
function rule(parts: string): string {
  const examples = "examples: { bad: [{ after: {} }], fine: [{ after: {} }] }";
  return `rules: [{ id: a-b, title: t, type: x, message: m, advice: d, ${examples}, ${parts} }]`;
}

describe("a configuration file", () => {
  const config = parseReviewConfig(CONFIG, "review.yaml");
  const ops = optionsFor(config, "ops");
  const pre = optionsFor(config, "pre");

  it("adds types, with the keys of their blocks", () => {
    const shards = (a: number, b: number) => ({
      shard: [
        { zone: "a", days: a },
        { zone: "b", days: b },
      ],
    });
    expect(
      rulesFor(update("acme_store", shards(7, 3), { shard: [...shards(7, 3).shard].reverse() }), ops),
    ).toEqual([]);
    expect(rulesFor(update("acme_store", shards(7, 3), shards(7, 2)), ops)).toEqual(["retention-reduced"]);
    expect(rulesFor(destroy("acme_store"), ops)).toEqual(["data-destroyed"]);
  });

  it("sets severities for each environment", () => {
    const smaller = update("google_redis_instance", { memory_size_gb: 5 }, { memory_size_gb: 1 });
    expect(findings([smaller], ops)).toMatchObject([{ severity: "danger" }]);
    expect(findings([smaller], pre)).toMatchObject([{ severity: "notice" }]);
  });

  it("leaves out noise, by rule, address and environment", () => {
    const days = (name: string) => ({
      ...update("acme_store", { shard: [{ zone: "a", days: 3 }] }, { shard: [{ zone: "a", days: 2 }] }),
      name,
      address: `acme_store.${name}`,
    });
    expect(findings([days("scratch-1")], ops)).toEqual([]);
    expect(findings([days("main")], ops)).toHaveLength(1);
    const unguarded = update("acme_store", { guarded: true }, { guarded: false });
    expect(findings([unguarded], pre)).toEqual([]);
    expect(findings([unguarded], ops)).toHaveLength(1);
  });

  it("may be empty, and may be JSON", () => {
    expect(parseReviewConfig("", "review.yaml")).toEqual({});
    expect(parseReviewConfig('{"suppressions": []}', "review.json")).toEqual({ suppressions: [] });
  });
});

describe("a configuration file with mistakes", () => {
  it("is told all of them at once, each with its place", () => {
    const problems = problemsOf(`
severities: { default: { retention-reduced: fatal, no-such-rule: danger } }
suppressions: [ { rule: data-destroyed } ]
types: { acme: { label: x, paths: { a: { kind: retention, label: b, safe: sideways } } } }
extra: 1
`);
    const places = problems.map(({ where }) => where);
    expect(places).toEqual(
      expect.arrayContaining([
        "review.yaml > severities > default > retention-reduced",
        "review.yaml > suppressions > 0 > reason",
        "review.yaml > types > acme > paths > a > safe",
        "review.yaml",
      ]),
    );
    expect(JSON.stringify(problems)).toContain("no-such-rule");
    expect(problems.find(({ where }) => where === "review.yaml")?.value).toBe("extra");
  });

  it.each<[string, string, string | undefined, string, string]>([
    [
      "severities: { default: { retention-reduced: notise } }",
      "severities > default > retention-reduced",
      "notise",
      "is not a value that is allowed here",
      "write notice",
    ],
    [
      "types: { a: 3 }",
      "types > a",
      "3",
      "Invalid input: expected object, received number",
      "an object with the keys label",
    ],
    ["suppressions: [{ rule: data-destroyed }]", "suppressions > 0 > reason", undefined, "is missing", ""],
    [
      rule("severity: fatal"),
      "rules > 0 > severity",
      "fatal",
      "is not a value that is allowed here",
      "write danger, warning",
    ],
    [
      rule("severity: { default: warnig, environments: {} }"),
      "rules > 0 > severity > default",
      "warnig",
      "is not a value that is allowed here",
      "write warning",
    ],
    [
      rule("severity: warning, after: { a: { abov: 3 } }"),
      "rules > 0 > after > a",
      "abov",
      "is not a key that is allowed here",
      "write above",
    ],
    [
      rule("severity: warning, after: { a: { above: high } }"),
      "rules > 0 > after > a > above",
      "high",
      "Invalid input: expected number, received string",
      "",
    ],
    [
      rule("severity: warning, actions: [creat]"),
      "rules > 0 > actions > 0",
      "creat",
      "is not a value that is allowed here",
      "write create",
    ],
  ])("%s is reported with its place, value and the nearest words", (text, where, value, broken, fix) => {
    const problems = problemsOf(text);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({ where: `review.yaml > ${where}`, rule: broken });
    expect(problems[0]?.value).toBe(value);
    expect(problems[0]?.fix).toContain(fix);
  });

  it("is reported with the begin of a long value", () => {
    const [problem] = problemsOf(
      `suppressions: [{ rule: data-destroyed, reason: [${"abcdefghi,".repeat(20)}] }]`,
    );
    expect(problem?.value).toHaveLength(81);
    expect(problem?.value).toMatch(/^\["abcdefghi",.*…$/);
  });

  it("is told where it is no YAML", () => {
    expect(problemsOf("a: [1")[0]).toMatchObject({ where: "review.yaml" });
  });
});
