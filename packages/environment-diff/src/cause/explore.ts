import type { Setting } from "../settings";
import type { Blocks, Changed } from "../stack/blocks";
import { smallestValidGroup } from "./tied";
import { pathsOf, type Variants } from "./variants";

/** Effect of swapping one setting on one side's stack. */
export interface Effect {
  /** The setting; several when rules tie them so that none can be swapped without the others. */
  readonly settings: readonly string[];
  /** Settings swapped before and after alike, since a rule demands them beside this one. */
  readonly companions: readonly string[];
  /** The stack without and with the swap, as changes of the side's own. */
  readonly without: Changed;
  readonly with: Changed;
}

/** A setting that no valid swap reaches. */
export interface Unswappable {
  readonly setting: string;
  /** The rules that it breaks alone. */
  readonly problems: readonly string[];
}

/** Everything learnt from one side. Plain data: it may cross between threads. */
export interface Exploration {
  readonly base: Blocks;
  readonly effects: readonly Effect[];
  readonly unswappable: readonly Unswappable[];
  /** Settings were swapped in groups, and alone only where that left a doubt. @default false */
  readonly inGroups?: boolean;
}

/** Effect of one setting's swap, or the rules that forbid it. */
export type SettingEffect = Effect | { readonly problems: readonly string[] };

/** Swaps every setting into one side, one by one. */
export function exploreOneByOne(variants: Variants, settings: readonly Setting[]): Exploration {
  return explorationOf(variants, settings, (setting) => singleEffect(setting, settings, variants));
}

/** Everything learnt from one side, of each setting's effect. */
export function explorationOf(
  variants: Variants,
  settings: readonly Setting[],
  effectOf: (setting: Setting) => SettingEffect,
): Exploration {
  const effects = new Map<string, Effect>();
  const unswappable: Unswappable[] = [];
  for (const setting of settings) {
    const effect = effectOf(setting);
    if ("problems" in effect) unswappable.push({ setting: setting.path, problems: effect.problems });
    else effects.set([...effect.settings, "beside", ...effect.companions].join("\n"), effect);
  }
  return { base: variants.base, effects: [...effects.values()], unswappable };
}

/** Effect of a swap of one setting, alone or with those that rules tie to it. */
export function singleEffect(
  setting: Setting,
  settings: readonly Setting[],
  variants: Variants,
): SettingEffect {
  const alone = variants.attempt([setting]);
  if (!("problems" in alone)) {
    return { settings: [setting.path], companions: [], without: new Map(), with: alone.changed };
  }
  const group = smallestValidGroup(setting, settings, variants);
  if (group === undefined) return alone;
  const together = variants.attempt(group);
  if ("problems" in together) return alone;
  const companions = group.filter((each) => each !== setting);
  const withoutSetting = variants.attempt(companions);
  if ("problems" in withoutSetting) {
    return { settings: pathsOf(group), companions: [], without: new Map(), with: together.changed };
  }
  return {
    settings: [setting.path],
    companions: pathsOf(companions),
    without: withoutSetting.changed,
    with: together.changed,
  };
}
