import { chmodSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** The program that runs a pipeline file's jobs here; it brings GitLab's own schema of the file (app/assets/javascripts/editor/schema/ci.json). */
export const CI_LOCAL = join(__dirname, "..", "..", "..", "..", "node_modules/gitlab-ci-local/dist/index.js");

/** Arguments that run jobs in a shell, with variables in the place of GitLab's. All jobs when none is named. */
export function shellArguments(
  variables: Readonly<Record<string, string>>,
  jobs: readonly string[] = [],
): readonly string[] {
  return [
    CI_LOCAL,
    "--force-shell-executor",
    "--ignore-predefined-vars",
    Object.keys(variables).join(","),
    ...variableArguments(variables),
    ...jobs,
  ];
}

export function variableArguments(variables: Readonly<Record<string, string>>): readonly string[] {
  return Object.entries(variables).flatMap(([name, value]) => ["--variable", `${name}=${value}`]);
}

/** A folder for the PATH in which `rsync` copies nothing: the program copies the checkout for containers, and no job runs in one. */
export function folderWithoutCopies(parent: string): string {
  const folder = join(parent, "bin");
  mkdirSync(folder);
  writeFileSync(join(folder, "rsync"), "#!/bin/sh\nexit 0\n");
  chmodSync(join(folder, "rsync"), 0o755);
  return folder;
}
