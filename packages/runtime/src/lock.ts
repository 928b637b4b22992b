import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { ProblemError } from "./problem";

export interface LockOptions {
  /** Maximum wait for another process, in milliseconds. */
  readonly waitMs?: number;
  /** Told once when there is something to wait for. */
  readonly onWait?: (owner: number) => void;
  readonly signal?: AbortSignal;
}

const WAIT_MS = 30_000;
const POLL_MS = 50;

/**
 * Takes a lock file that holds the owner's process id, waiting while a living process owns it; a dead owner's
 * lock is taken over. Returns the release, which may be called more than once.
 */
export async function acquireLock(file: string, options: LockOptions = {}): Promise<() => void> {
  const { waitMs = WAIT_MS, onWait, signal } = options;
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const deadline = Date.now() + waitMs;
  for (let waited = false; !tryAcquire(file); waited = true) {
    const owner = readOwner(file);
    if (owner !== undefined && !isAlive(owner)) {
      removeStale(file, owner);
      continue;
    }
    if (Date.now() >= deadline) throw inUse(file, owner);
    if (!waited && owner !== undefined) onWait?.(owner);
    await sleep(POLL_MS, undefined, signal === undefined ? {} : { signal });
  }
  return () => {
    if (readOwner(file) === process.pid) rmSync(file, { force: true });
  };
}

/** Links a finished file into place: nobody ever reads a lock without its owner. */
function tryAcquire(file: string): boolean {
  const mine = `${file}.${process.pid}`;
  writeFileSync(mine, `${process.pid}\n`, { mode: 0o600 });
  try {
    linkSync(mine, file);
    return true;
  } catch (error) {
    if (errorCode(error) === "EEXIST") return false;
    throw error;
  } finally {
    rmSync(mine, { force: true });
  }
}

/** Moves a dead owner's lock away; when another process was quicker, gives that one its lock back. */
function removeStale(file: string, owner: number): void {
  const aside = `${file}.${process.pid}.stale`;
  try {
    renameSync(file, aside);
    if (readOwner(aside) !== owner) linkSync(aside, file);
  } catch (error) {
    if (errorCode(error) !== "ENOENT" && errorCode(error) !== "EEXIST") throw error;
  } finally {
    rmSync(aside, { force: true });
  }
}

function readOwner(file: string): number | undefined {
  try {
    const owner = Number.parseInt(readFileSync(file, "utf8"), 10);
    return Number.isNaN(owner) ? undefined : owner;
  } catch (error) {
    if (errorCode(error) === "ENOENT") return undefined;
    throw error;
  }
}

/** True if a process of this id runs, whichever user owns it. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return errorCode(error) === "EPERM";
  }
}

function errorCode(error: unknown): string | undefined {
  return typeof error === "object" && error !== null && "code" in error ? String(error.code) : undefined;
}

function inUse(file: string, owner: number | undefined): ProblemError {
  return new ProblemError({
    where: file,
    ...(owner === undefined ? {} : { value: `held by process ${owner}` }),
    rule: "one command at a time works in a sandbox",
    fix: "wait until the other command ends, or end it",
  });
}
