import type { Setting, SideName } from "../settings";
import type { Difference } from "../stack/differences";
import { isTouched, type Sides } from "./attribute";
import { smallestCause } from "./debugging";
import type { Effect } from "./explore";
import { pathsOf, type Variants } from "./variants";

/** Counterfactuals spent on one side's search; the result is still a cause then, but may name too many settings. */
const MAX_ATTEMPTS = 48;

/**
 * Looks for settings that explain together what none explains alone: two that each suffice, one that
 * waits for another. `settings` are those that may explain, so without identity settings.
 */
export function searchJointly(
  differences: readonly Difference[],
  settings: readonly Setting[],
  sides: Sides,
  side: SideName,
  variants: Variants,
): readonly Effect[] {
  const effects: Effect[] = [];
  const attempt = boundedAttempt(variants);
  const everything = attempt(settings);
  if (everything === undefined) return effects;
  let open = differences.filter((each) => touches(everything, each));
  for (let first = open[0]; first !== undefined; first = open[0]) {
    const difference = first;
    const cause = smallestCause(settings, (some) => {
      const effect = attempt(some);
      return effect !== undefined && touches(effect, difference);
    });
    const effect = attempt(cause) ?? everything;
    effects.push(effect);
    open = open.filter((each) => !touches(effect, each));
  }
  return effects;

  function touches(effect: Effect, difference: Difference): boolean {
    return isTouched(difference, effect, sides, side);
  }
}

/** Swaps settings together; undefined when that breaks a rule, or when enough was tried. */
function boundedAttempt(variants: Variants): (settings: readonly Setting[]) => Effect | undefined {
  const attempts = new Map<string, Effect | undefined>();
  return (settings) => {
    const paths = pathsOf(settings);
    const key = paths.join("\n");
    if (attempts.has(key)) return attempts.get(key);
    if (settings.length === 0 || attempts.size >= MAX_ATTEMPTS) return undefined;
    const variant = variants.attempt(settings);
    const effect =
      "problems" in variant
        ? undefined
        : { settings: paths, companions: [], without: new Map(), with: variant.changed };
    attempts.set(key, effect);
    return effect;
  };
}
