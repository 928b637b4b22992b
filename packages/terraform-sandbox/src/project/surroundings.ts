import { lstatSync, mkdirSync, readdirSync, rmSync, symlinkSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { levelsAbove } from "./files";

/**
 * Folder below the sandbox for the copy of a project, at the same relative place as the project itself: what lies beside and above
 * it, as far as its files refer to it, is linked there, so that a module in `../../modules` is found. Undefined for a project
 * that refers to nothing outside.
 */
export function prepareSurroundings(sandbox: string, project: string): string | undefined {
  const folders = ancestors(resolve(project), levelsAbove(project));
  if (folders.length === 0) return undefined;
  return folders.reduceRight(
    (mirror, folder, index) => {
      const next = folders[index - 1];
      linkEntries(folder, mirror, basename(next ?? project));
      return next === undefined ? mirror : join(mirror, basename(next));
    },
    join(sandbox, "surroundings"),
  );
}

/** The folders above one, the nearest first. */
function ancestors(folder: string, levels: number): readonly string[] {
  const parents: string[] = [];
  for (let parent = folder; parents.length < levels; ) {
    parent = dirname(parent);
    parents.push(parent);
  }
  return parents;
}

/** Links all that a folder holds, but for the entry on the way to the project, which the sandbox has a folder of its own for. */
function linkEntries(folder: string, mirror: string, ownFolder: string): void {
  mkdirSync(mirror, { recursive: true });
  const names = new Set(readdirSync(folder).filter((name) => name !== ownFolder));
  for (const name of readdirSync(mirror)) {
    const link = join(mirror, name);
    if (lstatSync(link).isSymbolicLink()) rmSync(link);
  }
  for (const name of names) symlinkSync(join(folder, name), join(mirror, name));
}
