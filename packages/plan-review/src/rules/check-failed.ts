import { type CheckResult, isFailed } from "@infra-tools/terraform-plan/model";
import type { Rule } from "../rule";
import { showAll } from "../values/inspect";

export const checkFailed: Rule<"check-failed"> = {
  id: "check-failed",
  title: "Check failed",
  group: "plan",
  severity: "warning",
  explanation:
    "A check block, precondition or postcondition of the configuration failed or could not be evaluated.",
  planChecks: [
    ({ plan }) =>
      plan.checks.filter(isFailed).map(({ address, kind, status, messages }) => {
        const subject = kind === "check" ? "check" : "condition";
        const outcome = status === "fail" ? "fails" : "could not be evaluated";
        return {
          address,
          issue: {
            path: [],
            message: `The ${subject} ${outcome}${messages.length === 0 ? "." : `: ${showAll(messages)}`}`,
            advice: "Fix what it checks, or the check.",
            after: status,
          },
        };
      }),
  ],
  examples: {
    bad: [{ changes: [], checks: [result("fail")], text: "check.certificate_is_valid: fail" }],
    fine: [{ changes: [], checks: [result("pass")], text: "check.certificate_is_valid: pass" }],
  },
};

function result(status: CheckResult["status"]): CheckResult {
  return { address: "check.certificate_is_valid", kind: "check", status, messages: [] };
}
