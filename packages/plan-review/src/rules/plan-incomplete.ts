import type { Rule } from "../rule";
import { PLAN_ADDRESS } from "../rule";

export const planIncomplete: Rule<"plan-incomplete"> = {
  id: "plan-incomplete",
  title: "Plan incomplete",
  group: "plan",
  severity: "warning",
  explanation:
    "Targets or deferred changes left something out: another plan is needed, and can hold other dangers.",
  planChecks: [
    ({ plan }) =>
      !plan.errored && plan.complete === false && plan.deferred.length === 0
        ? [
            {
              address: PLAN_ADDRESS,
              issue: {
                path: [],
                message: "The plan is incomplete, because of -target or an error: the rest is not reviewed.",
                advice: "Plan again without -target before this review is relied on.",
              },
            },
          ]
        : [],
  ],
  examples: {
    bad: [{ changes: [], complete: false, text: "terraform plan -target=..." }],
    fine: [{ changes: [], complete: true, text: "the plan has `complete: true`" }],
  },
};
