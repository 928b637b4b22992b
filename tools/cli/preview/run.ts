import { resolve } from "node:path";
import { preview } from "../../preview/preview";
import { previewJson, previewReport } from "../../preview/report";
import { reviewPreview } from "../../preview/review";
import { readTrailers } from "../../review/commits";
import { reviewJson } from "../../review/outputs/json";
import { sandboxProviders } from "../../sandbox/session/providers";
import { renderHtml } from "../../shared/render/html";
import { findTerraform } from "../../shared/terraform/find";
import { writeFileAtomically } from "../../shared/write-file";
import type { Context, Input, Outcome } from "../command";
import { loadConfig } from "../review/load-config";
import { readOptions } from "../review/options";
import { reportText } from "../review/report-text";
import { exitCode } from "../review/run";
import { drawPictures } from "../review/write-files";
import { BANNER, chosenEnvironments, compiledApp } from "../sandbox/in-sandbox";

/** The work of `infra preview`. */
export async function runPreview(context: Context, input: Input): Promise<Outcome> {
  const options = readOptions(input);
  const config = await loadConfig(context, options);
  const environments = chosenEnvironments(input.arguments);
  const terraform = await findTerraform(context.env);
  context.progress(BANNER);
  const seen = await preview({
    root: context.root,
    app: compiledApp(context),
    environments,
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
    code: exitCode(review, options),
    ...(context.json ? { result: { ...previewJson(seen), review: reviewJson(review) } } : {}),
  };
}
