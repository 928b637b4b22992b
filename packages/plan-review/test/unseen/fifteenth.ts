import { AMAZON_DANGERS, AMAZON_SAFE } from "./fifteenth/amazon";
import { AZURE_DANGERS, AZURE_SAFE } from "./fifteenth/azure";
import { GOOGLE_KUBERNETES_DANGERS, GOOGLE_KUBERNETES_SAFE } from "./fifteenth/google-kubernetes";
import { OTHER_DANGERS, OTHER_SAFE } from "./fifteenth/others";
import type { Labelled } from "./labelled";

/** Dangers that a senior engineer names first, and their neighbours, in well-known types of twenty providers. */
export const FIFTEENTH: readonly Labelled[] = [
  AMAZON_DANGERS,
  AMAZON_SAFE,
  AZURE_DANGERS,
  AZURE_SAFE,
  GOOGLE_KUBERNETES_DANGERS,
  GOOGLE_KUBERNETES_SAFE,
  OTHER_DANGERS,
  OTHER_SAFE,
].flatMap((byKind) => Object.values(byKind).flat());
