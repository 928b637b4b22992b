import type { Value, ValueObject } from "../value";

/** Members that get another name or value, by their old name. */
export type ChangedMembers = Map<string, { readonly name: string; readonly value: Value }>;

/** Notes a member if it differs from what it was. The collection is made with its first member: most objects need none. */
export function noteMember(
  changed: ChangedMembers | undefined,
  object: ValueObject,
  key: string,
  name: string,
  value: Value,
): ChangedMembers | undefined {
  if (name === key && value === object[key]) return changed;
  return (changed ?? new Map()).set(key, { name, value });
}

/** The same for an item of a list: a copy of the list is made with its first change. */
export function noteItem(
  changed: Value[] | undefined,
  list: readonly Value[],
  index: number,
  value: Value,
): Value[] | undefined {
  if (value === list[index]) return changed;
  const items = changed ?? [...list];
  items[index] = value;
  return items;
}

/** The object with its changes; itself when there are none. */
export function rebuild(object: ValueObject, changed: ChangedMembers | undefined): ValueObject {
  if (changed === undefined) return object;
  const values: [string, Value][] = [];
  for (const [key, { name, value }] of changed) {
    if (name !== key) return rename(object, changed);
    values.push([key, value]);
  }
  return { ...object, ...Object.fromEntries(values) };
}

/** Two members that get the same name are kept apart. */
function rename(object: ValueObject, changed: ChangedMembers): ValueObject {
  const members = new Map<string, Value>();
  for (const [key, value] of Object.entries(object)) {
    const changedValue = changed.get(key);
    members.set(
      unused(members, changedValue?.name ?? key),
      changedValue === undefined ? value : changedValue.value,
    );
  }
  return Object.fromEntries(members);
}

function unused(members: ReadonlyMap<string, Value>, name: string): string {
  let free = name;
  for (let n = 2; members.has(free); n++) free = `${name} ${n}`;
  return free;
}
