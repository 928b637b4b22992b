import type { RevisionParity } from "../report/parity-sections";
import { attributePath } from "../report/words";
import type { Blocks } from "../stack/blocks";
import { compareStacks } from "../stack/differences";

/** One environment's stack before and after. */
export interface Stacks {
  readonly base: Blocks;
  readonly head: Blocks;
}

/**
 * Changes in `environment` that other environments do not have. A change counts for another environment when the same
 * attribute of the same construct changes there, to whatever value.
 */
export function revisionParity(environment: string, stacks: ReadonlyMap<string, Stacks>): RevisionParity {
  const places = new Map([...stacks].map(([name, of]) => [name, changedPlaces(of)]));
  const changed = places.get(environment) ?? new Map<string, string>();
  const unnamed = [...places].filter(([name]) => name !== environment);
  const alone = [...changed].filter(([key]) => unnamed.some(([, theirs]) => !theirs.has(key)));
  const unchanged = unnamed
    .filter(([, theirs]) => alone.some(([key]) => !theirs.has(key)))
    .map(([name]) => name);
  return { changed: [environment], unchanged, places: alone.map(([, place]) => place).sort() };
}

/** Changes by place. */
function changedPlaces({ base, head }: Stacks): ReadonlyMap<string, string> {
  return new Map(
    compareStacks(base, head).differences.map((difference) => {
      const attribute = attributePath(difference);
      return [
        `${difference.block}\n${attribute}`,
        attribute === "" ? difference.address : `${difference.address} ${attribute}`,
      ];
    }),
  );
}
