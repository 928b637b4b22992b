import type { Finding } from "@infra-tools/terraform-plan/model";
import { readPlan } from "@infra-tools/terraform-plan/read/read";
import { junit } from "../../src/outputs/junit";
import { reviewPlans } from "../../src/review";
import type { Review } from "../../src/reviewed";
import { RULES } from "../../src/rules";
import { planJson, resource } from "../report/plans";

const bucket = (versions: boolean, days: number) => ({
  name: "packages",
  versioning: [{ enabled: versions }],
  retention_policy: [{ retention_period: days }],
});

function reviewOf(change?: Parameters<typeof resource>[2], errored = false): Review {
  const changes =
    change === undefined ? [] : [resource("google_storage_bucket.packages", ["update"], change)];
  return reviewPlans([readPlan({ ...planJson(changes), errored }, { label: "ops" })]);
}

const WEAKENED = { before: bucket(true, 30), after: bucket(false, 30) };

/** Attributes of the suite, and what is inside of each case that is not empty. */
function read(review: Review) {
  const xml = junit(review);
  const [, tests, failures, skipped] =
    /<testsuite name="ops" tests="(\d+)" failures="(\d+)" skipped="(\d+)">/.exec(xml) ?? [];
  const cases = [...xml.matchAll(/<testcase classname="ops" name="([^"]*)">\s*<(\w[\w-]*)([^>]*)>([^<]*)/g)];
  return {
    xml,
    tests: Number(tests),
    failures: Number(failures),
    skipped: Number(skipped),
    cases: cases.map(([, name, kind, attributes, text]) => ({ name, kind, attributes, text })),
  };
}

/** The same findings with other severities or acceptances. */
function edited(review: Review, edit: (finding: Finding) => Finding): Review {
  return { ...review, plans: review.plans.map((plan) => ({ ...plan, findings: plan.findings.map(edit) })) };
}

test("a suite has a case for each rule and one for the plan, whatever was found", () => {
  expect(read(reviewOf())).toMatchObject({ tests: RULES.length + 1, failures: 0, skipped: 0, cases: [] });
  expect(read(reviewOf(WEAKENED)).tests).toBe(RULES.length + 1);
});

test("a rule with an open finding fails, with the resource, the place and the advice", () => {
  const { failures, cases } = read(reviewOf(WEAKENED));
  expect(failures).toBe(cases.filter(({ kind }) => kind === "failure").length);
  expect(failures).toBeGreaterThan(0);
  expect(cases[0]?.text).toMatch(/^(danger|warning): google_storage_bucket\.packages versioning.*enabled: /);
});

test("notices are output of a case that passes, and accepted findings skip it", () => {
  const review = reviewOf(WEAKENED);
  expect(read(edited(review, (finding) => ({ ...finding, severity: "notice" })))).toMatchObject({
    failures: 0,
    skipped: 0,
    cases: expect.arrayContaining([expect.objectContaining({ kind: "system-out" })]),
  });
  const accepted = read(edited(review, (finding) => ({ ...finding, accepted: "copied <before>" })));
  expect(accepted.failures).toBe(0);
  expect(accepted.skipped).toBe(accepted.cases.length);
  expect(accepted.cases[0]?.text).toContain("Accepted: copied &lt;before&gt;");
});

test("a plan that Terraform refuses fails a rule, and entries that could not be read fail a case of their own", () => {
  expect(read(reviewOf(undefined, true)).cases).toEqual([
    expect.objectContaining({ name: "Plan failed (plan-errored)", kind: "failure" }),
  ]);
  const unreadable = reviewPlans([
    readPlan(planJson([], { resource_changes: ["no entry"] }), { label: "ops" }),
  ]);
  expect(read(unreadable).cases).toContainEqual(
    expect.objectContaining({
      name: "Every entry of the plan is readable",
      kind: "failure",
      text: expect.stringContaining("resource_changes[0]"),
    }),
  );
});

test("text of a plan stays text, in attributes and between tags", () => {
  const hostile = 'x"]]>&<!--\u0000\u202e</testcase>';
  const review = edited(reviewOf(WEAKENED), (finding) => ({
    ...finding,
    message: hostile,
    address: hostile,
  }));
  const { xml } = read(review);
  expect(xml).toContain("x&quot;]]&gt;&amp;&lt;!--");
  const between = xml.replace(/<\??\/?[a-z][\w-]*(?: [\w-]+="[^"<]*")*\s*[/?]?>/g, "");
  expect(between).not.toMatch(/[<"]|&(?!(?:amp|lt|gt|quot|#39);)/);
  for (const character of ["\u0000", "\u202e"]) expect(xml).not.toContain(character);
});
