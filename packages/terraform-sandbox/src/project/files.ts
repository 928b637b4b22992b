import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";

/** Folders without configuration; modules that `init` installed are below `.terraform`. */
const SKIPPED = /^(\.git|\.sandbox|node_modules|providers)$/;

/** Configuration files of a project and of the modules in its folder. */
export function configurationFiles(folder: string): readonly string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    if (statSync(path, { throwIfNoEntry: false })?.isDirectory() === true) {
      return SKIPPED.test(name) ? [] : configurationFiles(path);
    }
    return /\.(tf|tofu)(\.json)?$/.test(name) ? [path] : [];
  });
}
