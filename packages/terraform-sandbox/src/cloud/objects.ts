import type { CloudEntry, CloudObject, ObjectKey } from "./cloud";

/** The objects of a cloud, found by key or listed by type. */
export class ObjectTable {
  private readonly byType = new Map<string, Map<string, CloudEntry>>();

  read(key: ObjectKey): CloudObject | undefined {
    return this.byType.get(key.type)?.get(identity(key))?.object;
  }

  write(key: ObjectKey, object: CloudObject): void {
    const entries = this.byType.get(key.type) ?? new Map<string, CloudEntry>();
    this.byType.set(key.type, entries);
    entries.set(identity(key), { key, object });
  }

  remove(key: ObjectKey): boolean {
    return this.byType.get(key.type)?.delete(identity(key)) ?? false;
  }

  /** Sorted by id, so that a data source does not depend on the order of creation. */
  list(type: string): readonly CloudEntry[] {
    return [...(this.byType.get(type)?.values() ?? [])].sort((a, b) => compare(a.key.id, b.key.id));
  }

  /** Everything, sorted by type and id. */
  all(): readonly CloudEntry[] {
    return [...this.byType.keys()].sort(compare).flatMap((type) => this.list(type));
  }
}

/** Key within a type. */
function identity(key: ObjectKey): string {
  return `${key.provider}\0${key.id}`;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
