import { judgeAddresses } from "./addresses";
import { judgeThresholds } from "./alerts";
import { judgeAttributes, judgeNewAttributes } from "./attributes";
import { judgeDataLoss } from "./data-loss";
import { judgeCredential, judgeFoundation, judgeGone, judgeInterruption } from "./destruction";
import { judgeGrants } from "./grants";
import type { Judge } from "./judge";
import { judgeOpenings } from "./openings/judge-openings";
import { judgePolicies } from "./policies";
import { judgeRbac } from "./rbac";
import { judgeSecrets } from "./secrets";
import { judgeUndecided } from "./undecided";
import { judgeVersions } from "./version";

/** Every judge of a single change. Their order does not matter. */
export const JUDGES: readonly Judge[] = [
  judgeDataLoss,
  judgeFoundation,
  judgeInterruption,
  judgeCredential,
  judgeGone,
  judgeAttributes,
  judgeNewAttributes,
  judgeThresholds,
  judgeVersions,
  judgeAddresses,
  judgeOpenings,
  judgePolicies,
  judgeGrants,
  judgeRbac,
  judgeSecrets,
  judgeUndecided,
];
