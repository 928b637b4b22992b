import { cpSync, symlinkSync } from "node:fs";
import { join } from "node:path";

const ROOT = join(__dirname, "..", "..");

/** Everything that the app, the command line and its pipeline files are made of. */
const APP = [
  ".ci",
  ".gitignore",
  ".gitlab-ci.yml",
  ".npmrc",
  "build.js",
  "constructs",
  "environments",
  "infra",
  "main.ts",
  "package-lock.json",
  "package.json",
  "packages",
  "stacks",
  "tsconfig.app.json",
  "tsconfig.build.json",
  "tsconfig.json",
  "vendors",
];

/** Copies the working tree's app into an empty folder, for tests that change it. Installed packages are shared. */
export function copyApp(folder: string): void {
  for (const name of APP) cpSync(join(ROOT, name), join(folder, name), { recursive: true });
  symlinkSync(join(ROOT, "node_modules"), join(folder, "node_modules"));
}
