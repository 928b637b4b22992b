import type { Value, ValueObject } from "../value";

/** Changes to an object's members, made only when there are any. */
export interface Members {
  readonly set: (key: string, name: string, value: Value) => void;
  /** The object itself when nothing changed. */
  readonly result: () => ValueObject;
}

/** Collects members that get another name or value. Two that get the same name are kept apart. */
export function changeMembers(object: ValueObject): Members {
  let changed: Map<string, { readonly name: string; readonly value: Value }> | undefined;
  return {
    set: (key, name, value) => {
      if (name === key && value === object[key]) return;
      changed ??= new Map();
      changed.set(key, { name, value });
    },
    result: () => (changed === undefined ? object : rebuild(object, changed)),
  };
}

function rebuild(
  object: ValueObject,
  changed: ReadonlyMap<string, { readonly name: string; readonly value: Value }>,
): ValueObject {
  const members = new Map<string, Value>();
  for (const [key, value] of Object.entries(object)) {
    const now = changed.get(key);
    members.set(unused(members, now?.name ?? key), now?.value ?? value);
  }
  return Object.fromEntries(members);
}

function unused(members: ReadonlyMap<string, Value>, name: string): string {
  let free = name;
  for (let n = 2; members.has(free); n++) free = `${name} ${n}`;
  return free;
}
