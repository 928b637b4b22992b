import { codeQuality } from "../../src/outputs/codequality";
import { REVIEW_JSON_VERSION, reviewJson } from "../../src/outputs/json";
import { terraformWidget } from "../../src/outputs/widget";
import { finding, planJson, resource, reviewOf, withFindings } from "../report/plans";

const changes = [
  resource("x_a.create", ["create"], { before: null, after: {} }),
  resource("x_a.update", ["update"], { before: { a: 1 }, after: { a: 2 } }),
  resource("x_a.replace", ["delete", "create"], {
    before: { a: 1 },
    after: { a: 2 },
    replace_paths: [["a"]],
  }),
  resource("x_a.delete", ["delete"], { before: {}, after: null }),
  resource("x_a.forget", ["forget"], { before: {}, after: null }),
  resource("x_a.keep", ["no-op"], { before: {}, after: {} }),
  { ...resource("data.x_a.read", ["read"], { before: null, after: {} }), mode: "data" },
];

describe("GitLab's Terraform report", () => {
  test("counts each resource once: what is destroyed, replaced or forgotten under delete", () => {
    expect(terraformWidget(reviewOf({ ops: planJson(changes) }))).toEqual({
      create: 1,
      update: 1,
      delete: 3,
    });
  });

  test("adds up several plans", () => {
    const review = reviewOf({ pre: planJson(changes), ops: planJson(changes) });
    expect(terraformWidget(review)).toEqual({ create: 2, update: 2, delete: 6 });
  });
});

describe("the Code Quality report", () => {
  const base = reviewOf({ ops: planJson(changes) });
  const construct = (path: string) => ({
    ...base,
    plans: base.plans.map((one) => ({
      ...one,
      plan: { ...one.plan, changes: one.plan.changes.map((change) => ({ ...change, constructPath: path })) },
    })),
  });
  const located = (path: string, sources: Record<string, string>) =>
    codeQuality(withFindings(construct(path), [finding({ address: "x_a.update" })]), {
      sources: new Map([["ops", sources]]),
    })[0]?.location;

  test("tells each open finding with GitLab's severities, and leaves accepted ones out", () => {
    const review = withFindings(base, [
      finding({ address: "x_a.update" }),
      finding({ severity: "warning", fingerprint: "1" }),
      finding({ severity: "notice", fingerprint: "2" }),
      finding({ fingerprint: "3", accepted: "meant" }),
    ]);
    const entries = codeQuality(review);
    expect(entries.map(({ severity }) => severity)).toEqual(["critical", "major", "info"]);
    expect(new Set(entries.map(({ fingerprint }) => fingerprint)).size).toBe(3);
    expect(entries[0]).toMatchObject({
      check_name: "retention-reduced",
      description:
        "ops: x_a.update (keep_days): Kept: lowered from 30 to 7 days. What is older is deleted. Keep `keep_days` at 30.",
      location: { path: "main.ts", lines: { begin: 1 } },
    });
  });

  test("points at the line of the construct, else of the nearest one around it", () => {
    expect(located("database/instance", { "database/instance": "stacks/database.ts:42" })).toEqual({
      path: "stacks/database.ts",
      lines: { begin: 42 },
    });
    expect(located("database/instance", { database: "stacks/database.ts:7" })).toEqual({
      path: "stacks/database.ts",
      lines: { begin: 7 },
    });
  });

  test("falls back to a file when no line is known", () => {
    expect(located("database", { other: "stacks/other.ts:1" })).toEqual({
      path: "main.ts",
      lines: { begin: 1 },
    });
    expect(located("constructor", {})).toEqual({ path: "main.ts", lines: { begin: 1 } });
  });

  test("tells the same finding of two plans apart", () => {
    const review = reviewOf({ pre: planJson(changes), ops: planJson(changes) });
    const both = { ...review, plans: review.plans.map((plan) => ({ ...plan, findings: [finding()] })) };
    const [one, other] = codeQuality(both);
    expect(one?.fingerprint).not.toBe(other?.fingerprint);
  });
});

describe("the review as JSON", () => {
  const secret = "correct-horse-battery";
  const user = resource("x_user.u", ["update"], {
    before: { password: secret, size: 1 },
    after: { password: `${secret}-2`, size: 2, id: null },
    after_unknown: { token: true },
    before_sensitive: { password: true },
    after_sensitive: { password: true },
  });
  const json = reviewJson(withFindings(reviewOf({ ops: planJson([...changes, user]) }), [finding()]));

  test("has a version, a verdict, counts and findings", () => {
    expect(json).toMatchObject({
      schemaVersion: REVIEW_JSON_VERSION,
      verdict: expect.stringMatching(/^1 danger: Kept: lowered from 30 to 7 days\. x_store\.a /),
      plans: [
        {
          label: "ops",
          errored: false,
          counts: { add: 2, change: 2, destroy: 2, replace: 1, forget: 1, import: 0, moved: 0, read: 1 },
          findings: [{ rule: "retention-reduced", path: "keep_days", accepted: null }],
        },
      ],
      unusedAcceptances: [],
    });
  });

  test("tells every change and no resource that stays", () => {
    const addresses = JSON.stringify(json).match(/"address":"[^"]*"/g) ?? [];
    expect(addresses).toContain('"address":"x_a.forget"');
    expect(addresses).not.toContain('"address":"x_a.keep"');
  });

  test("tells a side that is unknown from one that is not there, and hides what is sensitive", () => {
    const text = JSON.stringify(json);
    expect(text).not.toContain(secret);
    expect(json).toMatchObject({
      plans: [
        {
          changes: expect.arrayContaining([
            expect.objectContaining({
              address: "x_user.u",
              differences: expect.arrayContaining([
                { path: "password", kind: "sensitive", before: "(sensitive)", after: "(sensitive)" },
                { path: "size", kind: "changed", before: 1, after: 2 },
                { path: "token", kind: "unknown", after: "(known after apply)" },
              ]),
            }),
          ]),
        },
      ],
    });
  });
});
