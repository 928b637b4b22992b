import type { TypeFacts } from "./facts";

type Paths = NonNullable<TypeFacts["paths"]>;

/** Where to go in a value to meet what has a meaning. Most attributes of most resources lead nowhere. */
export interface Ways {
  /** The paths that have a meaning, and every place on the way to one of them. */
  readonly places: ReadonlySet<string>;
  /** Place -> name of a member to go on with -> the place where it is. A name may hold dots itself. */
  readonly members: ReadonlyMap<string, ReadonlyMap<string, string>>;
}

/** Made once for each table: there are far more resources than types. */
const MADE = new WeakMap<Paths, Ways>();

export function waysToFacts({ paths = {} }: Pick<TypeFacts, "paths">): Ways {
  const ways = MADE.get(paths) ?? findWays(paths);
  MADE.set(paths, ways);
  return ways;
}

function findWays(paths: Paths): Ways {
  const places = new Set<string>();
  for (const path of Object.keys(paths)) {
    const words = path.split(".");
    for (let length = 1; length <= words.length; length += 1) places.add(words.slice(0, length).join("."));
  }
  const members = new Map<string, Map<string, string>>();
  for (const place of places) {
    const words = place.split(".");
    for (let length = 0; length < words.length; length += 1) {
      const from = words.slice(0, length).join(".");
      const next = members.get(from) ?? new Map<string, string>();
      members.set(from, next.set(words.slice(length).join("."), place));
    }
  }
  return { places: places.add(""), members };
}
