import { lastName, schemaPath } from "../path";
import { isObject, isUnknown, type Value, type ValueObject } from "../value";
import { canonical, equal } from "./canonical";
import { loadDiff } from "./load-diff";
import { byPosition, type Matching, matchEqual, matchObjects, type Pair, withoutIdentity } from "./match";
import { descend, report, type Walk } from "./walk";

/** Compares two lists element by element, and then their order. */
export function compareLists(walk: Walk, before: readonly Value[], after: readonly Value[]): void {
  if (before.length === 1 && after.length === 1) descend(walk, 0, before[0], after[0]);
  else if (equal(before, after)) return;
  else if (isOrdered(walk)) compareOrdered(walk, before, after);
  else if (allObjects(before) && allObjects(after))
    tell(walk, matchObjects(walk, before, after), before, after);
  else tell(walk, matchAny(before, after), before, after);
}

function isOrdered(walk: Walk): boolean {
  return walk.ordered.has(lastName(walk.steps)) || walk.ordered.has(schemaPath(walk.steps));
}

function allObjects(list: readonly Value[]): list is readonly ValueObject[] {
  return list.every(isObject);
}

function tell(walk: Walk, matching: Matching, before: readonly Value[], after: readonly Value[]): void {
  for (const pair of matching.pairs)
    descend(walk, stepTo(pair.identity, pair.after), before[pair.before], after[pair.after]);
  for (const element of matching.removed) {
    descend(walk, stepTo(element.identity, element.position), before[element.position], undefined);
  }
  for (const element of matching.added) {
    descend(walk, stepTo(element.identity, element.position), undefined, after[element.position]);
  }
  if (!changesOrder(matching.pairs)) return;
  report(walk, isOrderNoise(walk, matching.pairs, before, after) ? "reordered" : "order", before, after);
}

/** True if a change of the order means nothing: in a set, and where the caller did not ask about order. */
function isOrderNoise(
  { options, embedded, isUnordered, steps }: Walk,
  pairs: readonly Pair[],
  before: readonly Value[],
  after: readonly Value[],
): boolean {
  if (options.listKind === undefined) return true;
  if (embedded !== undefined) return isUnordered?.(steps.slice(embedded.depth)) === true;
  const kind = options.listKind(steps);
  if (kind !== "unknown") return kind === "set";
  // Terraform writes a set sorted by its elements: those that stay the same keep their order among each other.
  return !changesOrder(pairs.filter((pair) => equal(before[pair.before], after[pair.after])));
}

function stepTo(identity: string | undefined, position: number): number | { readonly element: string } {
  return identity === undefined ? position : { element: identity };
}

function changesOrder(pairs: readonly Pair[]): boolean {
  const order = [...pairs].sort((a, b) => a.before - b.before);
  return order.some((pair, index) => pair.after < (order[index - 1]?.after ?? -1));
}

/** Scalars, nested lists and mixtures: equal ones are the same; an unknown element may be one that has no partner. */
function matchAny(before: readonly Value[], after: readonly Value[]): Matching {
  const { pairs, removed, added } = matchEqual(before, after);
  const [removedUnknown, removedKnown] = split(removed, (position) => isUnknown(before[position]));
  const [addedUnknown, addedKnown] = split(added, (position) => isUnknown(after[position]));
  const possible = [...byPosition(removedKnown, addedUnknown), ...byPosition(removedUnknown, addedKnown)];
  return {
    pairs: [...pairs, ...possible],
    removed: [...removedKnown.slice(addedUnknown.length), ...removedUnknown.slice(addedKnown.length)].map(
      withoutIdentity,
    ),
    added: [...addedKnown.slice(removedUnknown.length), ...addedUnknown.slice(removedKnown.length)].map(
      withoutIdentity,
    ),
  };
}

function split<T>(items: readonly T[], test: (item: T) => boolean): readonly [readonly T[], readonly T[]] {
  return [items.filter(test), items.filter((item) => !test(item))];
}

/** Beyond this many edits elements are paired by position: the search for the shortest difference grows with its square. */
const MAX_EDITS = 1_000;

/** Keeps the order: unchanged elements are the longest common part, and between them removed ones are paired with added ones. */
function compareOrdered(walk: Walk, before: readonly Value[], after: readonly Value[]): void {
  const options = { maxEditLength: MAX_EDITS };
  const parts = loadDiff().diffArrays(before.map(canonical), after.map(canonical), options);
  if (parts === undefined) {
    for (let index = 0; index < Math.max(before.length, after.length); index++) {
      descend(walk, index, before[index], after[index]);
    }
    return;
  }
  let beforeIndex = 0;
  let afterIndex = 0;
  let waiting: number[] = [];
  const flush = () => {
    for (const position of waiting) descend(walk, position, before[position], undefined);
    waiting = [];
  };
  for (const part of parts) {
    for (let n = 0; n < part.value.length; n++) {
      if (part.removed) {
        waiting.push(beforeIndex++);
      } else if (part.added) {
        const partner = waiting.shift();
        descend(walk, afterIndex, partner === undefined ? undefined : before[partner], after[afterIndex]);
        afterIndex++;
      } else {
        flush();
        beforeIndex++;
        afterIndex++;
      }
    }
  }
  flush();
}
