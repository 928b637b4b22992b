import { spawnSync } from "node:child_process";
import { join } from "node:path";

/**
 * Builds once for all test files: end-to-end tests run the compiled program, as users do.
 * `SKIP_BUILD=1` keeps the last build, for someone who runs one test again and again.
 */
export default function globalSetup(): void {
  if (process.env["SKIP_BUILD"] === "1") return;
  const root = join(__dirname, "..", "..");
  const built = spawnSync(process.execPath, [join(root, "build.js")], { cwd: root, encoding: "utf8" });
  if (built.status !== 0) throw new Error(`the build failed:\n${built.stdout}${built.stderr}`);
}
