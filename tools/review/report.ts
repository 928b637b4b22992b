import type { Block, Doc } from "../shared/doc/doc";
import { changeSections } from "./report/change-sections";
import { findingSections } from "./report/finding-entries";
import { otherSections } from "./report/other-sections";
import { verdict } from "./report/verdict";
import { enumerate } from "./report/words";
import type { Review } from "./reviewed";

export interface ReportOptions {
  /** A drawing of what changes and what hangs on it, for the page. */
  readonly picture?: Block;
}

/**
 * The report of one or several plans: the verdict, findings from dangers to accepted ones, then plan by plan what is
 * replaced, deleted, forgotten, updated and created, and what else the plan says.
 */
export function reviewReport(review: Review, options: ReportOptions = {}): Doc {
  const several = review.plans.length > 1;
  return {
    title: `Plan review: ${enumerate(review.plans.map(({ plan }) => plan.label))}`,
    blocks: [
      verdict(review),
      ...findingSections(review),
      ...(options.picture === undefined ? [] : [options.picture]),
      ...review.plans.flatMap((reviewed) => {
        const suffix = several ? ` in ${reviewed.plan.label}` : "";
        return [...changeSections(reviewed, suffix), ...otherSections(reviewed, suffix)];
      }),
    ],
  };
}
