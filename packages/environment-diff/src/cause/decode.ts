import type { Block, Blocks, Changed } from "../stack/blocks";
import { blockParts, textOf } from "./block-parts";
import type { Groups } from "./crossed-groups";
import { decodePart } from "./decode-part";

/** Swaps of whole groups of settings on one side, and of those settings that were swapped alone as well. */
export interface Observations {
  readonly base: Blocks;
  readonly groups: Groups;
  /** Effect of each group's swap. */
  readonly together: readonly Changed[];
  /** Effect of each single swap so far, by the setting's index; none where rules refuse it. */
  readonly alone: ReadonlyMap<number, Changed>;
}

/** Effects of single settings, as far as swaps of groups show them. */
export interface Decoded {
  /** Effect of each setting's swap, by its index. */
  readonly effects: ReadonlyMap<number, Changed>;
  /** Settings that have to be swapped alone before more can be said, by the block. */
  readonly doubts: ReadonlyMap<string, readonly number[]>;
}

/** Keys of all blocks that a swap of a group changes. */
export function changedKeys({ together }: Observations): ReadonlySet<string> {
  return new Set(together.flatMap((changed) => [...changed.keys()]));
}

/** Reads the effect of single swaps from swaps of crossed groups, part by part of each of some blocks. */
export function decode(observations: Observations, keys: Iterable<string>): Decoded {
  const effects = new Map<number, Map<string, Block | undefined>>();
  const doubts = new Map<string, readonly number[]>();
  for (const key of keys) {
    const decoded = decodeBlock(key, observations);
    if (decoded.doubts.length > 0) doubts.set(key, decoded.doubts);
    for (const [setting, after] of decoded.effects) {
      const changed = effects.get(setting) ?? new Map<string, Block | undefined>();
      effects.set(setting, changed.set(key, after));
    }
  }
  return { effects, doubts };
}

interface DecodedBlock {
  readonly effects: ReadonlyMap<number, Block | undefined>;
  readonly doubts: readonly number[];
}

/** Variant of a block that no swap changed. */
const BASE = 0;

function decodeBlock(key: string, { base, groups, together, alone }: Observations): DecodedBlock {
  const variants = [base.get(key)];
  const numbers = new Map<string | undefined, number>([[variants[BASE]?.text, BASE]]);
  const variantAfter = (changed: Changed): number => {
    if (!changed.has(key)) return BASE;
    const block = changed.get(key);
    const number = numbers.get(block?.text) ?? variants.push(block) - 1;
    numbers.set(block?.text, number);
    return number;
  };
  const groupVariants = together.map(variantAfter);
  const aloneVariants = new Map([...alone].map(([setting, changed]) => [setting, variantAfter(changed)]));
  const { parts, join } = blockParts(key, variants);
  const decoded = parts.map((part) => {
    const texts = part.map(textOf);
    return decodePart({
      before: texts[BASE],
      groups,
      together: groupVariants.map((variant) => texts[variant]),
      alone: new Map([...aloneVariants].map(([setting, variant]) => [setting, texts[variant]])),
    });
  });
  const settings = new Set(decoded.flatMap(({ causes }) => [...causes.keys()]));
  const effects = [...settings].map((setting): readonly [number, Block | undefined] => {
    const groupOf = (part: number) => decoded[part]?.causes.get(setting);
    const block = join((part) => {
      const group = groupOf(part);
      return group === undefined ? BASE : (groupVariants[group] ?? BASE);
    });
    return [setting, block];
  });
  return { effects: new Map(effects), doubts: decoded.flatMap(({ doubt }) => doubt ?? []) };
}
