import { AZURE_APPS } from "./eighteenth/azure-apps";
import { AZURE_DATA } from "./eighteenth/azure-data";
import { GOOGLE } from "./eighteenth/google";
import { OTHERS } from "./eighteenth/others";
import { SMALLER_CLOUDS } from "./eighteenth/smaller-clouds";
import type { Labelled } from "./labelled";

/** What rules of scanners (checkov, KICS, trivy) call a failure, for Azure, Google Cloud and others: words of other people. */
export const EIGHTEENTH: readonly Labelled[] = [AZURE_APPS, AZURE_DATA, GOOGLE, OTHERS, SMALLER_CLOUDS]
  .flatMap((byKind) => Object.values(byKind))
  .flat(2);
