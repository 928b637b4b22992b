import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { ProblemError } from "@infra-tools/runtime/problem";
import type { ReviewConfig } from "./config/parse";

export type { ReviewConfig } from "./config/parse";

export const DEFAULT_CONFIG = "review.yaml";

/**
 * Reads a review's configuration: `file`, or `review.yaml` in `folder` if there is one. The parser takes longer to load
 * than a small plan takes to review, so it is loaded only for a file.
 *
 * @param file relative to the working directory `cwd`
 * @throws ProblemError when a named file is missing, or with everything that is wrong in the file.
 */
export async function loadReviewConfig(
  folder: string,
  { file, cwd = folder }: { readonly file?: string | undefined; readonly cwd?: string } = {},
): Promise<ReviewConfig> {
  const path = file === undefined ? join(folder, DEFAULT_CONFIG) : resolve(cwd, file);
  if (!existsSync(path)) {
    if (file === undefined) return {};
    throw new ProblemError({
      where: file,
      rule: "the configuration file of the review must exist",
      fix: "correct the name, or leave --config out",
    });
  }
  const { parseReviewConfig } = await import("./config/parse");
  return parseReviewConfig(readFileSync(path, "utf8"), file ?? DEFAULT_CONFIG);
}
