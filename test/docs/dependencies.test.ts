import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const ROOT = join(__dirname, "..", "..");

interface Manifest {
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
}

const MANIFESTS = [
  "package.json",
  ...readdirSync(join(ROOT, "packages")).map((name) => `packages/${name}/package.json`),
];

/** Every third-party package of the repository and its workspaces, with the versions they ask for. */
const installed = new Map<string, Set<string>>();
for (const file of MANIFESTS) {
  const { dependencies, devDependencies }: Manifest = JSON.parse(readFileSync(join(ROOT, file), "utf8"));
  for (const [name, version] of Object.entries({ ...dependencies, ...devDependencies })) {
    if (name.startsWith("@infra-tools/")) continue;
    installed.set(name, (installed.get(name) ?? new Set()).add(version));
  }
}

/** Names in the first column of the table. */
function documented(): readonly string[] {
  const rows = readFileSync(join(ROOT, "docs", "dependencies.md"), "utf8")
    .split("\n")
    .filter((line) => line.startsWith("| ") && !line.startsWith("| Package") && !line.startsWith("| ---"));
  return rows.flatMap((row) => (row.split("|")[1] ?? "").split(",").map((name) => name.trim()));
}

test("every package has its reason written down, and no reason outlives its package", () => {
  expect([...documented()].sort()).toEqual([...installed.keys()].sort());
});

test.each([...installed])("%s is pinned to one version everywhere", (_name, versions) => {
  expect([...versions]).toEqual([expect.stringMatching(/^\d+\.\d+\.\d+$/)]);
});
