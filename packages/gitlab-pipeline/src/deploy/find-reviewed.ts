import type { GitLab } from "../gitlab/gitlab";
import { type ReviewedChanges, readChanges } from "../note/changes-comment";
import { type Marker, readMarker } from "../note/marker";
import { mergedRequests } from "./merged-requests";

/** Reviewed plan of one environment, from a merge request's note. */
export interface ReviewedDigest {
  readonly mergeRequest: number;
  readonly pipeline: number;
  readonly digest: string;
  /** Undefined when they were too many for the note. */
  readonly changes: ReviewedChanges[string] | undefined;
}

/** Reviewed changes that a plan of the default branch may contain. */
export interface Reviewed {
  /** Plans of the merge requests that ended in the commit. */
  readonly digests: readonly ReviewedDigest[];
  /** Address -> short hashes of what a merge request since the last deploy does to it. */
  readonly changes: ReadonlyMap<string, ReadonlySet<string>>;
}

export const NOTHING_REVIEWED: Reviewed = { digests: [], changes: new Map() };

export interface ReviewedQuery {
  readonly commit: string;
  /** The default branch. */
  readonly branch: string;
  /** Name of the environment's plan in a note. */
  readonly label: string;
  /** Commits of the branch since the last deploy, without the commit itself. */
  readonly since: readonly string[];
}

/** Finds what was reviewed for a commit of the default branch, through the merge requests that brought it and those before. */
export async function findReviewed(
  gitlab: GitLab,
  { commit, branch, label, since }: ReviewedQuery,
): Promise<Reviewed> {
  const merged = (await mergedRequests(gitlab, commit, branch)).map(({ iid }) => iid);
  const earlier: number[] = [];
  for (const each of since) {
    earlier.push(...(await mergedRequests(gitlab, each, branch)).map(({ iid }) => iid));
  }
  const digests: ReviewedDigest[] = [];
  const changes = new Map<string, Set<string>>();
  for (const iid of new Set([...merged, ...earlier])) {
    for (const digest of await readDigests(gitlab, iid, label)) {
      if (merged.includes(iid)) digests.push(digest);
      for (const [address, hash] of Object.entries(digest.changes ?? {})) {
        changes.set(address, (changes.get(address) ?? new Set()).add(hash));
      }
    }
  }
  return { digests, changes };
}

async function readDigests(gitlab: GitLab, iid: number, label: string): Promise<readonly ReviewedDigest[]> {
  const author = await gitlab.currentUser();
  return (await gitlab.notes(iid)).flatMap((note) => {
    // Anybody can write a note that looks like ours.
    if (note.system || (note.author !== author && !gitlab.isProjectBot(note))) return [];
    const marker = readMarker(note.body);
    return digestOf(iid, label, marker, note.body);
  });
}

function digestOf(
  mergeRequest: number,
  label: string,
  marker: Marker | undefined,
  body: string,
): readonly ReviewedDigest[] {
  const digest = marker?.digests[label];
  if (marker === undefined || digest === undefined) return [];
  return [{ mergeRequest, pipeline: marker.pipeline, digest, changes: readChanges(body)?.[label] }];
}
