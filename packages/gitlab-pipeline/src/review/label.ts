import { openFindings } from "@infra-tools/plan-review/report";
import type { Review } from "@infra-tools/plan-review/review";
import { SEVERITIES } from "@infra-tools/terraform-plan/model";
import type { GitLab } from "../gitlab/gitlab";

const LABELS = SEVERITIES.map(labelOf);

function labelOf(severity: (typeof SEVERITIES)[number]): string {
  return `plan::${severity}`;
}

/** Label of the most severe finding that nobody has accepted; undefined without any. */
export function worstLabel(review: Review): string | undefined {
  const severities = openFindings(review).map(({ severity }) => severity);
  const worst = SEVERITIES.find((severity) => severities.includes(severity));
  return worst === undefined ? undefined : labelOf(worst);
}

/**
 * Keeps one label of ours on a merge request, for lists and filters. Scoped labels exclude each other in the paid editions
 * only, so the others are taken off by name. People's labels stay.
 */
export async function syncLabel(
  gitlab: GitLab,
  mergeRequest: number,
  wanted: string | undefined,
): Promise<void> {
  const { labels } = await gitlab.mergeRequest(mergeRequest);
  const remove = LABELS.filter((label) => label !== wanted && labels.includes(label));
  const add = wanted === undefined || labels.includes(wanted) ? [] : [wanted];
  if (remove.length > 0 || add.length > 0) await gitlab.editLabels(mergeRequest, { add, remove });
}
