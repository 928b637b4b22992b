import { readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { installedModules } from "./installed-modules";

/** Folders without configuration; modules that `init` installed are below `.terraform`. */
const SKIPPED = /^(\.git|\.sandbox|node_modules|providers)$/;

const CONFIGURATION = /\.(tf|tofu)(\.json)?$/;

/** Source of a module in a folder of this machine, in HCL and in JSON. */
const LOCAL_SOURCE = /"?\bsource"?\s*[=:]\s*"(\.{1,2}(?:\/[^"$]*)?)"/g;

/** Configuration files of a project, of all folders in it, and of the local modules outside that they use. */
export function configurationFiles(folder: string): readonly string[] {
  return withModules(folder, filesBelow(folder), (module) => !isBelow(folder, module));
}

/** Configuration files that Terraform loads in a folder: its own, those of local modules, and of modules that `init` installed. */
export function loadedFiles(folder: string): readonly string[] {
  const installed = installedModules(folder).flatMap((module) => filesIn(module.folder));
  return withModules(folder, [...new Set([...filesIn(folder), ...installed])]);
}

/** Adds the files of the local modules that files use, and that those use; `isNew` says which are not among them. */
function withModules(
  folder: string,
  files: readonly string[],
  isNew: (module: string) => boolean = () => true,
): readonly string[] {
  const all = [...files];
  const visited = new Set([resolve(folder)]);
  // The list grows while it is walked.
  for (const file of all) {
    for (const module of localModules(file)) {
      if (visited.has(module) || !isNew(module)) continue;
      visited.add(module);
      all.push(...filesIn(module));
    }
  }
  return all;
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
