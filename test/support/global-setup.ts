import { spawnSync } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/**
 * Builds once for all test files: end-to-end tests run the compiled program, as users do.
 * `SKIP_BUILD=1` keeps the last build, for someone who runs one test again and again.
 */
export default function globalSetup(): void {
  // Each test file is a world of its own; what they all synthesize is left here for the next one, for this run alone.
  process.env["SHARED_SYNTHESES"] = mkdtempSync(join(tmpdir(), "shared-syntheses-"));
  if (process.env["SKIP_BUILD"] === "1") return;
  const root = join(__dirname, "..", "..");
  const built = spawnSync(process.execPath, [join(root, "build.js")], { cwd: root, encoding: "utf8" });
  if (built.status !== 0) throw new Error(`the build failed:\n${built.stdout}${built.stderr}`);
}
