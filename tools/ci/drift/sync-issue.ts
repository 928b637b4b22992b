import type { GitLab } from "../gitlab/gitlab";

/** The label by which the drift issue of an environment is found again. */
export function driftLabel(environment: string): string {
  return `drift::${environment}`;
}

export type IssueOutcome = "opened" | "updated" | "unchanged" | "closed" | "nothing";

/**
 * One open issue per environment while there is drift. An equal description is not written again; the issue is closed
 * when the drift is gone; a second one, left by two jobs at once, is closed too.
 * @param description Markdown of the drift review; undefined when nothing drifted
 */
export async function syncDriftIssue(
  gitlab: GitLab,
  environment: string,
  description: string | undefined,
): Promise<IssueOutcome> {
  const label = driftLabel(environment);
  const author = await gitlab.currentUser();
  const [kept, ...duplicates] = (await gitlab.openIssues(label)).filter((issue) => issue.author === author);
  for (const duplicate of duplicates) await gitlab.closeIssue(duplicate.iid);
  if (description === undefined) {
    if (kept === undefined) return "nothing";
    await gitlab.closeIssue(kept.iid);
    return "closed";
  }
  if (kept === undefined) {
    await gitlab.createIssue({
      title: `Drift in ${environment}: the cloud differs from the code`,
      description,
      label,
    });
    return "opened";
  }
  if (kept.description.trim() === description.trim()) return "unchanged";
  await gitlab.editIssue(kept.iid, description);
  return "updated";
}
