import { existsSync, readdirSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { ProblemError } from "@infra-tools/runtime/problem";
import { writeFileAtomically } from "@infra-tools/runtime/write-file";
import { refuseOutsideAccess } from "../project/outside";
import type { Layout } from "./layout";

export const OVERRIDE_FILE = "sandbox_override.tf.json";

/**
 * Makes a synthesized stack keep its state in the sandbox, whatever backend it names: Terraform lets files
 * called `*_override.tf.json` win. Refuses every folder but a stack of this very sandbox, because such a file in
 * a folder that is deployed for real would hide the real state; and every configuration that reaches beyond the sandbox.
 */
export function overrideBackend(layout: Layout, stackFolder: string): void {
  const name = relative(layout.stacks, stackFolder);
  if (name === "" || name.startsWith("..") || name.includes(sep) || !hasConfiguration(stackFolder)) {
    throw new ProblemError({
      where: stackFolder,
      rule: "Terraform runs in the sandbox only for stacks that were synthesized into it",
      fix: `name the stack's environment, or run Terraform in one of the folders in ${layout.stacks}`,
    });
  }
  refuseOutsideAccess(stackFolder);
  // Relative, so that a checkout can be moved.
  const path = relative(stackFolder, layout.state(name));
  writeFileAtomically(
    join(stackFolder, OVERRIDE_FILE),
    `${JSON.stringify({ terraform: { backend: { local: { path } } } }, undefined, 2)}\n`,
  );
}

function hasConfiguration(folder: string): boolean {
  return existsSync(folder) && readdirSync(folder).some((name) => /\.(tf|tofu)(\.json)?$/.test(name));
}
