import type { HiddenDeltas } from "@infra-tools/terraform-plan/compare/delta";
import { enumerate, plural } from "./words";

type HiddenCounts = Omit<HiddenDeltas, "items">;

/** Differences of one resource that are not shown, as a sentence; undefined if there are none. */
export function hiddenText(hidden: HiddenCounts): string | undefined {
  const kinds = kindsOf(hidden);
  return kinds.length === 0 ? undefined : `Not shown: ${enumerate(kinds)}.`;
}

function kindsOf({ reorder, empty, formatting, repeated }: HiddenCounts): readonly string[] {
  return [
    ...(reorder === 0 ? [] : [plural(reorder, "difference in order only", "differences in order only")]),
    ...(empty === 0 ? [] : [`${plural(empty, "difference", "differences")} between null and empty`]),
    ...(formatting === 0
      ? []
      : [plural(formatting, "difference in formatting only", "differences in formatting only")]),
    ...(repeated === 0
      ? []
      : [plural(repeated, "difference that another name repeats", "differences that another name repeats")]),
  ];
}

/** Sum of the counts of several resources. */
export function sumHidden(all: Iterable<HiddenCounts>): HiddenCounts {
  let [reorder, empty, formatting, repeated] = [0, 0, 0, 0];
  for (const hidden of all) {
    reorder += hidden.reorder;
    empty += hidden.empty;
    formatting += hidden.formatting;
    repeated += hidden.repeated;
  }
  return { reorder, empty, formatting, repeated };
}
