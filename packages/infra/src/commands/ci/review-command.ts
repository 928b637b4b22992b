import { runReview } from "@infra-tools/gitlab-pipeline/review/run-review";
import { reviewJson } from "@infra-tools/plan-review/outputs";
import { EXIT } from "@infra-tools/runtime/exit-code";
import { SEVERITIES } from "@infra-tools/terraform-plan/model";
import type { Context, Input, Outcome } from "../../command";
import { chosenEnvironments } from "../sandbox/in-sandbox";
import { inJob } from "./job";
import { parityBlocks } from "./parity";
import { printDoc } from "./print-doc";

/** `infra ci review [environment...]` */
export function runCiReview(context: Context, input: Input): Promise<Outcome> {
  return inJob(context, input, async ({ host, gitlab, context: pipeline }) => {
    const threadsFrom = SEVERITIES.find((severity) => severity === input.options["threads"]) ?? "danger";
    const outcome = await runReview(host, {
      environments: chosenEnvironments(input.arguments),
      context: pipeline(),
      gitlab: gitlab(),
      threadsFrom,
      after: await parityBlocks(context),
    });
    const { review, doc, missing, note, threads, degraded } = outcome;
    printDoc(context, doc);
    if (degraded !== undefined) {
      context.progress(`no note was written: ${degraded}. The review is this job's artifact.`);
    }
    if (note !== undefined) context.progress(`note: ${note}`);
    if (threads !== undefined) {
      const { opened, reopened, resolved } = threads;
      context.progress(`threads: ${opened} opened, ${reopened} opened again, ${resolved} resolved`);
    }
    return {
      code: missing.length > 0 ? EXIT.error : EXIT.ok,
      result: {
        review: reviewJson(review),
        missing,
        note: note ?? null,
        threads: threads ?? null,
        degraded: degraded ?? null,
      },
    };
  });
}
