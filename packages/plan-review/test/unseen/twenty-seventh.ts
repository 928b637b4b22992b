import type { Labelled } from "./labelled";
import { labelledLines } from "./labelled-lines";

/** Labels written independently: their authors had seen neither the lexicon nor its tests. */
export const TWENTY_SEVENTH: readonly Labelled[] = labelledLines("twenty-seventh");
