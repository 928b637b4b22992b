import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { basename, join, relative, sep } from "node:path";
import { ProblemError } from "@infra-tools/runtime/problem";
import type { Layout } from "../session/layout";
import { configurationFiles } from "./files";

/** Never copied whole: states and lock files of the real clouds, installed providers, other tools' folders. */
const LEFT_OUT =
  /^(\.sandbox|sandbox-schemas\.json|\.terraform|\.git|node_modules|\.terraform\.lock\.hcl|.*\.tfstate(\..*)?)$/;

/** Kept in the copy from run to run: Terraform's own folder. */
const KEPT = new Set([".terraform", ".terraform.lock.hcl"]);

/** Name of a project in the sandbox: its folder's. */
export function projectName(folder: string): string {
  return basename(folder).replace(/[^\w.-]/g, "-") || "project";
}

/** @throws ProblemError when the folder holds no Terraform configuration. */
export function refuseWithoutConfiguration(folder: string): void {
  if (readdirSync(folder).some((name) => /\.(tf|tofu)(\.json)?$/.test(name))) return;
  throw new ProblemError({
    where: folder,
    rule: "must hold a Terraform configuration: a file *.tf or *.tf.json",
    fix: "run the command in the project's folder",
  });
}

/**
 * Copies a Terraform project into the sandbox and returns the copy's folder. Terraform runs in the copy, so that
 * nothing the sandbox writes can reach a real deployment. A file that left the project leaves the copy too.
 *
 * @throws ProblemError when the folder holds no Terraform configuration.
 */
export function copyProject(layout: Layout, folder: string): string {
  refuseWithoutConfiguration(folder);
  const names = readdirSync(folder);
  const copy = layout.stack(projectName(folder));
  mkdirSync(copy, { recursive: true });
  for (const name of readdirSync(copy)) {
    if (!KEPT.has(name) && !isPlanFile(join(folder, name))) rmSync(join(copy, name), { recursive: true });
  }
  for (const name of names) {
    if (!LEFT_OUT.test(name)) cpSync(join(folder, name), join(copy, name), { recursive: true });
  }
  copyModules(folder, copy);
  return copy;
}

/** Modules that `terraform get` or `init` downloaded into the project: the sandbox has no network to do it again. */
function copyModules(folder: string, copy: string): void {
  const modules = join(".terraform", "modules");
  if (!existsSync(join(folder, modules))) return;
  rmSync(join(copy, modules), { recursive: true, force: true });
  cpSync(join(folder, modules), join(copy, modules), { recursive: true });
}

/** A file that only the copy has was written by a program in the sandbox, for instance a saved plan. */
function isPlanFile(original: string): boolean {
  return !existsSync(original) && !/\.(tf|tofu|tfvars|json|hcl)$/.test(original);
}

/** All configuration of a project, for telling whether anything that `init` depends on has changed. */
export function configurationText(folder: string): string {
  return configurationFiles(folder)
    .filter((file) => !file.includes(`${sep}.terraform${sep}`))
    .sort()
    .map((file) => `${relative(folder, file)}\n${readFileSync(file, "utf8")}`)
    .join("\n");
}
