import { readTrailers } from "@infra-tools/plan-review/commits";
import { loadReviewConfig } from "@infra-tools/plan-review/config";
import { FAIL_ON, type FailOn, reviewExitCode } from "@infra-tools/plan-review/fail-on";
import { reviewJson } from "@infra-tools/plan-review/outputs";
import { drawPictures } from "@infra-tools/plan-review/picture";
import type { Review } from "@infra-tools/plan-review/review";
import { printReport, REPORT_OPTIONS } from "@infra-tools/report/output";
import { defineCommand } from "@infra-tools/runtime/command-line/command";
import { text } from "@infra-tools/runtime/command-line/parameter";
import { EXIT, type ExitCode } from "@infra-tools/runtime/exit-code";
import { findTerraform } from "@infra-tools/runtime/terraform/find";
import { sandboxBanner, sandboxProviders } from "@infra-tools/terraform-sandbox/session";
import { environmentNames } from "../../../../environments";
import { CI_IDENTITY } from "../../../../environments/ci-identity";
import { ENVIRONMENTS } from "../parameters";
import { type Preview, preview as previewEnvironments } from "../preview/preview";
import type { WantedRemoved } from "../preview/removed";
import { previewJson, previewReport } from "../preview/report";
import { reviewPreview } from "../preview/review";
import { chosenEnvironments, compiledApp } from "../sandbox/in-sandbox";

/** `infra preview` */
export const preview = defineCommand({
  description:
    "Applies a base revision in a throw-away sandbox, plans the working tree on it and reviews that plan. Uncommitted " +
    "work counts. The base is synthesized in a temporary git worktree; the checkout is not touched.",
  arguments: { environment: ENVIRONMENTS },
  options: {
    base: text("<ref>", "what runs today (default: the merge base with the default branch)"),
    ...REPORT_OPTIONS,
    config: text("<file>", "review configuration (default: review.yaml of the project)"),
    failOn: FAIL_ON,
  },
  examples: [
    { command: "{self}", explanation: "everything that differs from the default branch" },
    { command: "{self} ops --base HEAD", explanation: "only uncommitted work, in one environment" },
    { command: "{self} --base v1.2.0 --html preview.html", explanation: "against a release, as a page" },
  ],
  run: async (context, { arguments: { environment }, options }) => {
    const config = await loadReviewConfig(context.root, { file: options.config, cwd: context.cwd });
    const { environments, removed } = chosen(environment);
    const terraform = await findTerraform(context.env);
    context.progress(sandboxBanner(terraform));
    const previewed = await previewEnvironments({
      root: context.root,
      app: compiledApp(context),
      environments,
      removed,
      base: options.base,
      terraform,
      providers: sandboxProviders(),
      env: context.env,
      signal: context.signal,
      progress: context.progress,
    });
    const { acceptances } = await readTrailers(context.root, previewed.base.commit, "HEAD", context.env);
    const review = reviewPreview(previewed, { acceptances, config });
    await printReport(context, previewReport(previewed, review), options, async () =>
      previewReport(previewed, review, { pictures: await drawPictures(review) }),
    );
    return {
      code: codeFor(previewed, review, options.failOn),
      ...(context.json ? { result: { ...previewJson(previewed), review: reviewJson(review) } } : {}),
    };
  },
});

/** A name that the working tree does not know may be that of an environment it has lost. */
function chosen(named: readonly string[]): {
  readonly environments: readonly string[];
  readonly removed: WantedRemoved;
} {
  const names = [...environmentNames, CI_IDENTITY];
  if (named.length === 0) {
    return { environments: chosenEnvironments([]), removed: { kind: "all-but", names } };
  }
  const lost = [...new Set(named)].filter((name) => !names.includes(name));
  const kept = named.filter((name) => names.includes(name));
  return {
    environments: kept.length === 0 ? [] : chosenEnvironments(kept),
    removed: { kind: "named", names: lost },
  };
}

/** A removed environment is a change, as severe as a warning. */
function codeFor({ removed }: Preview, review: Review, failOn: FailOn | undefined): ExitCode {
  const code = reviewExitCode(review, failOn);
  if (removed.length === 0 || code === EXIT.policy) return code;
  return failOn === "warning" || failOn === "notice" ? EXIT.policy : EXIT.changes;
}
