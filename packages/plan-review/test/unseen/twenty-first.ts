import type { Labelled } from "./labelled";
import { labelledLines } from "./labelled-lines";

/** Labels written independently: their authors had seen neither the lexicon nor its tests. */
export const TWENTY_FIRST: readonly Labelled[] = labelledLines("twenty-first");
