import type { GitLab, Note } from "../gitlab/gitlab";
import { GitLabError } from "../gitlab/gitlab-error";
import { type Marker, printMarker, readMarker } from "./marker";

export type NoteOutcome = "created" | "updated" | "unchanged" | "superseded";

export interface NoteRequest {
  readonly mergeRequest: number;
  readonly marker: Marker;
  /** Markdown without the marker. */
  readonly body: string;
}

/** After a lost answer or another writer the note is looked at again; this often is more than two writers need. */
const ROUNDS = 5;

/**
 * Keeps exactly one note of ours on a merge request, with this text, unless a newer pipeline has written it already.
 * The note is found by its marker and its author; duplicates of earlier races are removed; an equal text is not
 * written again. Several pipelines may call it at once: each looks again after it has written.
 * @throws GitLabError when GitLab refuses, or when the note is not there after several attempts
 */
export async function syncNote(gitlab: GitLab, request: NoteRequest): Promise<NoteOutcome> {
  const author = await gitlab.currentUser();
  const text = `${printMarker(request.marker)}\n${request.body}`;
  let outcome: NoteOutcome = "unchanged";
  for (let round = 1; round <= ROUNDS; round += 1) {
    const ours = ownNotes(await gitlab.notes(request.mergeRequest), author);
    if (await isSuperseded(gitlab, request, ours)) return "superseded";
    const [kept, ...duplicates] = ours;
    for (const duplicate of duplicates) await removeNote(gitlab, request.mergeRequest, duplicate.id);
    if (kept !== undefined && sameText(kept.body, text)) return outcome;
    outcome =
      kept === undefined ? await create(gitlab, request, text) : await update(gitlab, request, kept.id, text);
    // Nothing was sent, so there is nothing to look at again.
    if (gitlab.dryRun) return outcome;
  }
  throw new GitLabError(
    "PUT",
    `merge_requests/${request.mergeRequest}/notes`,
    undefined,
    "the note did not settle",
  );
}

/** Notes that we wrote before, oldest first. Somebody else's copy of a marker does not count. */
function ownNotes(notes: readonly Note[], author: number): readonly Note[] {
  return notes.filter(
    (note) => !note.system && note.author === author && readMarker(note.body) !== undefined,
  );
}

/** A newer pipeline has written, or is about to. */
async function isSuperseded(gitlab: GitLab, request: NoteRequest, ours: readonly Note[]): Promise<boolean> {
  const { pipeline } = request.marker;
  if (ours.some((note) => (readMarker(note.body)?.pipeline ?? 0) > pipeline)) return true;
  const pipelines = await gitlab.pipelines(request.mergeRequest);
  return pipelines.some((id) => id > pipeline);
}

/** GitLab trims what it stores. */
function sameText(stored: string, text: string): boolean {
  return stored.trim() === text.trim();
}

async function create(gitlab: GitLab, request: NoteRequest, text: string): Promise<NoteOutcome> {
  try {
    await gitlab.createNote(request.mergeRequest, text);
  } catch (error) {
    // The answer may be lost although the note was made: the next round looks.
    if (!(error instanceof GitLabError) || !error.mayHaveHappened) throw error;
  }
  return "created";
}

async function update(
  gitlab: GitLab,
  request: NoteRequest,
  note: number,
  text: string,
): Promise<NoteOutcome> {
  try {
    await gitlab.editNote(request.mergeRequest, note, text);
  } catch (error) {
    // Another pipeline removed it as a duplicate: the next round finds the one that stays.
    if (!(error instanceof GitLabError) || error.status !== 404) throw error;
  }
  return "updated";
}

async function removeNote(gitlab: GitLab, mergeRequest: number, note: number): Promise<void> {
  try {
    await gitlab.deleteNote(mergeRequest, note);
  } catch (error) {
    if (!(error instanceof GitLabError) || error.status !== 404) throw error;
  }
}
