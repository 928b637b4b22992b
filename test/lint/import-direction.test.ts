import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

const ROOT = join(__dirname, "..", "..");

/** One forbidden import per arrow of the design: the file it stands in and what it names. */
const FORBIDDEN: readonly (readonly [file: string, specifier: string])[] = [
  ["environments/planted.ts", "../stacks/packagecloud-stack"],
  ["environments/planted.ts", "../constructs/gke/workload"],
  ["environments/planted.ts", "../tools/shared/problem"],
  ["constructs/gke/planted.ts", "../../stacks/packagecloud-stack"],
  ["constructs/gke/planted.ts", "../../environments/environment"],
  ["constructs/gke/planted.ts", "../../tools/shared/problem"],
  ["stacks/planted.ts", "../tools/shared/problem"],
  ["main.ts", "./tools/shared/problem"],
  ["tools/shared/planted.ts", "../review/model"],
  ["tools/shared/planted.ts", "../../environments/environment"],
  ["tools/review/planted.ts", "../sandbox/session"],
  ["tools/review/planted.ts", "../../stacks/packagecloud-stack"],
  ["tools/sandbox/planted.ts", "../review/model"],
  ["tools/sandbox/planted.ts", "../cli/command"],
  ["tools/diff/planted.ts", "../review/model"],
  ["tools/diff/planted.ts", "../../constructs/gke/workload"],
  ["tools/graph/planted.ts", "../sandbox/session"],
  ["tools/preview/planted.ts", "../cli/command"],
  ["tools/preview/planted.ts", "../../stacks/packagecloud-stack"],
  ["tools/ci/planted.ts", "../cli/command"],
  ["stacks/planted.ts", "@cdktf/provider-google"],
  ["constructs/gke/planted.ts", "@cdktf/provider-kubernetes"],
];

const ALLOWED: readonly (readonly [file: string, specifier: string])[] = [
  ["stacks/planted.ts", "../constructs/gke/workload"],
  ["stacks/planted.ts", "../environments/environment"],
  ["constructs/gke/planted.ts", "../shared/validate"],
  ["constructs/gke/planted.ts", "@cdktf/provider-kubernetes/lib/deployment-v1"],
  ["tools/review/planted.ts", "../shared/problem"],
  ["tools/diff/planted.ts", "../../stacks/packagecloud-stack"],
  ["tools/preview/planted.ts", "../review/model"],
  ["tools/cli/planted.ts", "../sandbox/session"],
];

interface Report {
  readonly diagnostics: readonly {
    readonly category: string;
    readonly location: { readonly path: string };
  }[];
}

/** Lints a tree that holds only the planted files, under the project's own rules, and tells which were refused. */
function refusedFiles(folder: string): ReadonlySet<string> {
  const rules = JSON.parse(readFileSync(join(ROOT, "biome.json"), "utf8"));
  writeFileSync(join(folder, "biome.json"), JSON.stringify({ ...rules, $schema: undefined, vcs: undefined }));
  const run = spawnSync(
    join(ROOT, "node_modules", ".bin", "biome"),
    ["lint", "--only=style/noRestrictedImports", "--reporter=json", "--max-diagnostics=1000", "."],
    { cwd: folder, encoding: "utf8" },
  );
  const report: Report = JSON.parse(run.stdout);
  return new Set(report.diagnostics.map((diagnostic) => diagnostic.location.path));
}

/** A file name of its own for each planted import, in the same folder; `main.ts` is a rule for one file and keeps its name. */
function plant(folder: string, file: string, specifier: string, index: number): string {
  const name = file.replace("planted", `planted-${index}`);
  mkdirSync(dirname(join(folder, name)), { recursive: true });
  writeFileSync(
    join(folder, name),
    `import { planted } from "${specifier}";\n\nexport const used = planted;\n`,
  );
  return name;
}

describe("import direction", () => {
  const folder = mkdtempSync(join(tmpdir(), "import-direction-"));
  const forbidden = FORBIDDEN.map(([file, specifier], index) => ({
    file,
    specifier,
    name: plant(folder, file, specifier, index),
  }));
  const allowed = ALLOWED.map(([file, specifier], index) => ({
    file,
    specifier,
    name: plant(folder, file, specifier, FORBIDDEN.length + index),
  }));
  const refused = refusedFiles(folder);
  afterAll(() => rmSync(folder, { recursive: true }));

  test.each(forbidden)("$file must not import $specifier", ({ name }) => {
    expect(refused).toContain(name);
  });

  test.each(allowed)("$file may import $specifier", ({ name }) => {
    expect(refused).not.toContain(name);
  });
});
