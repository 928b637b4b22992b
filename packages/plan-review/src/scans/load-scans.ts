import { readFileSync } from "node:fs";
import { isAbsolute, relative, resolve } from "node:path";
import { readJsonFile } from "../load-plan";
import { readSarif } from "./read-sarif";
import type { ScanResult } from "./scan-result";

/** Reads reports of scanners: file names, separated by commas, relative to a folder. */
export function loadScans(files: string | undefined, folder: string): readonly ScanResult[] {
  if (files === undefined) return [];
  return files
    .split(",")
    .map((file) => file.trim())
    .filter((file) => file !== "")
    .flatMap((file) => readSarif(readJsonFile(resolve(folder, file)), file, (name) => linesOf(name, folder)));
}

/** Lines of a file below the folder; undefined for any other place: a report must not make us read what it likes. */
function linesOf(name: string, folder: string): readonly string[] | undefined {
  const path = resolve(folder, name.replace(/^file:\/\//, "").replace(/^\/+/, ""));
  const inside = relative(folder, path);
  if (inside.startsWith("..") || isAbsolute(inside)) return undefined;
  try {
    return readFileSync(path, "utf8").split("\n");
  } catch {
    return undefined;
  }
}
