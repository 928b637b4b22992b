import type { Block, Doc, Picture } from "@infra-tools/report/doc/doc";
import { text } from "@infra-tools/report/doc/doc";
import { changeSections } from "./report/change-sections";
import { type FindingSectionOptions, findingSections } from "./report/finding-entries";
import { otherSections } from "./report/other-sections";
import { typeCounts } from "./report/type-counts";
import { verdict } from "./report/verdict";
import { enumerate, PRIORITY } from "./report/words";
import type { Review, ReviewedPlan } from "./reviewed";

export { findingSections, openFindings } from "./report/finding-entries";
export { verdict } from "./report/verdict";

export interface ReportOptions extends FindingSectionOptions {
  /** Dependency graphs, by plan. */
  readonly pictures?: ReadonlyMap<ReviewedPlan, Picture>;
}

/**
 * Report of one or several plans: the verdict, findings from dangers to accepted ones, then for each plan the resources
 * replaced, deleted, forgotten, updated and created, and all other parts of the plan.
 */
export function reviewReport(review: Review, options: ReportOptions = {}): Doc {
  const several = review.plans.length > 1;
  return {
    title: `Plan review: ${enumerate(review.plans.map(({ plan }) => plan.label))}`,
    blocks: [
      verdict(review),
      ...typeCounts(review),
      ...findingSections(review, options),
      ...review.plans.flatMap((reviewed) => {
        const suffix = several ? ` in ${reviewed.plan.label}` : "";
        return [
          ...changeSections(reviewed, suffix),
          ...pictureSection(options.pictures?.get(reviewed), suffix),
          ...otherSections(reviewed, suffix),
        ];
      }),
    ],
  };
}

function pictureSection(picture: Picture | undefined, suffix: string): readonly Block[] {
  if (picture === undefined) return [];
  return [
    {
      kind: "section",
      title: [text(`Dependency graph${suffix}`)],
      blocks: [picture],
      priority: PRIORITY.minor,
    },
  ];
}
