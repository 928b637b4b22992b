import { runReview, THREADS } from "@infra-tools/gitlab-pipeline/review/run-review";
import { reviewJson } from "@infra-tools/plan-review/outputs";
import { printReport } from "@infra-tools/report/output";
import { defineCommand } from "@infra-tools/runtime/command-line/command";
import { choice } from "@infra-tools/runtime/command-line/parameter";
import { EXIT } from "@infra-tools/runtime/exit-code";
import { FAIL_ON, gateOf } from "../../ci/gate";
import { inJob } from "../../ci/job";
import { DRY_RUN } from "../../ci/parameters";
import { parityReport } from "../../ci/parity";
import { ENVIRONMENTS } from "../../parameters";
import { chosenEnvironments } from "../../sandbox/in-sandbox";

/** `infra ci review [environment...]` */
export const ciReview = defineCommand({
  arguments: { environment: ENVIRONMENTS },
  options: {
    threads: THREADS,
    failOn: choice(
      "<severity>",
      FAIL_ON,
      "exit 3 in a merge request with an unaccepted finding of this severity or higher (default: pipeline.failOn of each environment)",
    ),
    dryRun: DRY_RUN,
  },
  examples: [{ command: "{self} --dry-run", explanation: "print the note and threads without writing them" }],
  run: (context, { arguments: args, options }) =>
    inJob(context, options, async ({ host, gitlab, context: pipeline }) => {
      const names = chosenEnvironments(args.environment);
      const parity = await parityReport(context);
      const outcome = await runReview(host, {
        environments: names,
        context: pipeline(),
        gitlab: gitlab(),
        threadsFrom: options.threads,
        gate: gateOf(names, options.failOn, parity.breaks),
        after: parity.verdicts,
        pageOnly: parity.details,
      });
      const { review, doc, missing, unaffected, blocked, note, threads, degraded } = outcome;
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
        code: missing.length > 0 ? EXIT.error : blocked.length > 0 ? EXIT.policy : EXIT.ok,
        result: {
          review: reviewJson(review),
          missing,
          unaffected: unaffected.map(({ environment, base }) => ({ environment, base })),
          blocked,
          note: note ?? null,
          threads: threads ?? null,
          degraded: degraded ?? null,
        },
      };
    }),
});
