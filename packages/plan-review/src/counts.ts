import type { Action, Change } from "@infra-tools/terraform-plan/model";
import type * as z from "zod";
import type { storedCounts } from "./stored-review";

export type Counts = z.infer<typeof storedCounts>;

export function countChanges(changes: readonly Change[]): Counts {
  const managed = changes.filter((change) => change.mode === "managed");
  const having = (...actions: readonly Action[]) =>
    managed.filter((change) => actions.includes(change.action)).length;
  return {
    add: having("create", "replace", "create-forget"),
    change: having("update"),
    destroy: having("delete", "replace"),
    replace: having("replace"),
    import: managed.filter((change) => change.importing !== undefined).length,
    forget: having("forget", "create-forget"),
    moved: managed.filter((change) => change.previousAddress !== undefined).length,
    read: changes.filter((change) => change.action === "read").length,
  };
}

/**
 * Number of resources by action: a replacement is neither a creation nor a deletion. A resource that
 * is imported or moved can change too.
 */
export interface Happenings {
  readonly create: number;
  readonly update: number;
  readonly replace: number;
  readonly delete: number;
  readonly forget: number;
  readonly import: number;
  readonly moved: number;
  readonly read: number;
}

export function happenings({ add, change, destroy, replace, ...rest }: Counts): Happenings {
  return { create: add - replace, update: change, replace, delete: destroy - replace, ...rest };
}

/** Counts of several plans, taken together. */
export function addCounts(all: readonly Counts[]): Counts {
  const sum = (key: keyof Counts) => all.reduce((total, counts) => total + counts[key], 0);
  return {
    add: sum("add"),
    change: sum("change"),
    destroy: sum("destroy"),
    replace: sum("replace"),
    import: sum("import"),
    forget: sum("forget"),
    moved: sum("moved"),
    read: sum("read"),
  };
}
