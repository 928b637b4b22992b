import type { AttributePath } from "../protocol/diagnostic";

/** A place in a configuration, in the spellings that rules, messages and diagnostics use. */
export interface Place {
  /** Without positions, as the rules name it: `settings.maintenance_window.day`. */
  readonly schema: string;
  /** As the SDK prints it: `settings.0.maintenance_window.0.day`. */
  readonly printed: string;
  /** As the SDK prints it of the probed configuration, where every position is 0. */
  readonly probed: string;
  /** For the diagnostic; ends at a set, whose elements have no position. */
  readonly path: AttributePath;
  readonly inSet: boolean;
}

export const ROOT: Place = { schema: "", printed: "", probed: "", path: [], inSet: false };

/** An attribute or block inside a place. */
export function member(place: Place, name: string): Place {
  return {
    schema: join(place.schema, name),
    printed: join(place.printed, name),
    probed: join(place.probed, name),
    path: place.inSet ? place.path : [...place.path, name],
    inSet: place.inSet,
  };
}

/** An element of a list or set. */
export function element(place: Place, index: number, inSet: boolean): Place {
  const hidden = place.inSet || inSet;
  return {
    schema: place.schema,
    printed: join(place.printed, String(index)),
    probed: join(place.probed, "0"),
    path: hidden ? place.path : [...place.path, index],
    inSet: hidden,
  };
}

/** An element of a map, which the probed configurations called `k`. */
export function entry(place: Place, key: string): Place {
  return {
    schema: place.schema,
    printed: join(place.printed, key),
    probed: join(place.probed, "k"),
    path: place.inSet ? place.path : [...place.path, { key }],
    inSet: place.inSet,
  };
}

function join(path: string, name: string): string {
  return path === "" ? name : `${path}.${name}`;
}
