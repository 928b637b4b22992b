import type { GitLab } from "../gitlab/gitlab";

/** An issue that a schedule keeps: there is one while there is something to say. */
export interface KeptIssue {
  /** By which it is found again. */
  readonly label: string;
  readonly title: string;
}

/** The drift issue of an environment. */
export function driftIssue(environment: string): KeptIssue {
  return {
    label: `drift::${environment}`,
    title: `Drift in ${environment}: the cloud differs from the code`,
  };
}

/** The issue of everything else that a schedule looks after. */
export function checksIssue(environment: string): KeptIssue {
  return { label: `checks::${environment}`, title: `Scheduled checks of ${environment}: something is due` };
}

export type IssueOutcome = "opened" | "updated" | "unchanged" | "closed" | "nothing";

/**
 * Keeps one open issue while there is something to say. An equal description is not written again; the issue is closed
 * when the drift is gone; a second one, left by two jobs at once, is closed too.
 * @param description Markdown; undefined when there is nothing to say
 * @param isSettled False keeps an open issue of this text although there is nothing to say: nobody could find out
 */
export async function syncIssue(
  gitlab: GitLab,
  { label, title }: KeptIssue,
  description: string | undefined,
  isSettled: (text: string) => boolean = () => true,
): Promise<IssueOutcome> {
  const author = await gitlab.currentUser();
  const [kept, ...duplicates] = (await gitlab.openIssues(label)).filter((issue) => issue.author === author);
  for (const duplicate of duplicates) await gitlab.closeIssue(duplicate.iid);
  if (description === undefined) {
    if (kept === undefined) return "nothing";
    if (!isSettled(kept.description)) return "unchanged";
    await gitlab.closeIssue(kept.iid);
    return "closed";
  }
  if (kept === undefined) {
    await gitlab.createIssue({ title, description, label });
    return "opened";
  }
  if (kept.description.trim() === description.trim()) return "unchanged";
  await gitlab.editIssue(kept.iid, description);
  return "updated";
}
