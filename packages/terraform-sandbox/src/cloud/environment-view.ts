import type { Cloud, CloudEntry, ObjectKey } from "./cloud";

/** A Kubernetes object's id says nothing about its cluster, and each environment has a cluster of its own. */
const PER_ENVIRONMENT: ReadonlySet<string> = new Set(["kubernetes"]);

/** Key of an environment's object in the cloud that all environments share. */
export function cloudKey(environment: string, key: ObjectKey): ObjectKey {
  return PER_ENVIRONMENT.has(key.provider) ? { ...key, id: `${prefix(environment)}${key.id}` } : key;
}

/** The cloud of one environment: Google Cloud and AWS are shared, the cluster is not. */
export function environmentView(cloud: Cloud, environment: string): Cloud {
  return {
    seed: `${cloud.seed}${prefix(environment)}`,
    next: (name) => cloud.next(`${prefix(environment)}${name}`),
    read: (key) => cloud.read(cloudKey(environment, key)),
    write: (key, object) => cloud.write(cloudKey(environment, key), object),
    remove: (key) => cloud.remove(cloudKey(environment, key)),
    list: (type) => cloud.list(type).flatMap((entry) => ownEntry(environment, entry)),
    fault: (operation, key, type) =>
      cloud.fault(operation, key === undefined ? undefined : cloudKey(environment, key), type),
  };
}

function ownEntry(environment: string, { key, object }: CloudEntry): readonly CloudEntry[] {
  if (!PER_ENVIRONMENT.has(key.provider)) return [{ key, object }];
  const start = prefix(environment);
  return key.id.startsWith(start) ? [{ key: { ...key, id: key.id.slice(start.length) }, object }] : [];
}

function prefix(environment: string): string {
  return `${environment}: `;
}
