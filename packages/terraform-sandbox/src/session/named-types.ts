import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/**
 * Every word of a stack's configuration and state: the resource types among them are all that Terraform can need. Undefined
 * for a stack with modules, whose configuration is in other folders too.
 */
export function namedTypes(folder: string, stateFile: string): ReadonlySet<string> | undefined {
  const configuration = readdirSync(folder)
    .filter((name) => /\.(tf|tofu)(\.json)?$/.test(name))
    .map((name) => join(folder, name));
  const files = existsSync(stateFile) ? [...configuration, stateFile] : configuration;
  const words = new Set(files.flatMap((file) => readFileSync(file, "utf8").match(/\w+/g) ?? []));
  return words.has("module") ? undefined : words;
}
