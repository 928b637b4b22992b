import { spawnSync } from "node:child_process";
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

const ROOT = join(__dirname, "..", "..");

/** One forbidden import for each arrow of the design: the importing file and the specifier. */
const FORBIDDEN: readonly (readonly [file: string, specifier: string])[] = [
  ["vendors/planted.ts", "../environments/environment"],
  ["vendors/planted.ts", "../constructs/gke/workload"],
  ["environments/planted.ts", "../stacks/packagecloud-stack"],
  ["environments/planted.ts", "../constructs/gke/workload"],
  ["environments/planted.ts", "@infra-tools/runtime/problem"],
  ["constructs/gke/planted.ts", "../../stacks/packagecloud-stack"],
  ["constructs/gke/planted.ts", "../../environments/environment"],
  ["constructs/gke/planted.ts", "@infra-tools/runtime/problem"],
  ["stacks/planted.ts", "@infra-tools/runtime/problem"],
  ["stacks/planted.ts", "../packages/runtime/src/problem"],
  ["main.ts", "@infra-tools/runtime/problem"],
  // A package knows only the packages below it.
  ["packages/runtime/src/planted.ts", "@infra-tools/terraform-plan/value"],
  ["packages/terraform-plan/src/planted.ts", "@infra-tools/report/doc/doc"],
  ["packages/report/src/planted.ts", "@infra-tools/plan-review/review"],
  ["packages/plan-review/src/planted.ts", "@infra-tools/terraform-sandbox/session"],
  ["packages/terraform-sandbox/src/planted.ts", "@infra-tools/plan-review/review"],
  ["packages/environment-diff/src/planted.ts", "@infra-tools/plan-review/review"],
  ["packages/gitlab-pipeline/src/planted.ts", "@infra-tools/infra/commands"],
  // No package but infra knows the infrastructure.
  ["packages/runtime/src/planted.ts", "../../../environments/environment"],
  ["packages/plan-review/src/planted.ts", "../../../stacks/packagecloud-stack"],
  ["packages/environment-diff/src/planted.ts", "../../../constructs/gke/workload"],
  ["packages/gitlab-pipeline/src/planted.ts", "../../../environments"],
  // Nobody goes around another package's exports.
  ["packages/plan-review/src/planted.ts", "../../runtime/src/problem"],
  ["packages/infra/src/planted.ts", "../../plan-review/src/review"],
  ["packages/infra/src/planted.ts", "../test/context"],
  ["stacks/planted.ts", "@cdktf/provider-google"],
  ["constructs/gke/planted.ts", "@cdktf/provider-kubernetes"],
];

const ALLOWED: readonly (readonly [file: string, specifier: string])[] = [
  ["environments/planted.ts", "../vendors/google"],
  ["constructs/gke/planted.ts", "../../vendors/google"],
  ["stacks/planted.ts", "../constructs/gke/workload"],
  ["stacks/planted.ts", "../environments/environment"],
  ["constructs/gke/planted.ts", "../shared/validate"],
  ["constructs/gke/planted.ts", "@cdktf/provider-kubernetes/lib/deployment-v1"],
  ["packages/plan-review/src/planted.ts", "@infra-tools/runtime/problem"],
  ["packages/plan-review/src/report/planted.ts", "../findings"],
  ["packages/infra/src/planted.ts", "../../../stacks/packagecloud-stack"],
  ["packages/infra/src/planted.ts", "@infra-tools/terraform-sandbox/session"],
];

interface Report {
  readonly diagnostics: readonly {
    readonly category: string;
    readonly location: { readonly path: string };
  }[];
}

const RULES = ["style/noRestrictedImports", "correctness/noUndeclaredDependencies"];

/** Lints a tree that holds only the planted files, under the project's own rules; returns the refused ones. */
function refusedFiles(folder: string): ReadonlySet<string> {
  for (const name of readdirSync(join(ROOT, "packages"))) {
    mkdirSync(join(folder, "packages", name), { recursive: true });
    copyFileSync(
      join(ROOT, "packages", name, "package.json"),
      join(folder, "packages", name, "package.json"),
    );
  }
  copyFileSync(join(ROOT, "package.json"), join(folder, "package.json"));
  const rules = JSON.parse(readFileSync(join(ROOT, "biome.json"), "utf8"));
  writeFileSync(join(folder, "biome.json"), JSON.stringify({ ...rules, $schema: undefined, vcs: undefined }));
  const run = spawnSync(
    join(ROOT, "node_modules", ".bin", "biome"),
    ["lint", ...RULES.map((rule) => `--only=${rule}`), "--reporter=json", "--max-diagnostics=1000", "."],
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
