import type { Example } from "../example";
import { PLAN_ADDRESS, type Rule } from "../rule";

const weakened = (...weaker: readonly string[]): Example => ({
  changes: [],
  ownRules: { weaker, files: { rules: [], programs: [] } },
  text: weaker.length === 0 ? "review.yaml gains a stricter severity" : weaker.join("; "),
});

export const rulesWeakened: Rule<"rules-weakened"> = {
  id: "rules-weakened",
  title: "Review rules weakened",
  group: "plan",
  severity: "danger",
  explanation:
    "The change under review makes the rules that review it weaker than those of its base: a severity is lowered, a rule turned off, a suppression or an expected difference added, a row of metadata replaced. This review goes by the stricter of both; the next one would not.",
  planChecks: [
    ({ ownRules }) =>
      (ownRules?.weaker ?? []).map((phrase, index) => ({
        address: PLAN_ADDRESS,
        issue: {
          path: ["rules", index],
          message: `This change weakens the rules of the review: ${phrase}. Reviews after it are weaker.`,
          advice: "Change rules in a merge request of its own, for the reason that it gives.",
        },
      })),
  ],
  examples: {
    bad: [weakened("`retention-reduced` is off instead of a danger")],
    fine: [weakened()],
  },
};
