import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { deserialize, serialize } from "node:v8";
import type { EnvironmentDiff } from "@infra-tools/environment-diff/diff";
import { writeFileAtomically } from "@infra-tools/runtime/write-file";
import { SensitiveValue } from "@infra-tools/terraform-plan/value";
import type { EnvironmentsJob } from "./jobs";

/** A comparison, and a digest of everything that it follows from. */
interface KeptComparison {
  readonly inputs: string;
  readonly diff: EnvironmentDiff;
}

/**
 * Compiled program: the command line, which hides secrets, and the thread that compares. The command line's other files have
 * digests of their contents in their names, so its first file changes with them.
 */
const PROGRAM = ["infra.mjs", "job-thread.js"];

/** Comparison of two environments, kept from an earlier run for later ones. */
export interface ComparisonStore {
  /** Undefined when there is none, or when the program or the data changed since. */
  readonly read: () => EnvironmentDiff | undefined;
  /**
   * Replaces the one that was kept of this pair. A comparison in which a secret had to be hidden is not kept, and none
   * where the file cannot be written: it only costs time.
   */
  readonly keep: (diff: EnvironmentDiff) => void;
}

/**
 * Opens the store of a comparison. People ask for most comparisons several times: as a summary, as a page, with `--explain`.
 *
 * @param folder the compiled program's
 */
export function comparisonStore(folder: string, job: EnvironmentsJob): ComparisonStore {
  const inputs = digest(folder, job);
  if (inputs === undefined) return { read: () => undefined, keep: () => undefined };
  const file = fileOf(folder, job);
  return {
    read: () => readWhenEqual(file, inputs),
    keep: (diff) => {
      if (!holdsSecret(diff)) write(file, { inputs, diff });
    },
  };
}

function readWhenEqual(file: string, inputs: string): EnvironmentDiff | undefined {
  if (!existsSync(file)) return undefined;
  try {
    const kept: KeptComparison = deserialize(readFileSync(file));
    return kept.inputs === inputs ? kept.diff : undefined;
  } catch {
    // Whatever the file is, a comparison replaces it.
    return undefined;
  }
}

function write(file: string, kept: KeptComparison): void {
  const content = serialize(kept);
  try {
    writeFileAtomically(file, content, 0o600);
  } catch {
    // A full disk or a checkout that is only read: the next run compares again.
  }
}

function fileOf(folder: string, { names, comparands }: EnvironmentsJob): string {
  const method = comparands.oneByOne === true ? ".exact" : "";
  return join(folder, "comparisons", `${names.a}-${names.b}${method}`);
}

/** A synthesis reads no file, no clock and no network, so program and data decide all. Undefined when the program is not compiled. */
function digest(folder: string, job: EnvironmentsJob): string | undefined {
  const files = PROGRAM.map((name) => join(folder, name));
  if (!files.every((file) => existsSync(file))) return undefined;
  const hash = createHash("sha256").update(`${process.version}\n${JSON.stringify(job)}\n`);
  for (const file of files) hash.update(readFileSync(file)).update("\0");
  return hash.digest("hex");
}

/** A value that is hidden in reports still holds its secret. */
function holdsSecret(value: unknown): boolean {
  if (value instanceof SensitiveValue) return true;
  if (typeof value !== "object" || value === null) return false;
  return Object.values(value).some(holdsSecret);
}
