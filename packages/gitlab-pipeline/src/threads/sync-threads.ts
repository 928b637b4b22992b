import * as z from "zod";
import type { GitLab, Note, Thread } from "../gitlab/gitlab";
import { printHidden, readHidden } from "../note/hidden-comment";

/** Finding that a thread is about. */
export interface ThreadedFinding {
  readonly fingerprint: string;
  /** Markdown, escaped. */
  readonly body: string;
}

export interface ThreadsOutcome {
  readonly opened: number;
  readonly reopened: number;
  readonly resolved: number;
}

/** Name of the comment that says which finding a thread is about, or that its finding was resolved. */
const COMMENT = "infra-finding";

const marker = z.object({ fingerprint: z.string() });
const resolution = z.object({ isGone: z.literal(true) });

/** Reply to a thread that we resolve ourselves, so that a person's decision is never undone. */
const GONE = `${printHidden(COMMENT, { isGone: true })}\nThe plan no longer holds this finding.`;

/**
 * One resolvable thread per finding. A thread whose finding is no longer reported resolves itself; one that comes back is opened
 * again, unless a person had resolved it: then the finding was judged, and its fingerprint says it is the same change.
 */
export async function syncThreads(
  gitlab: GitLab,
  mergeRequest: number,
  findings: readonly ThreadedFinding[],
): Promise<ThreadsOutcome> {
  const author = await gitlab.currentUser();
  const isOurs = (note: Note): boolean => note.author === author || gitlab.isProjectBot(note);
  const threads = ownThreads(await gitlab.threads(mergeRequest), isOurs);
  const wanted = new Map(findings.map((finding) => [finding.fingerprint, finding]));
  let opened = 0;
  let reopened = 0;
  let resolved = 0;
  for (const finding of wanted.values()) {
    const thread = threads.get(finding.fingerprint);
    if (thread === undefined) {
      await gitlab.createThread(
        mergeRequest,
        `${printHidden(COMMENT, { fingerprint: finding.fingerprint })}\n${finding.body}`,
      );
      opened += 1;
    } else if (isResolved(thread) && resolvedByUs(thread, isOurs)) {
      await gitlab.replyToThread(mergeRequest, thread.id, "The finding is back.");
      await gitlab.resolveThread(mergeRequest, thread.id, false);
      reopened += 1;
    }
  }
  for (const [fingerprint, thread] of threads) {
    if (wanted.has(fingerprint) || isResolved(thread)) continue;
    await gitlab.replyToThread(mergeRequest, thread.id, GONE);
    await gitlab.resolveThread(mergeRequest, thread.id, true);
    resolved += 1;
  }
  return { opened, reopened, resolved };
}

type IsOurs = (note: Note) => boolean;

/** Threads of a former token's user are ours, too: any Developer may reply to them and resolve them. */
function ownThreads(threads: readonly Thread[], isOurs: IsOurs): ReadonlyMap<string, Thread> {
  const byMarker = new Map<string, Thread>();
  for (const thread of threads) {
    const [first] = thread.notes;
    if (first === undefined || !isOurs(first)) continue;
    const { data } = marker.safeParse(readHidden(COMMENT, firstLine(first.body)));
    if (data !== undefined && !byMarker.has(data.fingerprint)) byMarker.set(data.fingerprint, thread);
  }
  return byMarker;
}

function isResolved(thread: Thread): boolean {
  return thread.notes[0]?.resolved === true;
}

function resolvedByUs(thread: Thread, isOurs: IsOurs): boolean {
  const last = thread.notes.filter((note) => !note.system).at(-1);
  return (
    last !== undefined &&
    isOurs(last) &&
    resolution.safeParse(readHidden(COMMENT, firstLine(last.body))).success
  );
}

function firstLine(text: string): string {
  return text.split("\n", 1)[0] ?? "";
}
