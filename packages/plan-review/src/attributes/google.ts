import { GOOGLE_ACCESS } from "./google-access";
import { GOOGLE_DATABASES } from "./google-databases";
import { GOOGLE_NETWORK } from "./google-network";
import { GOOGLE_RUN } from "./google-run";
import { GOOGLE_STORAGE } from "./google-storage";
import type { MetadataTable } from "./metadata";

/** Google Cloud, both of its providers. */
export const GOOGLE: MetadataTable = {
  ...GOOGLE_DATABASES,
  ...GOOGLE_STORAGE,
  ...GOOGLE_NETWORK,
  ...GOOGLE_ACCESS,
  ...GOOGLE_RUN,
};
