import type { Delta } from "@infra-tools/terraform-plan/compare/delta";
import type { Path } from "@infra-tools/terraform-plan/path";
import type { Value } from "@infra-tools/terraform-plan/value";
import { covers, otherSide, type Setting, type SideName } from "../settings";
import type { Block, Blocks, Changed } from "../stack/blocks";
import { compareBlocks, type Difference } from "../stack/differences";
import type { Effect, Exploration } from "./explore";
import { beyondNameText, type TextPair, textPairs } from "./name-text";
import { deltaKey, overlaps } from "./path-match";

/** Evidence of a swap about one difference. */
export interface Evidence {
  /** The side whose stack the other side's value was put into. */
  readonly side: SideName;
  /** Settings swapped beside it, which rules demand. */
  readonly companions: readonly string[];
  /** Value after the swap; undefined when the attribute or the block is removed. */
  readonly becomes: Value | undefined;
}

/** A setting, or settings that rules tie together, that a difference follows. */
export interface Cause {
  readonly settings: readonly string[];
  /** It only names things, and explains no more than its own text. */
  readonly identity: boolean;
  readonly evidence: readonly Evidence[];
}

/** A difference and why it is there. */
export interface Explained {
  readonly difference: Difference;
  readonly causes: readonly Cause[];
  /**
   * Identity settings that change more here than their own text: the code looks at the name. Such a difference, and one
   * without any cause, is uncaused.
   */
  readonly branches: readonly string[];
}

export function isUncaused({ causes, branches }: Explained): boolean {
  return causes.length === 0 || branches.length > 0;
}

/** Only the environment's names differ here. */
export function isIdentity(explained: Explained): boolean {
  return !isUncaused(explained) && explained.causes.every(({ identity }) => identity);
}

export interface Sides {
  readonly a: Exploration;
  readonly b: Exploration;
}

/** True if settings were swapped in groups on a side. */
export function isInGroups({ a, b }: Sides): boolean {
  return a.inGroups === true || b.inGroups === true;
}

/** Finds each difference's causes in what the swaps of both sides did. */
export function attribute(
  differences: readonly Difference[],
  sides: Sides,
  settings: readonly Setting[],
  identity: readonly string[],
): readonly Explained[] {
  const isName = (path: string) => identity.some((name) => covers(name, path));
  const places = differences.map((difference) => ({ difference, findings: new Findings() }));
  const byBlock = groupByBlock(places);
  for (const side of ["a", "b"] as const) {
    for (const effect of sides[side].effects) {
      const names = effect.settings.every(isName);
      const pairs = names ? pairsOf(effect, settings, side) : undefined;
      for (const key of new Set([...effect.without.keys(), ...effect.with.keys()])) {
        const inBlock = byBlock.get(key);
        if (inBlock === undefined) continue;
        const step = stepOf(key, effect, sides, side);
        const beyond = pairs === undefined ? [] : beyondText(step, pairs);
        for (const { difference, findings } of inBlock) {
          const touched = touch(difference, step);
          if (touched === undefined) continue;
          const evidence: Evidence = { side, companions: effect.companions, becomes: touched.becomes };
          const isBranch = beyond.some((path) => overlaps(path, difference.delta.path));
          findings.add(effect.settings, names, isBranch, evidence);
        }
      }
    }
  }
  return places.map(({ difference, findings }) => ({ difference, ...findings.result() }));
}

/** True if a swap changes the place of a difference. */
export function isTouched(difference: Difference, effect: Effect, sides: Sides, side: SideName): boolean {
  return touch(difference, stepOf(difference.block, effect, sides, side)) !== undefined;
}

/** A difference and what the swaps say about it. */
interface Place {
  readonly difference: Difference;
  readonly findings: Findings;
}

function groupByBlock(places: readonly Place[]): ReadonlyMap<string, readonly Place[]> {
  const groups = new Map<string, Place[]>();
  for (const place of places) {
    const { block } = place.difference;
    const group = groups.get(block);
    if (group === undefined) groups.set(block, [place]);
    else group.push(place);
  }
  return groups;
}

class Findings {
  private readonly causes = new Map<
    string,
    { settings: readonly string[]; identity: boolean; evidence: Evidence[] }
  >();
  private readonly branches = new Set<string>();

  add(settings: readonly string[], identity: boolean, isBranch: boolean, evidence: Evidence): void {
    if (isBranch) {
      for (const setting of settings) this.branches.add(setting);
      return;
    }
    const key = settings.join("\n");
    const recorded = this.causes.get(key);
    if (recorded === undefined) this.causes.set(key, { settings, identity, evidence: [evidence] });
    else recorded.evidence.push(evidence);
  }

