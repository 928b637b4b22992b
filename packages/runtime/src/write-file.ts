import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync, writeSync } from "node:fs";
import { dirname } from "node:path";

/**
 * Writes a file so that a reader sees the old content or the new one, never a part: to a temporary name beside it,
 * to the disk, then renamed.
 *
 * @param mode permissions of the new file
 * @throws the system's error, with nothing left behind, for instance when the disk is full
 */
export function writeFileAtomically(file: string, content: string | Uint8Array, mode = 0o644): void {
  mkdirSync(dirname(file), { recursive: true });
  const temporary = `${file}.${process.pid}.tmp`;
  try {
    const descriptor = openSync(temporary, "w", mode);
    try {
      writeAll(descriptor, typeof content === "string" ? Buffer.from(content, "utf8") : content);
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
    renameSync(temporary, file);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw named(error, file);
  }
}

/** The error of a write does not say which file it was. */
function named(error: unknown, path: string): unknown {
  const isNameless = typeof error === "object" && error !== null && !("path" in error);
  return isNameless ? Object.assign(error, { path }) : error;
}

/** A write may take only a part, as on a disk that is nearly full; the next one then fails. */
function writeAll(descriptor: number, bytes: Uint8Array): void {
  for (let written = 0; written < bytes.length; ) {
    written += writeSync(descriptor, bytes, written, bytes.length - written);
  }
}
