import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { reviewJson } from "@infra-tools/plan-review/outputs";
import { reviewReport } from "@infra-tools/plan-review/report";
import { reviewPlans } from "@infra-tools/plan-review/review";
import { renderMarkdown } from "@infra-tools/report/render/markdown";
import { parsePlan } from "@infra-tools/terraform-plan/read/read";
import { readHandedOn, writeHandedOn } from "../../src/artifact/reviewed-plan";

const PLANS = join(__dirname, "..", "..", "..", "terraform-plan", "test", "fixtures", "plans");
const COMMIT = "c".repeat(40);

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "handed-on-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function handOn(plan: string) {
  const review = reviewPlans([parsePlan(readFileSync(join(PLANS, plan), "utf8"), { label: "ops" })]);
  const [reviewed] = review.plans;
  if (reviewed === undefined) throw new Error("one plan makes one review");
  const file = join(folder, "reviewed-plan.json");
  const more = { environment: "ops", commit: COMMIT, target: "cloud" as const, digest: "d", changes: {} };
  writeHandedOn(file, { ...more, unusedAcceptances: [], reviewed });
  return { review, file };
}

describe("a reviewed plan that goes from one job to the next", () => {
  test.each([
    "fidelity/changed.plan.json",
    "fidelity/create.plan.json",
    "own/chain/plan.json",
    "own/checks/plan.json",
    "own/deposed/plan.json",
    "own/errored/plan.json",
    "own/lifecycle/plan.json",
    "own/refresh-only/plan.json",
    "own/sensitive/plan.json",
  ])("says the same afterwards: %s", (plan) => {
    const { review, file } = handOn(plan);
    const read = readHandedOn(file, COMMIT);
    if (read === undefined) throw new Error("the file is there");
    const after = { plans: [read.reviewed], unusedAcceptances: [] };
    expect(reviewJson(after)).toEqual(reviewJson(review));
    expect(renderMarkdown(reviewReport(after))).toBe(renderMarkdown(reviewReport(review)));
    expect(read.reviewed.digest).toEqual(review.plans[0]?.digest);
  });

  test("holds nothing of what is sensitive", () => {
    const { file } = handOn("own/sensitive/plan.json");
    const text = readFileSync(file, "utf8");
    const plan = JSON.parse(readFileSync(join(PLANS, "own/sensitive/plan.json"), "utf8"));
    const secrets = secretTexts(plan);
    expect(secrets.length).toBeGreaterThan(0);
    expect(secrets.filter((secret) => text.includes(secret))).toEqual([]);
  });

  test("is refused in a pipeline of another commit", () => {
    const { file } = handOn("own/chain/plan.json");
    expect(() => readHandedOn(file, "d".repeat(40))).toThrow("must be made from the commit of this pipeline");
  });

  test("is not there when its job failed", () => {
    expect(readHandedOn(join(folder, "missing.json"), COMMIT)).toBeUndefined();
  });
});

/** Texts of 8 characters and more at paths that the plan marks as sensitive. */
function secretTexts(plan: {
  readonly resource_changes: readonly { readonly change: Readonly<Record<string, unknown>> }[];
}): readonly string[] {
  return plan.resource_changes.flatMap(({ change }) => [
    ...marked(change["before"], change["before_sensitive"]),
    ...marked(change["after"], change["after_sensitive"]),
  ]);
}

function marked(value: unknown, sensitive: unknown): readonly string[] {
  if (sensitive === true) return typeof value === "string" && value.length >= 8 ? [value] : [];
  if (typeof value !== "object" || value === null) return [];
  if (typeof sensitive !== "object" || sensitive === null) return [];
  const marks = new Map<string, unknown>(Object.entries(sensitive));
  return Object.entries(value).flatMap(([key, item]) => marked(item, marks.get(key)));
}
