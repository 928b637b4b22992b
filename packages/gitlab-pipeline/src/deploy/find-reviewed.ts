import type { GitLab, MergeRequest } from "../gitlab/gitlab";
import { type ReviewedChanges, readChanges } from "../note/changes-comment";
import { readMarker } from "../note/marker";

/** Reviewed plan of one environment, from a merge request's note. */
export interface ReviewedDigest {
  readonly mergeRequest: number;
  readonly pipeline: number;
  readonly digest: string;
  /** Undefined when they were too many for the note. */
  readonly changes: ReviewedChanges[string] | undefined;
}

/**
 * Finds what was reviewed for a commit of the target branch, through the merge requests that GitLab says brought it. A
 * merge commit, a squash commit and a fast-forwarded head all lead to theirs; a commit that was pushed directly leads to none.
 * When GitLab names several, those that ended in exactly this commit count; else every merged one does.
 */
export async function findReviewed(
  gitlab: GitLab,
  commit: string,
  label: string,
): Promise<readonly ReviewedDigest[]> {
  const merged = (await gitlab.mergeRequestsOfCommit(commit)).filter(({ state }) => state === "merged");
  const exact = merged.filter((mergeRequest) => endsIn(mergeRequest, commit));
  const candidates = exact.length > 0 ? exact : merged;
  if (candidates.length === 0) return [];
  const author = await gitlab.currentUser();
  const found: ReviewedDigest[] = [];
  for (const { iid } of candidates) {
    for (const note of await gitlab.notes(iid)) {
      // Anybody can write a note that looks like ours.
      if (note.system || note.author !== author) continue;
      const marker = readMarker(note.body);
      const digest = marker?.digests[label];
      if (marker === undefined || digest === undefined) continue;
      found.push({
        mergeRequest: iid,
        pipeline: marker.pipeline,
        digest,
        changes: readChanges(note.body)?.[label],
      });
    }
  }
  return found;
}

function endsIn({ sha, mergeCommitSha, squashCommitSha }: MergeRequest, commit: string): boolean {
  return [mergeCommitSha, squashCommitSha, sha].includes(commit);
}
