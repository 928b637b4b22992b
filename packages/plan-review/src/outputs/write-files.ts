import { resolve } from "node:path";
import type { Context } from "@infra-tools/runtime/command-line/command";
import { renderJson } from "@infra-tools/runtime/json";
import { ProblemError } from "@infra-tools/runtime/problem";
import { writeFileAtomically } from "@infra-tools/runtime/write-file";
import { readJsonFile } from "../load-plan";
import type { Review } from "../reviewed";
import { type CodeQualityOptions, codeQuality } from "./codequality";
import { junit } from "./junit";
import { sarif } from "./sarif";
import { readSourceLines } from "./source-lines";
import { terraformWidget } from "./widget";

/** Files to write, each named by an option. */
export interface ReviewFiles {
  readonly widget: string | undefined;
  readonly codequality: string | undefined;
  readonly junit: string | undefined;
  readonly sarif: string | undefined;
  /** Construct path -> source line, by plan label. */
  readonly sources: string | undefined;
}

/** Writes the machine-readable reports that were asked for. */
export function writeReviewFiles(review: Review, files: ReviewFiles, context: Context): void {
  const write = (file: string | undefined, text: string) => {
    if (file === undefined) return;
    writeFileAtomically(resolve(context.cwd, file), text);
    context.progress(`wrote ${file}`);
  };
  if (files.widget !== undefined) write(files.widget, renderJson(terraformWidget(review)));
  if (files.codequality !== undefined) {
    write(files.codequality, renderJson(codeQuality(review, readSources(files.sources, context))));
  }
  if (files.junit !== undefined) write(files.junit, junit(review));
  if (files.sarif !== undefined) {
    write(files.sarif, renderJson(sarif(review, readSources(files.sources, context))));
  }
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
