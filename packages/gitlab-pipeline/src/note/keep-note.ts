import type { GitLab, Note } from "../gitlab/gitlab";
import { GitLabError } from "../gitlab/gitlab-error";

export type NoteOutcome = "created" | "updated" | "unchanged" | "superseded";

/** One of the notes that the jobs keep on a merge request. */
export interface KeptNote {
  readonly mergeRequest: number;
  /** Whole text, its marker first. */
  readonly text: string;
  /** Id of the pipeline whose text a note holds; undefined when the note is not of this kind. */
  readonly pipelineOf: (body: string) => number | undefined;
  readonly pipeline: number;
  /** A newer pipeline is about to write. */
  readonly isOvertaken?: () => Promise<boolean>;
}

/** After a lost answer or another writer the note is looked at again; this often is more than two writers need. */
const ROUNDS = 5;

/**
 * Keeps exactly one note of a kind on a merge request, with this text, unless a newer pipeline has written it already.
 * The note is found by its marker and its author; duplicates of earlier races are removed; an equal text is not
 * written again. Several pipelines may call it at once: each looks again after it has written.
 * @throws GitLabError when GitLab refuses, or when the note is not there after several attempts
 */
export async function keepNote(gitlab: GitLab, kept: KeptNote): Promise<NoteOutcome> {
  const { mergeRequest, text } = kept;
  const author = await gitlab.currentUser();
  await removeFormer(gitlab, author, kept);
  let outcome: NoteOutcome = "unchanged";
  for (let round = 1; round <= ROUNDS; round += 1) {
    const ours = ownNotes(await gitlab.notes(mergeRequest), author, kept);
    if (await isSuperseded(kept, ours)) return "superseded";
    const [first, ...duplicates] = ours;
    for (const duplicate of duplicates) await removeNote(gitlab, mergeRequest, duplicate.id);
    if (first !== undefined && sameText(first.body, text)) return outcome;
    outcome =
      first === undefined
        ? await create(gitlab, mergeRequest, text)
        : await update(gitlab, mergeRequest, first.id, text);
    // Nothing was sent, so there is nothing to look at again.
    if (gitlab.dryRun) return outcome;
  }
  throw new GitLabError("PUT", `merge_requests/${mergeRequest}/notes`, undefined, "the note did not settle");
}

/** Notes of a former token's user are as outdated as our own. GitLab lets only Maintainers remove them; else they stay. */
async function removeFormer(gitlab: GitLab, author: number, kept: KeptNote): Promise<void> {
  const { mergeRequest, pipelineOf, pipeline } = kept;
  for (const note of await gitlab.notes(mergeRequest)) {
    const from = pipelineOf(note.body);
    const isFormer = note.author !== author && gitlab.isProjectBot(note);
    if (isFormer && from !== undefined && from <= pipeline) await removeNote(gitlab, mergeRequest, note.id);
  }
}

/** Notes that we wrote before, oldest first. Somebody else's copy of a marker does not count. */
function ownNotes(notes: readonly Note[], author: number, { pipelineOf }: KeptNote): readonly Note[] {
  return notes.filter(
    (note) => !note.system && note.author === author && pipelineOf(note.body) !== undefined,
  );
}

/** A newer pipeline has written, or is about to. */
async function isSuperseded(kept: KeptNote, ours: readonly Note[]): Promise<boolean> {
  const { pipeline, pipelineOf, isOvertaken } = kept;
  if (ours.some((note) => (pipelineOf(note.body) ?? 0) > pipeline)) return true;
  return isOvertaken === undefined ? false : isOvertaken();
}

/** GitLab trims what it stores. */
function sameText(stored: string, text: string): boolean {
  return stored.trim() === text.trim();
}

async function create(gitlab: GitLab, mergeRequest: number, text: string): Promise<NoteOutcome> {
  try {
    await gitlab.createNote(mergeRequest, text);
  } catch (error) {
    // The answer may be lost although the note was made: the next round looks.
    if (!(error instanceof GitLabError) || !error.mayHaveHappened) throw error;
  }
  return "created";
}

async function update(
  gitlab: GitLab,
  mergeRequest: number,
  note: number,
  text: string,
): Promise<NoteOutcome> {
  try {
    await gitlab.editNote(mergeRequest, note, text);
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
    // It was deleted already, or belongs to a former user.
    if (!(error instanceof GitLabError) || (error.status !== 404 && error.status !== 403)) throw error;
  }
}
