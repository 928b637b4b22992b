import type { Fault, ObjectKey, World, WorldEntry, WorldObject } from "../../src/cloud/world";

/** A world in memory, open to a test's eyes. */
export class MemoryWorld implements World {
  readonly objects = new Map<string, WorldEntry>();
  readonly faults: (Fault & { readonly operation: string; readonly type: string })[] = [];

  read(key: ObjectKey): WorldObject | undefined {
    return this.objects.get(name(key))?.object;
  }

  write(key: ObjectKey, object: WorldObject): void {
    this.objects.set(name(key), { key, object });
  }

  remove(key: ObjectKey): void {
    this.objects.delete(name(key));
  }

  list(type: string): readonly WorldEntry[] {
    return [...this.objects.values()].filter(({ key }) => key.type === type);
  }

  fault(operation: string, _: ObjectKey | undefined, type: string): Fault | undefined {
    const index = this.faults.findIndex((fault) => fault.operation === operation && fault.type === type);
    return index < 0 ? undefined : this.faults.splice(index, 1)[0];
  }
}

function name({ provider, type, id }: ObjectKey): string {
  return [provider, type, id].join(" ");
}
