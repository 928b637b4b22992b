import type { Labelled } from "./labelled";
import { AMAZON_DANGERS, AMAZON_SAFE } from "./sixteenth/amazon";
import { AZURE_DANGERS, AZURE_SAFE } from "./sixteenth/azure";
import { GOOGLE_KUBERNETES_DANGERS, GOOGLE_KUBERNETES_SAFE } from "./sixteenth/google-kubernetes";
import { OTHER_DANGERS, OTHER_SAFE } from "./sixteenth/others";

/** Dangers that a senior engineer names first, and their neighbours, in well-known types of twenty providers. */
export const SIXTEENTH: readonly Labelled[] = [
  AMAZON_DANGERS,
  AMAZON_SAFE,
  AZURE_DANGERS,
  AZURE_SAFE,
  GOOGLE_KUBERNETES_DANGERS,
  GOOGLE_KUBERNETES_SAFE,
  OTHER_DANGERS,
  OTHER_SAFE,
].flatMap((byKind) => Object.values(byKind).flat());
