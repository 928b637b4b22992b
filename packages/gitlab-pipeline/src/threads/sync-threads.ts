import type { GitLab, Note, Thread } from "../gitlab/gitlab";

/** A finding that must be talked about before the merge. */
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

const MARKER = /^<!-- infra-finding:([0-9a-f]+) -->/;

/** Text of a thread that we resolved ourselves, so that a person's decision is never undone. */
const GONE = "<!-- infra-finding-gone -->\nThe plan no longer holds this finding.";

/**
 * One resolvable thread per finding. A thread whose finding is gone resolves itself; one that comes back is opened
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
        `<!-- infra-finding:${finding.fingerprint} -->\n${finding.body}`,
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
    const fingerprint = MARKER.exec(first?.body ?? "")?.[1];
    if (first !== undefined && isOurs(first) && fingerprint !== undefined && !byMarker.has(fingerprint)) {
      byMarker.set(fingerprint, thread);
    }
  }
  return byMarker;
}

function isResolved(thread: Thread): boolean {
  return thread.notes[0]?.resolved === true;
}

function resolvedByUs(thread: Thread, isOurs: IsOurs): boolean {
  const last = thread.notes.filter((note) => !note.system).at(-1);
  return last !== undefined && isOurs(last) && last.body.startsWith(GONE.split("\n", 1)[0] ?? "");
}
