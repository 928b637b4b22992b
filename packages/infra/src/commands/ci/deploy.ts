import { type DeployOutcome, runDeploy } from "@infra-tools/gitlab-pipeline/deploy/run-deploy";
import { type Doc, paragraph, text } from "@infra-tools/report/doc/doc";
import { printReport } from "@infra-tools/report/output";
import { defineCommand } from "@infra-tools/runtime/command-line/command";
import { flag } from "@infra-tools/runtime/command-line/parameter";
import { EXIT, type ExitCode } from "@infra-tools/runtime/exit-code";
import { inJob, oneEnvironment } from "../../ci/job";
import { deployJob } from "../../ci/job-names";
import { DRY_RUN, SANDBOX } from "../../ci/parameters";
import { ENVIRONMENT } from "../../parameters";

/** `infra ci deploy <environment>` */
export const ciDeploy = defineCommand({
  description: "Exit code 3, and nothing applied, when the plan differs from what the merge request showed.",
  arguments: { environment: ENVIRONMENT },
  options: {
    changed: flag("apply the saved plan although it is not the reviewed one"),
    sandbox: SANDBOX,
    dryRun: DRY_RUN,
  },
  examples: [{ command: "{self} ops --dry-run", explanation: "say whether the plan may be applied" }],
  run: (context, { arguments: args, options }) =>
    inJob(context, options, async ({ host, target, dryRun, gitlab, commitContext }) => {
      const environment = oneEnvironment(args.environment);
      const { commit, defaultBranch } = commitContext();
      const outcome = await runDeploy(host, target, {
        environment,
        commit,
        defaultBranch,
        accepted: options.changed,
        gitlab: gitlab(),
        dryRun,
      });
      await printReport(context, deployDoc(environment, outcome, dryRun));
      const { decision, digest, changes } = outcome;
      return {
        code: exitCode(outcome),
        result: { environment, decision, digest, changes: Object.keys(changes), dryRun },
        ...(!decision.apply && decision.why === "refused" ? { problems: decision.problems } : {}),
      };
    }),
});

function exitCode({ decision }: DeployOutcome): ExitCode {
  return decision.apply || decision.why === "nothing to do" ? EXIT.ok : EXIT.policy;
}

function deployDoc(environment: string, outcome: DeployOutcome, dryRun: boolean): Doc {
  const { decision, digest, difference } = outcome;
  return {
    title: `Deploy of ${environment}`,
    blocks: [
      {
        kind: "callout",
        tone: exitCode(outcome) === EXIT.ok ? "good" : "danger",
        lines: [[text(decisionText(environment, outcome, dryRun))]],
      },
      ...difference,
      ...(decision.why === "nothing to do" ? [] : [paragraph(text(`Digest of the saved plan: ${digest}`))]),
    ],
  };
}

function decisionText(environment: string, { decision }: DeployOutcome, dryRun: boolean): string {
  if (decision.apply) {
    const done = dryRun ? "would be applied" : "was applied";
    return {
      reviewed: `The plan does what the review showed; it ${done}.`,
      "reviewed in parts": `Each change of the plan is one that a merge request since the last deploy showed; it ${done}.`,
      accepted: `The plan is not the reviewed one, and ${done} because somebody said so.`,
    }[decision.why];
  }
  if (decision.why === "nothing to do") return "The plan changes nothing; there is nothing to do.";
  if (decision.why === "refused") return "The plan must not be applied, and nothing was.";
  if (decision.why === "stale") {
    return "The state has moved on since the plan was made, and a plan made now does something else, so nothing was applied. Run the pipeline again.";
  }
  const reason =
    decision.why === "not reviewed"
      ? "No merge request shows what was reviewed for this commit"
      : "The plan differs from what was reviewed";
  return `${reason}, so nothing was applied. Look at the plan; if it is intended, start the job "${deployJob(environment, true)}".`;
}
