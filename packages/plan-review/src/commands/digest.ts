import { defineCommand } from "@infra-tools/runtime/command-line/command";
import { rest, text } from "@infra-tools/runtime/command-line/parameter";
import { digestKey } from "../digest/key";
import { printDigests } from "../digest/print-digests";
import { reviewExitCode } from "../fail-on";
import { loadPlans } from "../load-plan";
import { reviewPlans } from "../review";

/** `plan-review digest <plan...>` */
export const digest = defineCommand({
  description:
    "Prints a digest of each plan: equal for two plans that do the same, different if they do anything differently. " +
    "With a key in PLAN_REVIEW_KEY the content of sensitive values counts too.",
  arguments: {
    plan: rest("a saved plan file, the output of terraform show -json, or - for standard input", {
      required: true,
    }),
  },
  options: { synthesized: text("<folder>", "output of cdktf synth") },
  examples: [
    {
      command: 'test "$({self} reviewed.json)" = "$({self} now.json)"',
      explanation: "apply only what was reviewed",
    },
  ],
  run: async (context, { arguments: { plan: names }, options }) => {
    const plans = await loadPlans(names, context, options);
    const review = reviewPlans(
      plans.map(({ plan }) => plan),
      { digestKey: digestKey(context.env) },
    );
    printDigests(review, context);
    const problems = review.plans.flatMap(({ plan }) => plan.problems);
    return {
      code: problems.length > 0 ? reviewExitCode(review, undefined) : 0,
      result: {
        plans: review.plans.map(({ plan, digest: { digest, sensitive, parts } }) => ({
          label: plan.label,
          digest,
          sensitiveInDigest: sensitive,
          parts,
        })),
      },
      problems,
    };
  },
});
