import type { Example } from "../example";
import { type AddressedIssue, PLAN_ADDRESS, type Rule } from "../rule";

const changing = (rules: readonly string[], programs: readonly string[]): Example => ({
  changes: [],
  ownRules: { weaker: [], files: { rules, programs } },
  text: [...rules, ...programs].join(", ") || "stacks/database.ts",
});

export const reviewModified: Rule<"review-modified"> = {
  id: "review-modified",
  title: "Review or pipeline modified",
  group: "plan",
  severity: "warning",
  explanation:
    "The change under review modifies what reviews and deploys it: rules, owners of files or the pipeline. Programs and their dependencies, which routine work changes too, are a notice.",
  planChecks: [
    ({ ownRules }) => {
      const { rules = [], programs = [] } = ownRules?.files ?? {};
      return [...modified("rules and the pipeline", rules), ...modified("programs", programs, "notice")];
    },
  ],
  examples: {
    bad: [changing([".gitlab-ci.yml"], []), changing([], ["package-lock.json"])],
    fine: [changing([], [])],
  },
};

function modified(what: string, files: readonly string[], severity?: "notice"): readonly AddressedIssue[] {
  if (files.length === 0) return [];
  return [
    {
      address: PLAN_ADDRESS,
      issue: {
        path: [],
        message: `This change modifies ${what} of its own review: ${files.map((file) => `\`${file}\``).join(", ")}. What they say of it is not independent.`,
        advice: "Have these files reviewed by their owners.",
        ...(severity === undefined ? {} : { severity }),
      },
    },
  ];
}
