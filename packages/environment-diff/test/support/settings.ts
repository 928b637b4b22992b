import type { Variant, Variants } from "../../src/cause/variants";
import type { Setting } from "../../src/settings";

/** A setting that is false on one side and true on the other. */
export function setting(path: string): Setting {
  return { path, steps: path.split("."), a: false, b: true };
}

/** Rules over the paths of swapped settings; each says why it refuses them. */
export interface SwapRules {
  /** Rules on data. */
  readonly data?: (paths: ReadonlySet<string>) => readonly string[];
  /** Rules of constructs, which only a synthesis shows. */
  readonly construct?: (paths: ReadonlySet<string>) => readonly string[];
}

/** Counterfactuals under rules; no swap changes a block. */
export function variantsUnder({ data = () => [], construct = () => [] }: SwapRules): Variants {
  const paths = (settings: readonly Setting[]) => new Set(settings.map(({ path }) => path));
  return {
    base: new Map(),
    check: (settings) => data(paths(settings)),
    attempt: (settings): Variant => {
      const problems = [...data(paths(settings)), ...construct(paths(settings))];
      return problems.length > 0 ? { problems } : { changed: new Map() };
    },
  };
}
