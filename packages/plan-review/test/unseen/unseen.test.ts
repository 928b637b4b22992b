import type { Severity } from "@infra-tools/terraform-plan/model";
import { findings } from "../checks/plans";
import { GROUPS } from "./all";
import { NOT_YET, PENDING, typeAndRule } from "./eighteenth";
import { NOT_YET as STILL_MISSED } from "./exceptions";
import { UNDECIDED } from "./fifth";
import type { Labelled } from "./labelled";
import { pendingLines } from "./labelled-lines";

/** Folders of labels, one on each line. */
const FOLDERS = [
  "twentieth",
  "twenty-first",
  "twenty-second",
  "twenty-third",
  "twenty-fourth",
  "twenty-fifth",
  "twenty-sixth",
  "twenty-seventh",
];

const UNDECIDABLE = /known after apply|[Cc]annot tell|unknown/;
const ABOVE_NOTICE: readonly Severity[] = ["warning", "danger"];

/** A label that the review does not agree with, and its findings; undefined when it does. */
function disagreement({ verdict, why, change }: Labelled): string | undefined {
  const all = findings([change]);
  if (verdict === "cannot-tell")
    return UNDECIDABLE.test(all.map(({ message }) => message).join()) ? undefined : `${change.type}, ${why}`;
  const reported = all.filter(({ severity }) => ABOVE_NOTICE.includes(severity));
  if (reported.length > 0 === (verdict === "danger")) return undefined;
  return [`${verdict}: ${change.type}, ${why}`, ...reported.map(({ message }) => message)].join(" - ");
}

// One test for each set: jest's bookkeeping for 3,000 tests took a third of the time.
it.each(Object.entries(GROUPS))("%s: dangers are above notice, and safe changes are not", (_, labelled) => {
  expect(labelled.length).toBeGreaterThan(20);
  expect(labelled.flatMap((each) => disagreement(each) ?? [])).toEqual([]);
});

it("the list of new resources that are left alone is exact: each is labelled, and none of them is found", () => {
  expect(new Set(PENDING.map(typeAndRule))).toEqual(NOT_YET);
  expect(PENDING.filter((labelled) => disagreement(labelled) === undefined).map(typeAndRule)).toEqual([]);
});

it("the list of labels that are not found yet is exact", () => {
  const pending = pendingLines(FOLDERS);
  expect(pending).toHaveLength(STILL_MISSED.size);
  expect(pending.filter((each) => disagreement(each) === undefined).map(({ why }) => why)).toEqual([]);
});

it.each(UNDECIDED)("cannot tell: %s", (_, change) => {
  const reported = findings([change]).map(({ message }) => message);
  expect(reported.join()).toMatch(UNDECIDABLE);
});
