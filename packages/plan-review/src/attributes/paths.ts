import { namesDecide, type TypeMetadata } from "./metadata";

type Attributes = NonNullable<TypeMetadata["paths"]>;

/** Paths to visit in a value to reach its attributes with metadata. Most attributes of most resources have none. */
export interface KnownPaths {
  /** Paths with metadata, and all of their prefixes. */
  readonly places: ReadonlySet<string>;
  /** Place -> name of a member to visit -> place of the member. Names can contain dots. */
  readonly members: ReadonlyMap<string, ReadonlyMap<string, string>>;
}

/** One entry per table: there are far more resources than types. */
const CACHE = new WeakMap<Attributes, KnownPaths>();

export function knownPaths({ paths = {} }: Pick<TypeMetadata, "paths">): KnownPaths {
  const index = CACHE.get(paths) ?? indexPaths(paths);
  CACHE.set(paths, index);
  return index;
}

/** Paths of a type whose table decides alone; undefined where names decide, which can be anywhere. */
export function tablePaths(metadata: TypeMetadata | undefined): KnownPaths | undefined {
  return metadata === undefined || namesDecide(metadata) ? undefined : knownPaths(metadata);
}

function indexPaths(paths: Attributes): KnownPaths {
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
