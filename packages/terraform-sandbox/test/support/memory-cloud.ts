import type { Cloud, CloudEntry, CloudObject, Fault, ObjectKey } from "../../src/cloud/cloud";

/** A cloud in memory, open to a test's eyes. */
export class MemoryCloud implements Cloud {
  readonly seed: string;
  private readonly counters = new Map<string, number>();
  readonly objects = new Map<string, CloudEntry>();
  readonly faults: (Fault & { readonly operation: string; readonly type: string })[] = [];

  constructor(seed = "") {
    this.seed = seed;
  }

  next(name: string): number {
    const before = this.counters.get(name) ?? 0;
    this.counters.set(name, before + 1);
    return before;
  }

  read(key: ObjectKey): CloudObject | undefined {
    return this.objects.get(name(key))?.object;
  }

  write(key: ObjectKey, object: CloudObject): void {
    this.objects.set(name(key), { key, object });
  }

  remove(key: ObjectKey): void {
    this.objects.delete(name(key));
  }

  list(type: string): readonly CloudEntry[] {
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
