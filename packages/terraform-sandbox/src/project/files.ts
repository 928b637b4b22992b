import { readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";

/** Folders without configuration; modules that `init` installed are below `.terraform`. */
const SKIPPED = /^(\.git|\.sandbox|node_modules|providers)$/;

const CONFIGURATION = /\.(tf|tofu)(\.json)?$/;

/** Source of a module in a folder of this machine, in HCL and in JSON. */
const LOCAL_SOURCE = /"?\bsource"?\s*[=:]\s*"(\.{1,2}(?:\/[^"$]*)?)"/g;

/** Configuration files of a project, of the modules in its folder, and of the local modules outside that they use. */
export function configurationFiles(folder: string): readonly string[] {
  const files = filesBelow(folder);
  const visited = new Set([resolve(folder)]);
  // The list grows while it is walked: a module may use others.
  for (const file of files) {
    for (const module of localModules(file)) {
      if (visited.has(module) || isBelow(folder, module)) continue;
      visited.add(module);
      files.push(...filesIn(module));
    }
  }
  return files;
}

/**
 * Number of folders above a project that its files refer to: 2 for a module in `../../modules`. Paths in functions such as `file`
 * count too.
 */
export function levelsAbove(folder: string): number {
  const levels = filesBelow(folder).flatMap((file) => {
    const depth = relative(folder, dirname(file)).split("/").filter(Boolean).length;
    const climbs = readFileSync(file, "utf8").match(/(?:\.\.(?:\/|(?=")))+/g) ?? [];
    return climbs.map((climb) => (climb.match(/\.\./g) ?? []).length - depth);
  });
  const available = resolve(folder).split("/").filter(Boolean).length;
  return Math.min(Math.max(0, ...levels), available);
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    if (isFolder(path)) return SKIPPED.test(name) ? [] : filesBelow(path);
    return CONFIGURATION.test(name) ? [path] : [];
  });
}

function filesIn(folder: string): readonly string[] {
  if (!isFolder(folder)) return [];
  return readdirSync(folder)
    .filter((name) => CONFIGURATION.test(name))
    .map((name) => join(folder, name));
}

function localModules(file: string): readonly string[] {
  const sources = readFileSync(file, "utf8").matchAll(LOCAL_SOURCE);
  return [...sources].map(([, source = "."]) => resolve(dirname(file), source));
}

function isBelow(folder: string, path: string): boolean {
  return !relative(folder, path).startsWith("..");
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}
