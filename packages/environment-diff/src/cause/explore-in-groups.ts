import type { Setting } from "../settings";
import type { Changed } from "../stack/blocks";
import { crossedGroups, type Groups } from "./crossed-groups";
import { changedKeys, decode, type Observations } from "./decode";
import {
  type Exploration,
  explorationOf,
  exploreOneByOne,
  type SettingEffect,
  singleEffect,
} from "./explore";
import type { Variants } from "./variants";

/** Groups pay when there are at most this many for each setting, since they leave doubts about some settings. */
const MAX_GROUPS_PER_SETTING = 0.4;

/**
 * Swaps settings in groups and alone only where groups leave a doubt. The result is that of swapping each
 * alone as long as no more than three settings act together on one attribute.
 */
export function explore(variants: Variants, settings: readonly Setting[]): Exploration {
  if (!pays(settings.length)) return exploreOneByOne(variants, settings);
  const free = settings.filter((setting) => variants.check([setting]).length === 0);
  if (!pays(free.length)) return exploreOneByOne(variants, settings);
  const effects = new Map<Setting, SettingEffect>();
  const measure = (setting: Setting): SettingEffect => {
    const effect = effects.get(setting) ?? singleEffect(setting, settings, variants);
    effects.set(setting, effect);
    return effect;
  };
  const decoded = exploreGroups(crossedGroups(free.length), free, variants, measure);
  const exploration = explorationOf(
    variants,
    settings,
    (setting) => decoded.get(setting) ?? measure(setting),
  );
  return { ...exploration, inGroups: true };
}

function pays(settings: number): boolean {
  return crossedGroups(settings).length <= settings * MAX_GROUPS_PER_SETTING;
}

/** Effects of the settings that need no swap of their own. */
function exploreGroups(
  groups: Groups,
  free: readonly Setting[],
  variants: Variants,
  measure: (setting: Setting) => SettingEffect,
): ReadonlyMap<Setting, SettingEffect> {
  const alone = new Map<number, Changed>();
  const measureAll = (indexes: Iterable<number>): void => {
    for (const index of indexes) {
      const setting = free[index];
      if (setting !== undefined) alone.set(index, changesAlone(measure(setting)));
    }
  };
  const together = groups.map((members) => {
    const variant = variants.attempt(members.flatMap((index) => free[index] ?? []));
    if (!("problems" in variant)) return variant.changed;
    // What a rule refuses says nothing about its members.
    measureAll(members);
    return NOTHING;
  });
  const observations: Observations = { base: variants.base, groups, together, alone };
  const all = changedKeys(observations);
  let decoded = decode(observations, all);
  while (decoded.doubts.size > 0) {
    let { doubts } = decoded;
    while (doubts.size > 0) {
      measureAll([...doubts.values()].flat());
      ({ doubts } = decode(observations, doubts.keys()));
    }
    // What was swapped alone for one block says something about the others, too.
    decoded = decode(observations, all);
  }
  return new Map(
    free.flatMap((setting, index): readonly (readonly [Setting, SettingEffect])[] => {
      if (alone.has(index)) return [];
      const changed = decoded.effects.get(index) ?? NOTHING;
      return [[setting, { settings: [setting.path], companions: [], without: NOTHING, with: changed }]];
    }),
  );
}

const NOTHING: Changed = new Map();

/** Nothing when the setting cannot be swapped without others. */
function changesAlone(effect: SettingEffect): Changed {
  if ("problems" in effect || effect.settings.length > 1 || effect.companions.length > 0) return NOTHING;
  return effect.with;
}
