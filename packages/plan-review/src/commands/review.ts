import { resolve } from "node:path";
import { printReport, REPORT_OPTIONS } from "@infra-tools/report/output";
import { type Context, defineCommand } from "@infra-tools/runtime/command-line/command";
import { flag, rest, text, textOr } from "@infra-tools/runtime/command-line/parameter";
import type { Problem } from "@infra-tools/runtime/problem";
import { readTrailers } from "../commits";
import { loadReviewConfig } from "../config";
import { digestKey } from "../digest/key";
import { printDigests } from "../digest/print-digests";
import { FAIL_ON, reviewExitCode } from "../fail-on";
import { type LoadedPlan, loadPlans, readStack } from "../load-plan";
import { compactReview } from "../outputs/compact";
import { reviewJson } from "../outputs/json";
import { writeReviewFiles } from "../outputs/write-files";
import { drawPictures } from "../picture";
import { reviewReport } from "../report";
import { type Review, reviewPlans, type StackRevisions } from "../review";
import { readRevision } from "../revision/read-revision";
import type { Revision } from "../revision/revision";
import { loadScans } from "../scans/load-scans";
import { checkSarifTarget } from "../scans/sarif-target";

/** `plan-review <plan...>` */
export const review = defineCommand({
  description:
    "Reviews plans of Terraform or OpenTofu. Several plans make one report. Only the files you name are written, and no " +
    "secret is in any of them.",
  arguments: {
    plan: rest(
      "a saved plan file in its initialised stack folder, the output of terraform show -json, or - for standard input",
      { required: true },
    ),
  },
  options: {
    ...REPORT_OPTIONS,
    widget: text("<file>", "write GitLab's Terraform report (artifacts:reports:terraform)"),
    codequality: text("<file>", "write GitLab's Code Quality report"),
    junit: text("<file>", "write a JUnit report with a test case for each rule (artifacts:reports:junit)"),
    sarif: text("<file>", "write the findings of the review as SARIF (to read a scanner's report: --scan)"),
    scan: text(
      "<files>",
      "read SARIF of scanners (checkov, trivy), separated by commas: shown beside the resources",
    ),
    sources: text("<file>", "source lines of constructs, for the Code Quality report and SARIF"),
    synthesized: text("<folder>", "output of cdktf synth: adds construct paths and lifecycle"),
    baseSynthesized: text("<folder>", "the same of the base: finds removed lifecycle protections"),
    base: text(
      "<commit>",
      "read Accept-Finding trailers of the commits since this one, and go by its review rules as well",
    ),
    head: textOr("HEAD", "<commit>", "the last of these commits"),
    config: text(
      "<file>",
      "review configuration: attribute rules, severities, suppressions (default: review.yaml)",
    ),
    failOn: FAIL_ON,
    compact: flag("print a line of JSON for each finding and change instead, for machine readers"),
    digest: flag("print the digest of each plan instead: equal for two plans that do the same"),
  },
  examples: [
    { command: "{self} cdktf.out/stacks/ops/plan", explanation: "review a saved plan" },
    {
      command: "{self} pre.json ops.json --html review.html --fail-on danger",
      explanation: "two plans in one page; stop the pipeline on a danger",
    },
    {
      command: "{self} plan.json --scan checkov.sarif --sarif review.sarif",
      explanation: "show a scanner's report beside the resources, and write our findings",
    },
    { command: "terraform show -json plan | {self} -", explanation: "review without a file" },
  ],
  run: async (context, { arguments: { plan: names }, options }) => {
    // Before anything is printed or written.
    checkSarifTarget(options.sarif, context.cwd);
    const plans = await loadPlans(names, context, options);
    const trailers =
      options.base === undefined
        ? { acceptances: [], withoutReason: [] }
        : await readTrailers(context.cwd, options.base, options.head, context.env);
    const reviewed = reviewPlans(
      plans.map(({ plan }) => plan),
      {
        acceptances: trailers.acceptances,
        config: await loadReviewConfig(context.root, { file: options.config, cwd: context.cwd }),
        lifecycles: lifecyclesOf(plans, context, options.baseSynthesized),
        digestKey: digestKey(context.env),
        scans: loadScans(options.scan, context.cwd),
        revision: await revisionOf(context, options),
      },
    );
    if (options.digest) printDigests(reviewed, context);
    else if (options.compact) printCompact(reviewed, context);
    else {
      await printReport(context, reviewReport(reviewed), options, async () =>
        reviewReport(reviewed, { pictures: await drawPictures(reviewed) }),
      );
    }
    writeReviewFiles(reviewed, options, context);
    return {
      code: reviewExitCode(reviewed, options.failOn),
      ...(context.json ? { result: reviewJson(reviewed) } : {}),
      problems: [
        ...reviewed.plans.flatMap(({ plan }) => plan.problems),
        ...trailers.withoutReason.map(withoutReason),
      ],
    };
  },
});

function printCompact(reviewed: Review, context: Context): void {
  if (!context.json) context.print(compactReview(reviewed));
}

/** The base's rules, where a base is named. */
async function revisionOf(
  { root, cwd, env }: Context,
  {
    base,
    head,
    config,
  }: { readonly base: string | undefined; readonly head: string; readonly config: string | undefined },
): Promise<Revision | undefined> {
  if (base === undefined) return undefined;
  return readRevision(root, {
    base,
    head,
    env,
    file: config === undefined ? undefined : resolve(cwd, config),
  });
}

function withoutReason(fingerprint: string): Problem {
  return {
    where: `Accept-Finding: ${fingerprint}`,
    rule: "an acceptance needs a reason, for anyone who reads the history",
    fix: "write the reason after the fingerprint; until then the finding is not accepted",
  };
}

/** Stacks of both revisions, by plan: a removed protection shows only in the comparison. */
function lifecyclesOf(
  plans: readonly LoadedPlan[],
  context: Context,
  baseSynthesized: string | undefined,
): ReadonlyMap<string, StackRevisions> {
  const stacks = new Map<string, StackRevisions>();
  if (baseSynthesized === undefined) return stacks;
  for (const { plan, synthesized: head } of plans) {
    const base = readStack(resolve(context.cwd, baseSynthesized), plan.label);
    if (head !== undefined && base !== undefined) stacks.set(plan.label, { base, head });
  }
  return stacks;
}
