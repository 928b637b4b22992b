import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isAlive } from "./lock";

const PREFIX = "infra-";

/** A unix socket's path may have about 100 bytes; names of sockets in the folder take up to 30 of them. */
const LONGEST = 60;

/**
 * Makes a short folder that only this user may enter, for sockets, plan files and a home without credentials.
 * Returns its removal, which also happens when the process exits without calling it.
 */
export function createTemporaryFolder(): { readonly path: string; readonly remove: () => void } {
  const parent = tmpdir().length <= LONGEST ? tmpdir() : "/tmp";
  removeAbandoned(parent);
  // mkdtemp creates with mode 0700.
  const path = mkdtempSync(join(parent, `${PREFIX}${process.pid}-`));
  const removeNow = (): void => rmSync(path, { recursive: true, force: true });
  process.once("exit", removeNow);
  return {
    path,
    remove: () => {
      process.off("exit", removeNow);
      removeNow();
    },
  };
}

/** A process that was killed could not clean up; the next one does it. */
function removeAbandoned(parent: string): void {
  for (const name of readdirSync(parent)) {
    const owner = new RegExp(`^${PREFIX}(\\d+)-[A-Za-z0-9]{6}$`).exec(name)?.[1];
    if (owner === undefined || isAlive(Number(owner))) continue;
    try {
      rmSync(join(parent, name), { recursive: true, force: true });
    } catch {
      // Another user's: theirs to remove.
    }
  }
}
