import type { FactTable } from "./facts";
import { GOOGLE_ACCESS } from "./google-access";
import { GOOGLE_DATA } from "./google-data";
import { GOOGLE_NETWORK } from "./google-network";
import { GOOGLE_RUN } from "./google-run";

/** Google Cloud, both of its providers. */
export const GOOGLE: FactTable = { ...GOOGLE_DATA, ...GOOGLE_NETWORK, ...GOOGLE_ACCESS, ...GOOGLE_RUN };
