import type { Labelled } from "./labelled";
import { labelledLines } from "./labelled-lines";

/** Labels of people who had seen neither the lexicon nor its tests. */
export const TWENTY_SIXTH: readonly Labelled[] = labelledLines("twenty-sixth");
