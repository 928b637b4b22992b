import type { ObjectKey, World, WorldEntry } from "./world";

/** A Kubernetes object's id says nothing about its cluster, and each environment has a cluster of its own. */
const PER_ENVIRONMENT: ReadonlySet<string> = new Set(["kubernetes"]);

/** Where an environment's object is in the world that all environments share. */
export function worldKey(environment: string, key: ObjectKey): ObjectKey {
  return PER_ENVIRONMENT.has(key.provider) ? { ...key, id: `${prefix(environment)}${key.id}` } : key;
}

/** The world as one environment's providers see it: the clouds are shared, the cluster is not. */
export function environmentView(world: World, environment: string): World {
  return {
    read: (key) => world.read(worldKey(environment, key)),
    write: (key, object) => world.write(worldKey(environment, key), object),
    remove: (key) => world.remove(worldKey(environment, key)),
    list: (type) => world.list(type).flatMap((entry) => ownEntry(environment, entry)),
    fault: (operation, key, type) =>
      world.fault(operation, key === undefined ? undefined : worldKey(environment, key), type),
  };
}

function ownEntry(environment: string, { key, object }: WorldEntry): readonly WorldEntry[] {
  if (!PER_ENVIRONMENT.has(key.provider)) return [{ key, object }];
  const start = prefix(environment);
  return key.id.startsWith(start) ? [{ key: { ...key, id: key.id.slice(start.length) }, object }] : [];
}

function prefix(environment: string): string {
  return `${environment}: `;
}
