import { type Block, code, type Line, paragraph, text } from "@infra-tools/report/doc/doc";
import type { PlanBundle } from "../artifact/plan-bundle";
import type { ReviewedDigest } from "./find-reviewed";

export type ChangesDifference = {
  /** Addresses that the plan changes and the review did not show. */
  readonly added: readonly string[];
  /** Addresses that the review showed and the plan leaves alone. */
  readonly removed: readonly string[];
  /** Addresses that both change, differently. */
  readonly different: readonly string[];
};

type Changes = PlanBundle["changes"];

export function compareChanges(reviewed: Changes, planned: Changes): ChangesDifference {
  const names = (changes: Changes) => Object.keys(changes).sort();
  return {
    added: names(planned).filter((address) => !Object.hasOwn(reviewed, address)),
    removed: names(reviewed).filter((address) => !Object.hasOwn(planned, address)),
    different: names(planned).filter(
      (address) => Object.hasOwn(reviewed, address) && reviewed[address] !== planned[address],
    ),
  };
}

/** Says how the plan differs from what a merge request showed. */
export function differenceBlocks(reviewed: ReviewedDigest, planned: Changes): readonly Block[] {
  const shown = `merge request !${reviewed.mergeRequest}`;
  if (reviewed.changes === undefined) {
    return [
      paragraph(
        text(
          `The plan is not the one that ${shown} showed; its changes were too many to be kept in the note.`,
        ),
      ),
    ];
  }
  const { added, removed, different } = compareChanges(reviewed.changes, planned);
  const entry =
    (what: string) =>
    (address: string): Line => [code(address), text(` ${what}`)];
  return [
    paragraph(text(`Compared with what ${shown} showed in pipeline ${reviewed.pipeline}:`)),
    {
      kind: "list",
      items: [
        ...added.map(entry("changes now, and the review did not show it")),
        ...different.map(entry("changes in another way than the review showed")),
        ...removed.map(entry("does not change any more")),
      ],
    },
  ];
}
