import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import type { ReviewConfig } from "@infra-tools/plan-review/config";
import { ProblemError } from "@infra-tools/runtime/problem";
import type { Context } from "../../command";
import type { ReviewOptions } from "./options";

const CONFIG_FILE = "review.yaml";

/**
 * Reads the configuration file that was named, else the project's own when it has one. What checks such a file takes
 * longer to load than most plans to review, so it is loaded only for a file.
 */
export async function loadConfig(
  context: Context,
  { config }: Pick<ReviewOptions, "config">,
): Promise<ReviewConfig> {
  const file = config === undefined ? join(context.root, CONFIG_FILE) : resolve(context.cwd, config);
  if (!existsSync(file)) {
    if (config === undefined) return {};
    throw new ProblemError({
      where: config,
      rule: "the configuration file of the review must be there",
      fix: "correct the name, or leave --config out",
    });
  }
  const { parseReviewConfig } = await import("@infra-tools/plan-review/config");
  return parseReviewConfig(readFileSync(file, "utf8"), config ?? CONFIG_FILE);
}
