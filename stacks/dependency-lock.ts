import { copyFileSync, existsSync } from "node:fs";
import { join } from "node:path";
import { type App, TerraformStack } from "cdktf";

const DEPENDENCY_LOCK = ".terraform.lock.hcl";

/**
 * Puts the committed dependency lock file, when there is one in `folder`, beside every synthesized stack: Terraform looks
 * for it there, and cdktf.out is not committed. See docs/providers.md.
 */
export function placeDependencyLock(app: App, folder: string): void {
  const lock = join(folder, DEPENDENCY_LOCK);
  if (!existsSync(lock)) return;
  for (const stack of app.node.children) {
    if (!TerraformStack.isStack(stack)) continue;
    copyFileSync(lock, join(app.outdir, app.manifest.forStack(stack).workingDirectory, DEPENDENCY_LOCK));
  }
}
