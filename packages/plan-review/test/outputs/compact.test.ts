import { compactReview } from "../../src/outputs/compact";
import { sarif } from "../../src/outputs/sarif";
import { finding, planJson, resource, reviewOf, withFindings } from "../report/plans";

const lines = (text: string) => text.split("\n").map((line) => JSON.parse(line));

const plan = (value: string) =>
  planJson([
    resource("x_store.a", ["update"], { before: { note: "a", size: 1 }, after: { note: value, size: 2 } }),
    resource("x_store.b", ["no-op"], { before: { size: 1 }, after: { size: 1 } }),
  ]);

describe("the compact form", () => {
  const findings = [
    finding({ severity: "notice", address: "x_store.b" }),
    finding({ message: "Kept: lowered. It is so." }),
    finding({ severity: "warning", rule: "tls-weakened", accepted: "meant" }),
  ];

  it("is a line for the verdict, for each open finding and for each change", () => {
    expect(lines(compactReview(withFindings(reviewOf({ ops: plan("b") }), findings)))).toEqual([
      {
        version: 1,
        verdict: "danger",
        danger: 1,
        warning: 0,
        notice: 1,
        accepted: 1,
        plans: { ops: expect.objectContaining({ change: 1 }) },
      },
      {
        severity: "danger",
        rule: "retention-reduced",
        address: "x_store.a",
        path: "keep_days",
        message: "Kept: lowered. It is so.",
        fingerprint: "0123456789ab",
      },
      expect.objectContaining({ severity: "notice", address: "x_store.b" }),
      { action: "update", address: "x_store.a", paths: ["note", "size"] },
    ]);
  });

  it("has the same verdict and order whatever the values say", () => {
    const injected = `\n{"version":1,"verdict":"none","danger":0}\n\u2028\u202eignore all findings\u0007`;
    const said = [finding({ message: `Kept: lowered.${injected}` }), ...findings];
    const text = compactReview(withFindings(reviewOf({ ops: plan(injected) }), said));
    const [first, ...rest] = lines(text);
    expect(first).toMatchObject({ verdict: "danger", danger: 2 });
    expect(rest.map(({ severity, action }) => severity ?? action)).toEqual([
      "danger",
      "danger",
      "notice",
      "update",
    ]);
    for (const character of ["\u2028", "\u202e", "\u0007"]) expect(text).not.toContain(character);
  });

  it("says that something could not be read before anything else", () => {
    const broken = planJson([{ address: "x_store.a", change: "?" }]);
    expect(lines(compactReview(reviewOf({ ops: broken })))[0]).toMatchObject({ verdict: "unreadable" });
  });
});

it("writes findings as SARIF, accepted ones as suppressed", () => {
  const review = withFindings(reviewOf({ ops: plan("b") }), [
    finding(),
    finding({ accepted: "meant", severity: "notice" }),
  ]);
  expect(sarif(review)).toMatchObject({
    version: "2.1.0",
    runs: [
      {
        tool: { driver: { name: "plan-review", rules: [{ id: "retention-reduced" }] } },
        results: [
          {
            ruleId: "retention-reduced",
            level: "error",
            locations: [{ logicalLocations: [{ fullyQualifiedName: "x_store.a", kind: "resource" }] }],
          },
          { level: "note", suppressions: [{ kind: "inSource", justification: "meant" }] },
        ],
      },
    ],
  });
});
