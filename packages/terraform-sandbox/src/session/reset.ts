import { existsSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { acquireLock } from "@infra-tools/runtime/lock";
import type { Layout } from "./layout";

/** Deletes everything in a sandbox, once no other process works in it. False when it was empty already. */
export async function resetSandbox({ folder, cloud }: Layout, signal: AbortSignal): Promise<boolean> {
  if (!existsSync(folder)) return false;
  const lock = `${cloud}.lock`;
  const release = await acquireLock(lock, { signal });
  try {
    for (const name of readdirSync(folder)) {
      if (join(folder, name) !== lock) rmSync(join(folder, name), { recursive: true, force: true });
    }
  } finally {
    release();
  }
  return true;
}
