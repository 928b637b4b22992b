import type { Severity } from "@infra-tools/terraform-plan/model";
import { findings } from "../checks/plans";
import { AZURE } from "./azure";
import { AMAZON, GOOGLE_AND_KUBERNETES } from "./clouds";
import { CODE_HOSTING } from "./code-hosting";
import { DATA } from "./data";
import { DURABILITY } from "./durability";
import {
  EIGHTEENTH,
  EIGHTEENTH_KEPT_BACK,
  EIGHTEENTH_OTHER_SOURCES,
  EIGHTEENTH_REST,
  EIGHTEENTH_VENDORS,
  NOT_YET,
  PENDING,
  typeAndRule,
} from "./eighteenth";
import { EIGHTH } from "./eighth";
import { ELEVENTH } from "./eleventh";
import { ELEVENTH_IDENTITY } from "./eleventh-identity";
import { NOT_YET as STILL_MISSED } from "./exceptions";
import { FIFTEENTH } from "./fifteenth";
import { FIFTH, UNDECIDED } from "./fifth";
import { FOURTEENTH } from "./fourteenth";
import { FOURTH } from "./fourth";
import { IDENTITY } from "./identity";
import type { Labelled } from "./labelled";
import { pendingLines } from "./labelled-lines";
import { NINETEENTH } from "./nineteenth";
import { NINTH } from "./ninth";
import { OBSERVABILITY } from "./observability";
import { OPENINGS } from "./openings";
import { PERMISSIONS } from "./permissions";
import { SECOND } from "./second";
import { SEVENTEENTH } from "./seventeenth";
import { SEVENTH } from "./seventh";
import { SIXTEENTH } from "./sixteenth";
import { SIXTH } from "./sixth";
import { TENTH } from "./tenth";
import { THIRD } from "./third";
import { THIRTEENTH } from "./thirteenth";
import { TWELFTH } from "./twelfth";
import { TWELFTH_IDENTITY } from "./twelfth-identity";
import { TWENTIETH } from "./twentieth";
import { TWENTY_FIFTH } from "./twenty-fifth";
import { TWENTY_FIRST } from "./twenty-first";
import { TWENTY_FOURTH } from "./twenty-fourth";
import { TWENTY_SECOND } from "./twenty-second";
import { TWENTY_THIRD } from "./twenty-third";

const GROUPS: Readonly<Record<string, readonly Labelled[]>> = {
  AZURE,
  CODE_HOSTING,
  IDENTITY,
  DATA,
  OBSERVABILITY,
  AMAZON,
  GOOGLE_AND_KUBERNETES,
  SECOND,
  THIRD,
  FOURTH,
  FIFTH,
  SIXTH,
  SEVENTH,
  EIGHTH,
  NINTH,
  TENTH,
  ELEVENTH,
  ELEVENTH_IDENTITY,
  TWELFTH,
  TWELFTH_IDENTITY,
  THIRTEENTH,
  FOURTEENTH,
  FIFTEENTH,
  SIXTEENTH,
  SEVENTEENTH,
  EIGHTEENTH,
  EIGHTEENTH_KEPT_BACK,
  EIGHTEENTH_OTHER_SOURCES,
  EIGHTEENTH_VENDORS,
  EIGHTEENTH_REST,
  NINETEENTH,
  TWENTIETH,
  TWENTY_FIRST,
  TWENTY_SECOND,
  TWENTY_THIRD,
  TWENTY_FOURTH,
  TWENTY_FIFTH,
  PERMISSIONS,
  OPENINGS,
  DURABILITY,
};

/** Folders of labels, one on each line. */
const FOLDERS = [
  "twentieth",
  "twenty-first",
  "twenty-second",
  "twenty-third",
  "twenty-fourth",
  "twenty-fifth",
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
