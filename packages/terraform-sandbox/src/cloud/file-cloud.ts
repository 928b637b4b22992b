import {
  appendFileSync,
  closeSync,
  existsSync,
  fstatSync,
  ftruncateSync,
  openSync,
  readFileSync,
  rmSync,
} from "node:fs";
import { acquireLock, type LockOptions } from "@infra-tools/runtime/lock";
import { ProblemError } from "@infra-tools/runtime/problem";
import { writeFileAtomically } from "@infra-tools/runtime/write-file";
import type { Cloud, CloudEntry, CloudObject, Fault, ObjectKey, Operation } from "./cloud";
import { type InjectedFault, strike } from "./faults";
import { ObjectTable } from "./objects";
import { formatSnapshot, type JournalEntry, parseJournal, parseSnapshot, type Snapshot } from "./snapshot";

/** A cloud in a file, with a journal beside it while it is open, and a lock. */
export interface FileCloud extends Cloud {
  /** Every object, sorted by type and id. */
  all(): readonly CloudEntry[];
  readonly faults: readonly InjectedFault[];
  setFaults(faults: readonly InjectedFault[]): void;
  /** Merges the journal into the file and releases the lock; may be called more than once. */
  close(): void;
}

export interface FileCloudOptions extends LockOptions {
  /** Seed of generated values; the one that the file has when left out. */
  readonly seed?: string;
}

/**
 * Opens the cloud kept in `file`, an empty one when there is none, and locks it against other processes.
 * Each change is in the journal before the call returns, so nothing is lost when the
 * process dies; the next one to open the cloud replays the journal.
 */
export async function openFileCloud(
  file: string,
  { seed, ...options }: FileCloudOptions = {},
): Promise<FileCloud> {
  const release = await acquireLock(`${file}.lock`, options);
  try {
    return openLocked(file, release, seed);
  } catch (error) {
    release();
    throw error;
  }
}

function openLocked(file: string, release: () => void, seed: string | undefined): FileCloud {
  const journalFile = `${file}.journal`;
  const table = new ObjectTable();
  const start = readSnapshot(file);
  const counters: Record<string, number> = { ...start.counters };
  let faults = start.faults;
  let closed = false;

  const replay = (entry: JournalEntry): void => {
    if (entry.op === "write") table.write(entry.key, entry.object);
    else if (entry.op === "remove") table.remove(entry.key);
    else if (entry.op === "count") counters[entry.name] = entry.count;
    else faults = entry.faults;
  };

  for (const { key, object } of start.objects) table.write(key, object);
  readJournal(journalFile).forEach(replay);

  const cloudSeed = seed ?? start.seed;
  const fold = (): void => {
    writeFileAtomically(
      file,
      formatSnapshot({ objects: table.all(), faults, seed: cloudSeed, counters }),
      0o600,
    );
    rmSync(journalFile, { force: true });
  };
  // New entries must not follow a broken last line.
  if (existsSync(journalFile)) fold();

  let journal: number | undefined;
  const record = (entry: JournalEntry): void => {
    if (closed) throw new Error("the cloud was changed after it was closed");
    journal ??= openSync(journalFile, "a", 0o600);
    appendWhole(journal, `${JSON.stringify(entry)}\n`);
  };

  return {
    seed: cloudSeed,
    next(name: string): number {
      const before = counters[name] ?? 0;
      record({ op: "count", name, count: before + 1 });
      counters[name] = before + 1;
      return before;
    },
    read: (key) => table.read(key),
    list: (type) => table.list(type),
    all: () => table.all(),
    write(key: ObjectKey, object: CloudObject): void {
      record({ op: "write", key, object });
      table.write(key, object);
    },
    remove(key: ObjectKey): void {
      if (table.remove(key)) record({ op: "remove", key });
    },
    fault(operation: Operation, key: ObjectKey | undefined, type: string): Fault | undefined {
      const struck = strike(faults, operation, key, type);
      if (struck === undefined) return undefined;
      record({ op: "faults", faults: struck.left });
      faults = struck.left;
      return struck.fault;
    },
    get faults() {
      return faults;
    },
    setFaults(next: readonly InjectedFault[]): void {
      record({ op: "faults", faults: next });
      faults = next;
    },
    close(): void {
      if (closed) return;
      closed = true;
      if (journal !== undefined) {
        closeSync(journal);
        fold();
      }
      release();
    },
  };
}

/** Appends a whole line or nothing: entries after a part of one could not be read again. */
function appendWhole(descriptor: number, line: string): void {
  const { size } = fstatSync(descriptor);
  try {
    appendFileSync(descriptor, line);
  } catch (error) {
    ftruncateSync(descriptor, size);
    throw error;
  }
}

function readJournal(file: string): readonly JournalEntry[] {
  if (!existsSync(file)) return [];
  const journal = parseJournal(readFileSync(file, "utf8"));
  if (!("brokenLine" in journal)) return journal;
  throw new ProblemError({
    where: "journal of the sandbox's cloud",
    file,
    line: journal.brokenLine,
    rule: "must be an entry that this program wrote; changes after it would be lost",
    fix: "restore the file, or start from nothing with the sandbox's reset command",
  });
}

function readSnapshot(file: string): Snapshot {
  if (!existsSync(file)) return { objects: [], faults: [], seed: "", counters: {} };
  const snapshot = parseSnapshot(readFileSync(file, "utf8"));
  if (snapshot !== undefined) return snapshot;
  throw new ProblemError({
    where: file,
    rule: "the sandbox's cloud must be a file that this program wrote",
    fix: "restore the file, or start from nothing with the sandbox's reset command",
  });
}
