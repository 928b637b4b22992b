import { readFileSync } from "node:fs";
import { join } from "node:path";
import { openFindings } from "@infra-tools/plan-review/report";
import { type ReviewOptions, reviewPlans } from "@infra-tools/plan-review/review";
import { parsePlan } from "@infra-tools/terraform-plan/read/read";
import { threadedFindings } from "../../src/review/threads";
import { reviewOf as reviewWith } from "./support";

const FILE = join(
  __dirname,
  "..",
  "..",
  "..",
  "terraform-plan",
  "test",
  "fixtures",
  "plans",
  "fidelity",
  "changed.plan.json",
);
const TEXT = readFileSync(FILE, "utf8");

function reviewOf(labels: readonly string[], options: ReviewOptions = {}) {
  return reviewPlans(
    labels.map((label) => parsePlan(TEXT, { label })),
    options,
  );
}

const review = reviewOf(["ops"]);
const dangers = openFindings(review).filter(({ severity }) => severity === "danger");

test("each danger becomes a thread that says where it is and how to accept it", () => {
  expect(dangers.length).toBeGreaterThan(0);
  const threads = threadedFindings(review, "danger");
  expect(threads).toHaveLength(dangers.length);
  for (const { fingerprint, address } of dangers) {
    const thread = threads.find(({ body }) => body.includes(`Accept-Finding: ${fingerprint}`));
    expect(thread?.body).toContain(address);
  }
});

test("a lower threshold adds the findings below", () => {
  const count = (from: "danger" | "warning" | "notice") => threadedFindings(review, from).length;
  expect(count("warning")).toBeGreaterThan(count("danger"));
  expect(count("notice")).toBeGreaterThanOrEqual(count("warning"));
});

test("the same finding in two environments is one thread that names both", () => {
  const threads = threadedFindings(reviewOf(["pre", "ops"]), "danger");
  expect(threads).toHaveLength(threadedFindings(review, "danger").length);
  expect(threads[0]?.body).toContain("pre and ops");
});

test("an accepted finding needs no thread", () => {
  const [first] = dangers;
  if (first === undefined) throw new Error("the plan has a danger");
  const acceptances = [{ fingerprint: first.fingerprint, reason: "meant" }];
  const threads = threadedFindings(reviewOf(["ops"], { acceptances }), "danger");
  expect(threads).toHaveLength(threadedFindings(review, "danger").length - 1);
  expect(threads.map(({ body }) => body).join("\n")).not.toContain(first.fingerprint);
});

test("three hundred dangers are a thread for each rule, and one danger more is something to talk about again", () => {
  const many = (count: number) => {
    const findings = Array.from({ length: count }, (_, index) => ({
      rule: index % 2 === 0 ? "retention-reduced" : "exposure-grows",
      address: `google_storage_bucket.b${index}`,
      fingerprint: index.toString(16).padStart(12, "0"),
    }));
    return threadedFindings(reviewWith("ops", findings), "danger");
  };
  expect(many(40)).toHaveLength(40);
  const threads = many(300);
  expect(threads).toHaveLength(2);
  expect(threads[0]?.body).toContain("150 findings");
  expect(threads[0]?.body).toContain("125 more");
  expect(many(300)).toEqual(threads);
  expect(many(301).map(({ fingerprint }) => fingerprint)).toEqual([
    expect.not.stringMatching(threads[0]?.fingerprint ?? ""),
    threads[1]?.fingerprint,
  ]);
});
