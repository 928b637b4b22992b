import { KEPT_BACK as BY_PROVIDER } from "./eighteenth/kept-back";
import type { Labelled } from "./labelled";

/** Every third rule of KICS and trivy for the providers of the eighteenth set, tried once after it had been learned. */
export const KEPT_BACK: readonly Labelled[] = Object.values(BY_PROVIDER).flat(2);
