/** A list for a block that is left out where there is nothing to say. */
export function nonEmpty<T>(list: readonly T[] | undefined): T[] | undefined {
  return list === undefined || list.length === 0 ? undefined : [...list];
}

/** A map that is left out where it is empty. */
export function nonEmptyMap<T>(map: Readonly<Record<string, T>> | undefined): Record<string, T> | undefined {
  return map === undefined || Object.keys(map).length === 0 ? undefined : { ...map };
}
