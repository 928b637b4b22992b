import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type GitOptions, runGit } from "@infra-tools/runtime/git/git";
import { withWorktree } from "@infra-tools/runtime/git/worktree";
import { ProblemError } from "@infra-tools/runtime/problem";
import { editedFile } from "./data-edits";
import type { RestoreRequest } from "./request";

/** The prepared change. */
export interface PreparedCommit {
  readonly branch: string;
  readonly commit: string;
  /** An earlier run of the command has made it. */
  readonly isEarlier: boolean;
}

/** File of an environment's data, from the project's root. */
export function dataFile({ environment }: RestoreRequest): string {
  return `environments/${environment.name}.ts`;
}

/** The commit that an earlier run made; undefined when there is none, or when it says something else. */
export async function earlierCommit(
  request: RestoreRequest,
  git: GitOptions,
): Promise<PreparedCommit | undefined> {
  const tip = await resolve(request.branch, git);
  if (tip === undefined) return undefined;
  const before = await fileAt("HEAD", request, git);
  const after = await fileAt(tip, request, git);
  const isSame = before !== undefined && after === editedFile(before, dataFile(request), request);
  return isSame ? { branch: request.branch, commit: tip, isEarlier: true } : undefined;
}

/**
 * Commits the changed data on a branch of its own, on top of HEAD, or of the branch where that exists with other data. The
 * user's checkout, index and branches are not touched.
 */
export async function prepareCommit(request: RestoreRequest, git: GitOptions): Promise<PreparedCommit> {
  await refuseUncommittedData(git);
  const earlier = await earlierCommit(request, git);
  if (earlier !== undefined) return earlier;
  const { branch } = request;
  const file = dataFile(request);
  const tip = await resolve(branch, git);
  const head = await succeed(["rev-parse", "--verify", "HEAD"], git);
  const wanted = editedFile((await fileAt("HEAD", request, git)) ?? "", file, request);
  const commit = await withWorktree(tip ?? head, git, async (folder) => {
    const path = join(folder, file);
    if (readFileSync(path, "utf8") === wanted) return tip ?? head;
    writeFileSync(path, wanted);
    const inWorktree = { ...git, cwd: folder };
    await succeed(["commit", "--quiet", "--message", message(request), "--", file], inWorktree);
    return succeed(["rev-parse", "--verify", "HEAD"], inWorktree);
  });
  // Only from where it was: another process may have moved it meanwhile.
  await succeed(["update-ref", `refs/heads/${branch}`, commit, tip ?? "0".repeat(commit.length)], git);
  return { branch, commit, isEarlier: false };
}

function message({ environment, pointInTime, source, target, generation }: RestoreRequest): string {
  return [
    `Use the database of ${environment.name} as it was at ${pointInTime}`,
    "",
    `${target} is a clone of ${source} by point-in-time recovery. Pods log in as generation ${generation},`,
    "because passwords of the clone's earlier users may be older than their secrets.",
  ].join("\n");
}

/** The command knows the data that was compiled; a commit made from other data would not be what was checked. */
async function refuseUncommittedData(git: GitOptions): Promise<void> {
  const status = await succeed(["status", "--porcelain", "--", "environments"], git);
  if (status === "") return;
  throw new ProblemError({
    where: "environments/",
    value: status.split("\n")[0]?.trim() ?? "",
    rule: "must be committed before a restore is prepared, because its commit begins there",
    fix: "commit or stash the change, then run the command again",
  });
}

async function resolve(ref: string, git: GitOptions): Promise<string | undefined> {
  const { code, stdout } = await runGit(["rev-parse", "--verify", "--quiet", `refs/heads/${ref}`], git);
  return code === 0 ? stdout.trim() : undefined;
}

async function fileAt(ref: string, request: RestoreRequest, git: GitOptions): Promise<string | undefined> {
  const { code, stdout } = await runGit(["show", `${ref}:./${dataFile(request)}`], git);
  return code === 0 ? stdout : undefined;
}

async function succeed(args: readonly string[], git: GitOptions): Promise<string> {
  const { code, stdout, stderr } = await runGit(args, git);
  if (code === 0) return stdout.trim();
  throw new ProblemError({
    where: `git ${args[0] ?? ""}`,
    value: stderr.trim().split("\n")[0] ?? "",
    rule: "git could not do this",
    fix: "run the command in a clone of the project with a user name and an e-mail address set, then again",
  });
}
