import { resolve } from "node:path";
import { readTrailers } from "@infra-tools/plan-review/commits";
import { loadReviewConfig } from "@infra-tools/plan-review/config";
import { reviewJson } from "@infra-tools/plan-review/outputs";
import type { Review } from "@infra-tools/plan-review/review";
import { renderHtml } from "@infra-tools/report/render/html";
import { EXIT, type ExitCode } from "@infra-tools/runtime/exit-code";
import { findTerraform } from "@infra-tools/runtime/terraform/find";
import { writeFileAtomically } from "@infra-tools/runtime/write-file";
import { sandboxProviders } from "@infra-tools/terraform-sandbox/session/providers";
import { environmentNames } from "../../../../../environments";
import { CI_IDENTITY } from "../../../../../environments/ci-identity";
import type { Context, Input, Outcome } from "../../command";
import { type Preview, preview } from "../../preview/preview";
import type { WantedRemoved } from "../../preview/removed";
import { previewJson, previewReport } from "../../preview/report";
import { reviewPreview } from "../../preview/review";
import { type ReviewOptions, readOptions } from "../review/options";
import { reportText } from "../review/report-text";
import { exitCode } from "../review/run";
import { drawPictures } from "../review/write-files";
import { BANNER, chosenEnvironments, compiledApp } from "../sandbox/in-sandbox";

/** The work of `infra preview`. */
export async function runPreview(context: Context, input: Input): Promise<Outcome> {
  const options = readOptions(input);
  const config = await loadReviewConfig(context.root, { file: options.config, cwd: context.cwd });
  const { environments, removed } = chosen(input.arguments);
  const terraform = await findTerraform(context.env);
  context.progress(BANNER);
  const seen = await preview({
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
  const { acceptances } = await readTrailers(context.root, seen.base.commit, "HEAD", context.env);
  const review = reviewPreview(seen, { acceptances, config });
  const report = previewReport(seen, review);
  context.print(reportText(report, context, options));
  if (options.html !== undefined) {
    const page = previewReport(seen, review, { pictures: await drawPictures(review) });
    writeFileAtomically(resolve(context.cwd, options.html), renderHtml(page));
    context.progress(`wrote ${options.html}`);
  }
  return {
    code: codeFor(seen, review, options),
    ...(context.json ? { result: { ...previewJson(seen), review: reviewJson(review) } } : {}),
  };
}

/** A name that the working tree does not know may be that of an environment it has lost. */
function chosen(named: readonly string[]): {
  readonly environments: readonly string[];
  readonly removed: WantedRemoved;
} {
  const known = [...environmentNames, CI_IDENTITY];
  if (named.length === 0) {
    return { environments: chosenEnvironments([]), removed: { kind: "all-but", known } };
  }
  const lost = [...new Set(named)].filter((name) => !known.includes(name));
  const kept = named.filter((name) => known.includes(name));
  return {
    environments: kept.length === 0 ? [] : chosenEnvironments(kept),
    removed: { kind: "named", names: lost },
  };
}

/** An environment that is gone is a change, and as grave as a warning. */
function codeFor({ removed }: Preview, review: Review, options: ReviewOptions): ExitCode {
  const code = exitCode(review, options);
  if (removed.length === 0 || code === EXIT.policy) return code;
  return options.failOn === "warning" || options.failOn === "notice" ? EXIT.policy : EXIT.changes;
}
