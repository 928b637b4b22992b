import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import type { LockOptions } from "@infra-tools/runtime/lock";
import { readState, type StateObject } from "@infra-tools/terraform-plan/state";
import { objectId } from "../engine/object-key";
import type { Layout } from "../session/layout";
import type { CloudEntry, ObjectKey } from "./cloud";
import { cloudKey } from "./environment-view";
import { openFileCloud } from "./file-cloud";

/** An object of the cloud that no state has: left by a failed apply, or abandoned by a deletion. */
export interface Orphan {
  readonly type: string;
  readonly id: string;
}

/** Orphans of a sandbox, among the states of all its environments. */
export async function listOrphansIn(layout: Layout, options: LockOptions = {}): Promise<readonly Orphan[]> {
  const cloud = await openFileCloud(layout.cloud, options);
  try {
    return listOrphans(cloud.all(), readStates(layout.states));
  } finally {
    cloud.close();
  }
}

/** The entries that are in no state; states by environment. */
export function listOrphans(
  entries: readonly CloudEntry[],
  states: Readonly<Record<string, readonly StateObject[]>>,
): readonly Orphan[] {
  const managed = new Set(
    Object.entries(states).flatMap(([environment, objects]) =>
      objects.flatMap(({ provider, type, attributes }) => {
        const id = objectId(type, attributes);
        return id === undefined ? [] : [keyText(cloudKey(environment, { provider, type, id }))];
      }),
    ),
  );
  return entries
    .filter(({ key }) => !isInternal(key) && !managed.has(keyText(key)))
    .map(({ key: { type, id } }) => ({ type, id }));
}

function readStates(folder: string): Readonly<Record<string, readonly StateObject[]>> {
  const files = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith(".tfstate")) : [];
  return Object.fromEntries(
    files.map((name) => [name.replace(/\.tfstate$/, ""), readState(join(folder, name))]),
  );
}

/** Bookkeeping of the sandbox has a type that is no Terraform type. */
function isInternal({ type }: ObjectKey): boolean {
  return !/^[a-z0-9_]+$/.test(type);
}

function keyText({ provider, type, id }: ObjectKey): string {
  return JSON.stringify([provider, type, id]);
}
