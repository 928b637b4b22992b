import type { Rule } from "../rule";
import { PLAN_ADDRESS } from "../rule";

export const planErrored: Rule<"plan-errored"> = {
  id: "plan-errored",
  title: "Plan failed",
  group: "plan",
  severity: "danger",
  explanation:
    "Planning ended with an error. The changes planned until then are reviewed, the rest is unknown. With prevent_destroy, this is how Terraform refuses to destroy.",
  planChecks: [
    ({ plan }) =>
      plan.errored
        ? [
            {
              address: PLAN_ADDRESS,
              issue: {
                path: [],
                message:
                  "Terraform stopped with an error: the plan cannot be applied, and resources that it had not reached are not reviewed.",
                advice:
                  "Read Terraform's own message. If it refuses to destroy a protected object, find out what requests that first.",
              },
            },
          ]
        : [],
  ],
  examples: {
    bad: [{ changes: [], errored: true, text: "the plan has `errored: true`" }],
    fine: [{ changes: [], errored: false, text: "the plan has `errored: false`" }],
  },
};
