import { existsSync, readFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { type GitOptions, runGit } from "@infra-tools/runtime/git/git";
import { ProblemError } from "@infra-tools/runtime/problem";
import type { EnvironmentVariables } from "@infra-tools/runtime/run";
import { DEFAULT_CONFIG } from "../config";
import type { ReviewConfig } from "../config/parse";
import type { Revision } from "./revision";

export interface RevisionOptions {
  readonly base: string;
  readonly head: string;
  readonly env: EnvironmentVariables;
  /** Configuration file of the review, relative to the root. @default review.yaml */
  readonly file?: string | undefined;
}

/**
 * Reads the base's rules of the review, and which files differ from the base: a change must not weaken the rules that it is
 * reviewed by.
 *
 * @param root the project's folder in the repository
 * @throws ProblemError when git is missing or does not know one of the two commits.
 */
export async function readRevision(
  root: string,
  { base, head, env, file }: RevisionOptions,
): Promise<Revision> {
  const options = { cwd: root, env };
  const changed = await changedFiles(base, head, options);
  const name = relative(root, resolve(root, file ?? DEFAULT_CONFIG));
  const text = await textAt(base, name, options);
  return {
    config: text === undefined ? {} : await configOf(text, name),
    parity: await addedParity(base, changed, root, options),
    changed,
  };
}

/** Paths from the project's folder. Both names of a renamed file are among them. */
async function changedFiles(base: string, head: string, options: GitOptions): Promise<readonly string[]> {
  const args = [
    "diff",
    "--name-only",
    "--no-renames",
    "-z",
    "--relative",
    "--end-of-options",
    `${base}...${head}`,
    "--",
  ];
  const { code, stdout, stderr } = await runGit(args, options);
  if (code === 0) return stdout.split("\0").filter((name) => name !== "");
  throw new ProblemError({
    where: `commits ${base}...${head}`,
    value: stderr.trim().split("\n")[0] ?? "",
    rule: "both ends of the range must be commits of this repository with a common history",
    fix: "fetch the base (a shallow clone lacks it: GIT_DEPTH 0 in GitLab) or name another one",
  });
}

/** The text of a file in a commit; undefined when the commit has no such file. */
async function textAt(commit: string, file: string, options: GitOptions): Promise<string | undefined> {
  const { code, stdout } = await runGit(["show", "--end-of-options", `${commit}:./${file}`], options);
  return code === 0 ? stdout : undefined;
}

/** Undefined when the base's file cannot be read, as one of an older version of this program. */
async function configOf(text: string, file: string): Promise<ReviewConfig | undefined> {
  const { parseReviewConfig } = await import("../config/parse");
  try {
    return parseReviewConfig(text, file);
  } catch (error) {
    if (error instanceof ProblemError) return undefined;
    throw error;
  }
}

async function addedParity(
  base: string,
  changed: readonly string[],
  root: string,
  options: GitOptions,
): Promise<Revision["parity"]> {
  const added: Revision["parity"][number][] = [];
  for (const file of changed.filter((name) => /(?:^|\/)parity\.yaml$/.test(name))) {
    const path = join(root, file);
    if (!existsSync(path)) continue;
    const { allowedDifferences } = await import("./parity");
    const before = allowedDifferences((await textAt(base, file, options)) ?? "");
    const more = [...allowedDifferences(readFileSync(path, "utf8"))].filter((name) => !before.has(name));
    if (more.length > 0) added.push({ file, added: more });
  }
  return added;
}
