import type { ObjectKey, WorldEntry, WorldObject } from "./world";

/** The objects of a world, found by key or listed by type. */
export class ObjectTable {
  private readonly byType = new Map<string, Map<string, WorldEntry>>();

  read(key: ObjectKey): WorldObject | undefined {
    return this.byType.get(key.type)?.get(identity(key))?.object;
  }

  write(key: ObjectKey, object: WorldObject): void {
    const entries = this.byType.get(key.type) ?? new Map<string, WorldEntry>();
    this.byType.set(key.type, entries);
    entries.set(identity(key), { key, object });
  }

  remove(key: ObjectKey): boolean {
    return this.byType.get(key.type)?.delete(identity(key)) ?? false;
  }

  /** Sorted by id, so that a data source answers the same whatever the order of creation was. */
  list(type: string): readonly WorldEntry[] {
    return [...(this.byType.get(type)?.values() ?? [])].sort((a, b) => compare(a.key.id, b.key.id));
  }

  /** Everything, sorted by type and id. */
  all(): readonly WorldEntry[] {
    return [...this.byType.keys()].sort(compare).flatMap((type) => this.list(type));
  }
}

/** Type is the outer key, so provider and id tell the rest apart. */
function identity(key: ObjectKey): string {
  return `${key.provider}\0${key.id}`;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
