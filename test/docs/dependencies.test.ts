import { readFileSync } from "node:fs";
import { join } from "node:path";

const ROOT = join(__dirname, "..", "..");

interface Manifest {
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
}

const manifest: Manifest = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8"));
const installed = { ...manifest.dependencies, ...manifest.devDependencies };

/** Names in the first column of the table. */
function documented(): readonly string[] {
  const rows = readFileSync(join(ROOT, "docs", "dependencies.md"), "utf8")
    .split("\n")
    .filter((line) => line.startsWith("| ") && !line.startsWith("| Package") && !line.startsWith("| ---"));
  return rows.flatMap((row) => (row.split("|")[1] ?? "").split(",").map((name) => name.trim()));
}

test("every package has its reason written down, and no reason outlives its package", () => {
  expect([...documented()].sort()).toEqual(Object.keys(installed).sort());
});

test.each(Object.entries(installed))("%s is pinned to one version", (_name, version) => {
  expect(version).toMatch(/^\d+\.\d+\.\d+$/);
});
