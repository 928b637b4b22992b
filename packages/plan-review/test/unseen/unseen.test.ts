import type { Severity } from "@infra-tools/terraform-plan/model";
import { findings } from "../checks/plans";
import { AZURE } from "./azure";
import { AMAZON, GOOGLE_AND_KUBERNETES } from "./clouds";
import { CODE_HOSTING } from "./code-hosting";
import { DATA } from "./data";
import { DURABILITY } from "./durability";
import { EIGHTH } from "./eighth";
import { ELEVENTH } from "./eleventh";
import { ELEVENTH_IDENTITY } from "./eleventh-identity";
import { FIFTH, UNDECIDED } from "./fifth";
import { FOURTEENTH } from "./fourteenth";
import { FOURTH } from "./fourth";
import { IDENTITY } from "./identity";
import type { Labelled } from "./labelled";
import { NINTH } from "./ninth";
import { OBSERVABILITY } from "./observability";
import { OPENINGS } from "./openings";
import { PERMISSIONS } from "./permissions";
import { SECOND } from "./second";
import { SEVENTH } from "./seventh";
import { SIXTH } from "./sixth";
import { TENTH } from "./tenth";
import { THIRD } from "./third";
import { THIRTEENTH } from "./thirteenth";
import { TWELFTH } from "./twelfth";
import { TWELFTH_IDENTITY } from "./twelfth-identity";

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
  PERMISSIONS,
  OPENINGS,
  DURABILITY,
};

const ABOVE_NOTICE: readonly Severity[] = ["warning", "danger"];

describe.each(Object.entries(GROUPS))("%s", (_, labelled) => {
  it.each(labelled.map(({ verdict, why, change }) => [verdict, change.type, why, change] as const))(
    "%s: %s, %s",
    (verdict, _type, _why, change) => {
      const reported = findings([change]).filter(({ severity }) => ABOVE_NOTICE.includes(severity));
      if (verdict === "danger") expect(reported).not.toEqual([]);
      else expect(reported.map(({ message }) => message)).toEqual([]);
    },
  );
});

it.each(UNDECIDED)("cannot tell: %s", (_, change) => {
  const reported = findings([change]).map(({ message }) => message);
  expect(reported.join()).toMatch(/known after apply|[Cc]annot tell|unknown/);
});
