import type { Json } from "@infra-tools/terraform-plan/value";
import type { Sides } from "./cause/attribute";
import { type Exploration, exploreOneByOne } from "./cause/explore";
import { explore } from "./cause/explore-in-groups";
import { createVariants, type Variants } from "./cause/variants";
import { otherSide, type Setting, type SideName } from "./settings";
import { createSynthesizer, type Subject } from "./stack/synthesize";

/** The two sides: each side's data, and the settings that differ. */
export interface Comparands {
  readonly a: Json;
  readonly b: Json;
  readonly settings: readonly Setting[];
  /** Swap settings one by one only, never in groups. */
  readonly oneByOne?: boolean;
}

/** Synthesizes both sides and their counterfactuals. */
export interface Engine {
  /** Swaps every setting into each side. */
  readonly explore: () => Promise<Sides>;
  /** Further counterfactuals of one side. */
  readonly variants: (side: SideName) => Variants;
  /** Syntheses so far. */
  readonly count: () => number;
  readonly close: () => void;
}

/** An engine that can also explore one side alone. */
export interface LocalEngine extends Engine {
  readonly exploreSide: (side: SideName) => Exploration;
}

/** Does everything in this thread, one synthesis after the other. */
export function createEngine(subject: Subject, comparands: Comparands, temporary?: string): LocalEngine {
  const synthesizer = createSynthesizer(subject, temporary);
  const made = new Map<SideName, Variants>();
  const variants = (side: SideName): Variants => {
    const cached = made.get(side) ?? createVariants(synthesizer, comparands[side], otherSide(side));
    made.set(side, cached);
    return cached;
  };
  const exploreSide = (side: SideName): Exploration =>
    (comparands.oneByOne === true ? exploreOneByOne : explore)(variants(side), comparands.settings);
  return {
    explore: async () => ({ a: exploreSide("a"), b: exploreSide("b") }),
    exploreSide,
    variants,
    count: synthesizer.count,
    close: synthesizer.close,
  };
}
