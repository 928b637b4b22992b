import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildSync } from "esbuild";

const ROOT = join(__dirname, "..", "..");

/**
 * Builds once for all test files: end-to-end tests run the compiled program, as users do.
 * `SKIP_BUILD=1` keeps the last build, for someone who runs one test again and again.
 */
export default function globalSetup(): void {
  // Each test file is a world of its own; what they all synthesize is left here for the next one, for this run alone.
  process.env["SHARED_SYNTHESES"] = mkdtempSync(join(tmpdir(), "shared-syntheses-"));
  bundleLibraries();
  if (process.env["SKIP_BUILD"] === "1") return;
  const built = spawnSync(process.execPath, [join(ROOT, "build.js")], { cwd: ROOT, encoding: "utf8" });
  if (built.status !== 0) throw new Error(`the build failed:\n${built.stdout}${built.stderr}`);
}

/** Writes the libraries that jest.config.js maps to one file each. Code that provider bindings share stays outside. */
function bundleLibraries(): void {
  const names: readonly string[] = JSON.parse(
    readFileSync(join(__dirname, "bundled-libraries.json"), "utf8"),
  );
  buildSync({
    entryPoints: Object.fromEntries(names.map((name) => [name, require.resolve(name)])),
    outdir: join(ROOT, "dist", "test-libraries"),
    bundle: true,
    platform: "node",
    target: "node20",
    external: ["constructs"],
    // Compiling what is never called costs by the character.
    minifyWhitespace: true,
    minifySyntax: true,
    legalComments: "none",
    logLevel: "silent",
  });
}
