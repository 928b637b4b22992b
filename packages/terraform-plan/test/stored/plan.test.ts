import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type * as z from "zod";
import { compare } from "../../src/compare/compare";
import type { Plan } from "../../src/model";
import { parsePlan } from "../../src/read/read";
import { storedComparison } from "../../src/stored/comparison";
import { storedPlan } from "../../src/stored/plan";

const PLANS = join(__dirname, "..", "fixtures", "plans", "own");

function read(name: string): Plan {
  return parsePlan(readFileSync(join(PLANS, name, "plan.json"), "utf8"), { label: "ops" });
}

function handOn(plan: Plan) {
  return storedPlan.parse(JSON.parse(JSON.stringify(storedPlan.encode(plan))));
}

/** Data of a stored plan as JSON, in which a sensitive value is only the fact that it is one. */
function asJson(plan: z.infer<typeof storedPlan>): unknown {
  const members = Object.keys(storedPlan.unwrap().shape);
  const text = JSON.stringify(plan, (_key, value: unknown) => (value instanceof Map ? [...value] : value));
  return Object.fromEntries(Object.entries(JSON.parse(text)).filter(([key]) => members.includes(key)));
}

describe("a stored plan comes back as it was", () => {
  test.each(readdirSync(PLANS).filter((name) => !name.includes(".")))("%s", (name) => {
    const plan = read(name);
    expect(asJson(handOn(plan))).toEqual(asJson(plan));
  });
});

const problem = {
  where: "resource_changes[3]",
  file: "plan.json",
  line: 7,
  rule: "must have an address",
  fix: "plan again",
};

test("a problem keeps its file and line", () => {
  expect(handOn({ ...read("chain"), problems: [problem] }).problems).toEqual([problem]);
});

test("variables and the list of secrets stay behind", () => {
  const plan: Plan = { ...read("chain"), variables: { token: "plain-text" } };
  const stored = storedPlan.encode(plan);
  expect(Object.keys(stored)).not.toContain("variables");
  expect(Object.keys(stored)).not.toContain("secrets");
});

test("differences come back, those hidden as noise too", () => {
  const comparison = compare({ a: 1, tags: ["x"], none: null }, { a: 2, tags: ["x", "y"], none: "" });
  expect(comparison.deltas.length).toBeGreaterThan(1);
  const stored = JSON.parse(JSON.stringify(storedComparison.encode(comparison)));
  expect(storedComparison.parse(stored)).toEqual(comparison);
});

describe("what is present and wrong is refused", () => {
  const stored = () => JSON.parse(JSON.stringify(storedPlan.encode(read("chain"))));
  test.each<[string, (plan: Record<string, unknown>) => void]>([
    [
      "a missing list",
      (plan) => {
        delete plan["drift"];
      },
    ],
    [
      "another word for an action",
      (plan) => {
        plan["outputs"] = [{ name: "a", action: "burn", before: null, after: null }];
      },
    ],
    [
      "references that are a list",
      (plan) => {
        plan["references"] = [];
      },
    ],
  ])("%s", (_label, spoil) => {
    const plan = stored();
    expect(storedPlan.safeParse(plan).success).toBe(true);
    spoil(plan);
    expect(storedPlan.safeParse(plan).success).toBe(false);
  });
});
