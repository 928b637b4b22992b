import { runReview } from "@infra-tools/gitlab-pipeline/review/run-review";
import { reviewJson } from "@infra-tools/plan-review/outputs";
import { printReport } from "@infra-tools/report/output";
import { defineCommand } from "@infra-tools/runtime/command-line/command";
import { choiceOr } from "@infra-tools/runtime/command-line/parameter";
import { EXIT } from "@infra-tools/runtime/exit-code";
import { SEVERITIES } from "@infra-tools/terraform-plan/model";
import { inJob } from "../../ci/job";
import { DRY_RUN } from "../../ci/parameters";
import { parityBlocks } from "../../ci/parity";
import { ENVIRONMENTS } from "../../parameters";
import { chosenEnvironments } from "../../sandbox/in-sandbox";

/** `infra ci review [environment...]` */
export const ciReview = defineCommand({
  arguments: { environment: ENVIRONMENTS },
  options: {
    threads: choiceOr(
      "danger",
      "<severity>",
      SEVERITIES,
      "open threads for findings of at least this severity",
    ),
    dryRun: DRY_RUN,
  },
  examples: [{ command: "{self} --dry-run", explanation: "print the note and threads without writing them" }],
  run: (context, { arguments: args, options }) =>
    inJob(context, options, async ({ host, gitlab, context: pipeline }) => {
      const outcome = await runReview(host, {
        environments: chosenEnvironments(args.environment),
        context: pipeline(),
        gitlab: gitlab(),
        threadsFrom: options.threads,
        after: await parityBlocks(context),
      });
      const { review, doc, missing, note, threads, degraded } = outcome;
      await printReport(context, doc);
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
    }),
});
