import { resolve } from "node:path";
import {
  type CodeQualityOptions,
  codeQuality,
  readSourceLines,
  terraformWidget,
} from "@infra-tools/plan-review/outputs";
import { reviewPicture } from "@infra-tools/plan-review/picture";
import { reviewReport } from "@infra-tools/plan-review/report";
import type { Review, ReviewedPlan } from "@infra-tools/plan-review/review";
import type { Picture } from "@infra-tools/report/doc/doc";
import { renderHtml } from "@infra-tools/report/render/html";
import { renderJson } from "@infra-tools/report/render/json";
import { ProblemError } from "@infra-tools/runtime/problem";
import { writeFileAtomically } from "@infra-tools/runtime/write-file";
import type { Context } from "../../command";
import { readJsonFile } from "./load-plan";

/** Files to write, each named by an option. */
export interface ReviewFiles {
  readonly html: string | undefined;
  readonly widget: string | undefined;
  readonly codequality: string | undefined;
  /** Construct path -> source line, by plan label. */
  readonly sources: string | undefined;
}

export async function writeReviewFiles(review: Review, files: ReviewFiles, context: Context): Promise<void> {
  const write = (file: string | undefined, text: string) => {
    if (file === undefined) return;
    writeFileAtomically(resolve(context.cwd, file), text);
    context.progress(`wrote ${file}`);
  };
  if (files.html !== undefined) {
    const pictures = await drawPictures(review);
    write(files.html, renderHtml(reviewReport(review, { pictures })));
  }
  if (files.widget !== undefined) write(files.widget, renderJson(terraformWidget(review)));
  if (files.codequality !== undefined) {
    write(files.codequality, renderJson(codeQuality(review, readSources(files.sources, context))));
  }
}

export async function drawPictures(review: Review): Promise<ReadonlyMap<ReviewedPlan, Picture>> {
  const pictures = new Map<ReviewedPlan, Picture>();
  for (const reviewed of review.plans) {
    const picture = await reviewPicture(reviewed.plan);
    if (picture !== undefined) pictures.set(reviewed, picture);
  }
  return pictures;
}

/** `{ "ops": { "database/instance": "stacks/database.ts:42" } }` */
function readSources(file: string | undefined, context: Context): CodeQualityOptions {
  if (file === undefined) return {};
  const sources = readSourceLines(readJsonFile(resolve(context.cwd, file)));
  if (sources === undefined) {
    throw new ProblemError({
      where: file,
      rule: "source lines are an object of stacks, each an object of construct path -> file:line",
      fix: "name the file that synthesis wrote",
    });
  }
  return { sources };
}
