import type { Json } from "@infra-tools/terraform-plan/value";
import { type Setting, type SideName, withSettings } from "../settings";
import { type Blocks, type Changed, changedBlocks } from "../stack/blocks";
import type { Synthesizer } from "../stack/synthesize";

/** One side of a comparison with other data: what a swap of settings did to its stack. */
export type Variant =
  | { readonly changed: Changed }
  /** The swap breaks rules. */
  | { readonly problems: readonly string[] };

/** Counterfactuals of one side: its stack with some settings as the other side has them. */
export interface Variants {
  readonly base: Blocks;
  /** Each set of settings is synthesized once. */
  readonly attempt: (settings: readonly Setting[]) => Variant;
  /** Rules on data alone, without synthesis. */
  readonly check: (settings: readonly Setting[]) => readonly string[];
}

export function createVariants(synthesizer: Synthesizer, data: Json, from: SideName): Variants {
  const base = synthesizer.base(data);
  const cache = new Map<string, Variant>();
  const synthesize = (settings: readonly Setting[]): Variant => {
    const outcome = synthesizer.attempt(withSettings(data, settings, from));
    return "problems" in outcome ? outcome : { changed: changedBlocks(base, outcome.blocks) };
  };
  return {
    base,
    attempt: (settings) => {
      if (settings.length === 0) return { changed: new Map() };
      const key = pathsOf(settings).join("\n");
      const variant = cache.get(key) ?? synthesize(settings);
      cache.set(key, variant);
      return variant;
    },
    check: (settings) => synthesizer.check(withSettings(data, settings, from)),
  };
}

/** Paths in alphabetical order, which is the same from both sides. */
export function pathsOf(settings: readonly Setting[]): readonly string[] {
  return settings.map(({ path }) => path).sort();
}
