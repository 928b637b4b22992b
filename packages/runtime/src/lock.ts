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

/** Process that holds a lock. */
interface Owner {
  readonly pid: number;
  /** Start of the process, in the system's own unit; undefined where the system does not say. */
  readonly started: string | undefined;
}

/**
 * Takes a lock file that names its owner by process id and start time, waiting while that process lives; a dead owner's
 * lock is taken over. Returns the release, which may be called more than once.
 */
export async function acquireLock(file: string, options: LockOptions = {}): Promise<() => void> {
  const { waitMs = WAIT_MS, onWait, signal } = options;
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const deadline = Date.now() + waitMs;
  for (let waited = false; !tryAcquire(file); waited = true) {
    const owner = readOwner(file);
    if (owner !== undefined && !isRunning(owner)) {
      removeStale(file, owner);
      continue;
    }
    if (Date.now() >= deadline) throw inUse(file, owner?.pid);
    if (!waited && owner !== undefined) onWait?.(owner.pid);
    await sleep(POLL_MS, undefined, signal === undefined ? {} : { signal });
  }
  return () => {
    if (readOwner(file)?.pid === process.pid) rmSync(file, { force: true });
  };
}

/** Links a finished file into place: nobody ever reads a lock without its owner. */
function tryAcquire(file: string): boolean {
  const mine = `${file}.${process.pid}`;
  writeFileSync(mine, `${process.pid} ${startOf(process.pid) ?? ""}\n`, { mode: 0o600 });
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
function removeStale(file: string, owner: Owner): void {
  const aside = `${file}.${process.pid}.stale`;
  try {
    renameSync(file, aside);
    const moved = readOwner(aside);
    if (moved?.pid !== owner.pid || moved.started !== owner.started) linkSync(aside, file);
  } catch (error) {
    if (errorCode(error) !== "ENOENT" && errorCode(error) !== "EEXIST") throw error;
  } finally {
    rmSync(aside, { force: true });
  }
}

function readOwner(file: string): Owner | undefined {
  try {
    const [id = "", started = ""] = readFileSync(file, "utf8").trim().split(" ");
    const pid = Number.parseInt(id, 10);
    return Number.isNaN(pid) ? undefined : { pid, started: started === "" ? undefined : started };
  } catch (error) {
    if (errorCode(error) === "ENOENT") return undefined;
    throw error;
  }
}

/** Process ids are used again: a process that started at another time is not the owner. */
function isRunning({ pid, started }: Owner): boolean {
  if (!isAlive(pid)) return false;
  const present = startOf(pid);
  return started === undefined || present === undefined || present === started;
}

/** Start of a process in clock ticks since boot, where the system has /proc (proc_pid_stat(5), field 22). */
function startOf(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    // The name, in parentheses, may hold anything; the third field follows it.
    return stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19];
  } catch {
    return undefined;
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