  /** Settings that one side ties together say nothing new when the other side names one of them. */
  result(): Pick<Explained, "causes" | "branches"> {
    const all = [...this.causes.values()];
    const single = new Set(
      all.filter(({ settings }) => settings.length === 1).flatMap(({ settings }) => settings),
    );
    const causes = all
      .filter(({ settings }) => settings.length === 1 || !settings.some((each) => single.has(each)))
      .sort((x, y) => (x.settings.join() < y.settings.join() ? -1 : 1));
    return { causes, branches: [...this.branches].sort() };
  }
}

/** One block before and after a swap, and on the other side. */
interface Step {
  readonly side: SideName;
  readonly before: Block | undefined;
  readonly after: Block | undefined;
  readonly opposite: Block | undefined;
  /** Changes in the block made by the swap. */
  readonly deltas: readonly Delta[];
  /** Differences from the other side before and after the swap, the first side first. */
  readonly apartBefore: readonly Delta[];
  readonly apartAfter: readonly Delta[];
}

function stepOf(key: string, effect: Effect, sides: Sides, side: SideName): Step {
  const base = sides[side].base;
  const before = blockIn(base, effect.without, key);
  const after = blockIn(base, effect.with, key);
  const opposite = sides[otherSide(side)].base.get(key);
  const apart = (block: Block | undefined): readonly Delta[] => {
    if (block === undefined || opposite === undefined) return [];
    return (side === "a" ? compareBlocks(block, opposite) : compareBlocks(opposite, block)).deltas;
  };
  return {
    side,
    before,
    after,
    opposite,
    deltas: before === undefined || after === undefined ? [] : compareBlocks(before, after).deltas,
    apartBefore: apart(before),
    apartAfter: apart(after),
  };
}

function blockIn(base: Blocks, changed: Changed, key: string): Block | undefined {
  return changed.has(key) ? changed.get(key) : base.get(key);
}

/** Evidence of a swap if it changes the place of the difference. */
function touch(difference: Difference, step: Step): { readonly becomes: Value | undefined } | undefined {
  const { before, after } = step;
  if (difference.kind !== "changed" || before === undefined || after === undefined) {
    // Whether the block is there at all is the whole question, or part of it.
    return (before === undefined) === (after === undefined) ? undefined : { becomes: after?.value };
  }
  const { path } = difference.delta;
  if (!step.deltas.some((delta) => overlaps(delta.path, path))) return undefined;
  const key = deltaKey(difference.delta);
  const count = countKeys(step.apartBefore, key);
  const isTouched =
    count > 0
      ? count !== countKeys(step.apartAfter, key)
      : keysAt(step.apartBefore, path) !== keysAt(step.apartAfter, path);
  return isTouched ? { becomes: becomes(difference.delta, step) } : undefined;
}

function countKeys(deltas: readonly Delta[], key: string): number {
  return deltas.filter((delta) => deltaKey(delta) === key).length;
}

function keysAt(deltas: readonly Delta[], path: Path): string {
  return deltas
    .filter((delta) => overlaps(delta.path, path))
    .map(deltaKey)
    .sort()
    .join("\n\n");
}

/**
 * If no difference is left at the path, the attribute equals the other side's. It is removed if one is left around it: an object
 * that both sides have differs in its members.
 */
function becomes(delta: Delta, { side, apartAfter }: Step): Value | undefined {
  const left = apartAfter.filter(
    ({ path }) => path.length <= delta.path.length && overlaps(path, delta.path),
  );
  const remaining = left.find(({ path }) => path.length === delta.path.length);
  if (remaining !== undefined) return side === "a" ? remaining.before : remaining.after;
  if (left.length > 0) return undefined;
  return side === "a" ? delta.after : delta.before;
}

/** Paths of what a name's swap changes beside its text. A block that comes or goes with a name is more than text. */
function beyondText(step: Step, pairs: readonly TextPair[]): readonly Path[] {
  if (step.before === undefined || step.after === undefined) return [[]];
  return beyondNameText(step.deltas, pairs).map(({ path }) => path);
}

function pairsOf(effect: Effect, settings: readonly Setting[], side: SideName): readonly TextPair[] {
  return settings
    .filter(({ path }) => effect.settings.includes(path))
    .flatMap((setting) => textPairs(setting[side], setting[otherSide(side)]));
}
