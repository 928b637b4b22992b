import type { GitLab, MergeRequest } from "../gitlab/gitlab";

/**
 * Merge requests that brought a commit to a branch. A merge commit, a squash commit and a fast-forwarded head all lead to
 * theirs; a commit that was pushed directly leads to none. When GitLab names several, those that ended in exactly this
 * commit count; else every merged one does. One that was merged into another branch was not reviewed for this one.
 */
export async function mergedRequests(
  gitlab: GitLab,
  commit: string,
  branch: string,
): Promise<readonly MergeRequest[]> {
  const merged = (await gitlab.mergeRequestsOfCommit(commit)).filter(
    ({ state, targetBranch }) => state === "merged" && targetBranch === branch,
  );
  const exact = merged.filter((mergeRequest) => endsIn(mergeRequest, commit));
  return exact.length > 0 ? exact : merged;
}

function endsIn({ sha, mergeCommitSha, squashCommitSha }: MergeRequest, commit: string): boolean {
  return [mergeCommitSha, squashCommitSha, sha].includes(commit);
}
