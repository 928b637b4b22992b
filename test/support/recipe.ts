import { readFileSync } from "node:fs";
import { join } from "node:path";

const GUIDE = join(__dirname, "..", "..", "CONTRIBUTING.md");

/** The commands of a recipe in CONTRIBUTING.md. */
export function recipe(name: string): string {
  const text = readFileSync(GUIDE, "utf8");
  const [, commands] = new RegExp(`<!-- recipe: ${name} -->\n\`\`\`sh\n([^\`]+)\`\`\``).exec(text) ?? [];
  if (commands === undefined) throw new Error(`CONTRIBUTING.md has no recipe ${name}`);
  return commands;
}
