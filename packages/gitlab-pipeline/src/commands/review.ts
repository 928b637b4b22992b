import { loadReviewConfig } from "@infra-tools/plan-review/config";
import { loadPlans } from "@infra-tools/plan-review/load-plan";
import { reviewJson, terraformWidget } from "@infra-tools/plan-review/outputs";
import { reviewPlans } from "@infra-tools/plan-review/review";
import { readRevision } from "@infra-tools/plan-review/revision";
import { printReport } from "@infra-tools/report/output";
import { type Context, defineCommand } from "@infra-tools/runtime/command-line/command";
import { choice, flag, rest } from "@infra-tools/runtime/command-line/parameter";
import { EXIT } from "@infra-tools/runtime/exit-code";
import { renderJson } from "@infra-tools/runtime/json";
import { ProblemError } from "@infra-tools/runtime/problem";
import { writeFileAtomically } from "@infra-tools/runtime/write-file";
import { type Plan, SEVERITIES } from "@infra-tools/terraform-plan/model";
import { artifactsOf, reviewArtifacts } from "../artifact/files";
import { writeHandedOn } from "../artifact/reviewed-plan";
import { type PipelineContext, readContext } from "../context";
import { openGitLab, requestText } from "../gitlab/open";
import type { Host } from "../host";
import { withLaptopVariables } from "../laptop";
import { digestOf, readAcceptances } from "../plan/review-stack";
import { runReview, THREADS } from "../review/run-review";

/** `gitlab-plan-review <plan...>` */
export const review = defineCommand({
  description:
    "Writes one note and a thread for each danger with INFRA_NOTE_TOKEN, and GitLab's reports and a page to ci-out/review. " +
    "No secret is in any of them. Without the token the reports are all there is.",
  arguments: {
    plan: rest("the output of terraform show -json, or a saved plan file in its initialised folder", {
      required: true,
    }),
  },
  options: {
    threads: THREADS,
    failOn: choice(
      "<severity>",
      SEVERITIES,
      "exit 3 in a merge request with an unaccepted finding of this severity or higher",
    ),
    dryRun: flag("change nothing, and print each request to GitLab that would"),
  },
  examples: [
    { command: "{self} plan.json --fail-on danger", explanation: "review a plan; a danger stops the merge" },
    { command: "{self} pre.json ops.json --dry-run", explanation: "print the note and threads of two plans" },
  ],
  run: async (context, { arguments: { plan: names }, options }) => {
    const env = await withLaptopVariables(context.env, context.root, options.dryRun);
    const host: Host = { root: context.root, env, signal: context.signal, progress: context.progress };
    const pipeline = readContext(env);
    const labels = await handOnPlans(context, host, pipeline, names);
    const show = options.dryRun
      ? (request: Parameters<typeof requestText>[0]) => context.print(requestText(request))
      : undefined;
    const { failOn } = options;
    const outcome = await runReview(host, {
      environments: labels,
      context: pipeline,
      gitlab: openGitLab(pipeline, env, show),
      threadsFrom: options.threads,
      gate: {
        failOn: new Map(failOn === undefined ? [] : labels.map((label) => [label, failOn])),
        breaks: [],
      },
      after: [],
      pageOnly: [],
    });
    await printReport(context, outcome.doc);
    if (outcome.degraded !== undefined) context.progress(`no note was written: ${outcome.degraded}`);
    if (outcome.note !== undefined) context.progress(`note: ${outcome.note}`);
    writeFileAtomically(reviewArtifacts(context.root).widget, renderJson(terraformWidget(outcome.review)));
    return {
      code: outcome.blocked.length > 0 ? EXIT.policy : EXIT.ok,
      result: { review: reviewJson(outcome.review), blocked: outcome.blocked, note: outcome.note ?? null },
    };
  },
});

/** Reviews each plan and leaves it where the report of all of them looks. Returns their names. */
async function handOnPlans(
  context: Context,
  host: Host,
  { commit, mergeRequest }: PipelineContext,
  names: readonly string[],
): Promise<readonly string[]> {
  const loaded = await loadPlans(names, context, { synthesized: undefined });
  const plans = loaded.map(({ plan }) => plan);
  refuseSameNames(plans);
  const acceptances = await readAcceptances(host, mergeRequest);
  const config = await loadReviewConfig(context.root);
  const revision = mergeRequest && (await readRevision(host.root, { ...mergeRequest, env: host.env }));
  for (const plan of plans) {
    const review = reviewPlans([plan], { acceptances, config, revision });
    const [reviewed] = review.plans;
    if (reviewed === undefined) throw new Error("one plan makes one review");
    writeHandedOn(artifactsOf(host.root, plan.label).reviewedPlan, {
      environment: plan.label,
      commit,
      target: "cloud",
      ...digestOf(reviewed),
      unusedAcceptances: [...review.unusedAcceptances],
      reviewed,
    });
  }
  return plans.map(({ label }) => label);
}

/** A plan is called by its file's name in the note, so two of one name would be one. */
function refuseSameNames(plans: readonly Plan[]): void {
  const labels = plans.map(({ label }) => label);
  const twice = labels.find((label, index) => labels.indexOf(label) !== index);
  if (twice === undefined) return;
  throw new ProblemError({
    where: "plans",
    value: twice,
    rule: "two plans have the same name",
    fix: "name the files differently: pre.json, ops.json",
  });
}
