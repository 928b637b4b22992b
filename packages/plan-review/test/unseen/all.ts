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
} from "./eighteenth";
import { EIGHTH } from "./eighth";
import { ELEVENTH } from "./eleventh";
import { ELEVENTH_IDENTITY } from "./eleventh-identity";
import { FIFTEENTH } from "./fifteenth";
import { FIFTH } from "./fifth";
import { FOURTEENTH } from "./fourteenth";
import { FOURTH } from "./fourth";
import { IDENTITY } from "./identity";
import type { Labelled } from "./labelled";
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
import { TWENTY_SEVENTH } from "./twenty-seventh";
import { TWENTY_SIXTH } from "./twenty-sixth";
import { TWENTY_THIRD } from "./twenty-third";

/** Every set of labelled changes. */
export const GROUPS: Readonly<Record<string, readonly Labelled[]>> = {
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
  TWENTY_SIXTH,
  TWENTY_SEVENTH,
  PERMISSIONS,
  OPENINGS,
  DURABILITY,
};

export const ALL: readonly Labelled[] = Object.values(GROUPS).flat();
