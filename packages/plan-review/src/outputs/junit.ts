import { escapeHtml } from "@infra-tools/report/escape/html";
import type { Finding } from "@infra-tools/terraform-plan/model";
import { formatPath } from "@infra-tools/terraform-plan/path";
import type { Review, ReviewedPlan } from "../reviewed";
import { RULES } from "../rules";

/**
 * The review as a JUnit report: a suite for each plan, a test case for each rule. A rule fails with an open danger or
 * warning, is skipped when all of its findings are accepted, and passes with notices as its output. A suite always has the
 * same cases, so that GitLab can say which of them fail since the target branch.
 * https://docs.gitlab.com/ci/testing/unit_test_reports/
 */
export function junit(review: Review): string {
  const suites = review.plans.map(suite).join("");
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="Plan review">\n${suites}</testsuites>\n`;
}

function suite(reviewed: ReviewedPlan): string {
  const { plan, findings } = reviewed;
  const cases = [
    readingCase(reviewed),
    ...RULES.map(({ id, title }) => {
      const ofRule = findings.filter(({ rule }) => rule === id);
      return testCase(plan.label, `${title} (${id})`, outcome(ofRule));
    }),
  ];
  const failures = cases.filter((each) => each.includes("<failure")).length;
  const skipped = cases.filter((each) => each.includes("<skipped")).length;
  return `  <testsuite name="${escapeHtml(plan.label)}" tests="${cases.length}" failures="${failures}" skipped="${skipped}">\n${cases.join("")}  </testsuite>\n`;
}

/** A plan that was not read whole was not judged whole. */
function readingCase({ plan }: ReviewedPlan): string {
  const reasons = plan.problems.map(({ where, rule }) => `${where}: ${rule}`);
  const [first] = reasons;
  return testCase(
    plan.label,
    "Every entry of the plan is readable",
    first === undefined ? "" : element("failure", first, reasons),
  );
}

function testCase(label: string, name: string, inner: string): string {
  const head = `    <testcase classname="${escapeHtml(label)}" name="${escapeHtml(name)}"`;
  return inner === "" ? `${head}/>\n` : `${head}>\n${inner}    </testcase>\n`;
}

function outcome(findings: readonly Finding[]): string {
  const open = findings.filter(({ accepted }) => accepted === undefined);
  const failing = open.filter(({ severity }) => severity !== "notice");
  const [first] = failing;
  if (first !== undefined) {
    const count = failing.length === 1 ? "1 finding" : `${failing.length} findings`;
    return element("failure", `${count}: ${first.message}`, failing.map(line));
  }
  if (open.length > 0) return `      <system-out>${open.map(line).map(escapeHtml).join("\n")}</system-out>\n`;
  if (findings.length === 0) return "";
  return element("skipped", "accepted by a commit", findings.map(line));
}

function element(tag: "failure" | "skipped", message: string, lines: readonly string[]): string {
  return `      <${tag} message="${escapeHtml(message)}">${lines.map(escapeHtml).join("\n")}</${tag}>\n`;
}

function line({ severity, address, path, message, advice, accepted }: Finding): string {
  const place = path.length === 0 ? address : `${address} ${formatPath(path)}`;
  const reason = accepted === undefined ? "" : ` Accepted: ${accepted}`;
  return `${severity}: ${place}: ${message} ${advice}${reason}`;
}
