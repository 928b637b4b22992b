import { spawnSync } from "node:child_process";
import {
  copyFileSync,
  existsSync,
  lstatSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const ROOT = join(__dirname, "..");
const PLANS = join(ROOT, "packages/terraform-plan/test/fixtures/plans");
const PRODUCTS = ["plan-review", "environment-diff"] as const;

/** A folder of a plain Terraform project: no checkout of this repository, no cdktf, no provider bindings. */
let project: string;

beforeAll(() => {
  project = mkdtempSync(join(tmpdir(), "products-"));
  const tarballs = PRODUCTS.map((name) => {
    const packed = run(
      "npm",
      ["pack", "--workspace", `packages/${name}`, "--pack-destination", project, "--json"],
      ROOT,
    );
    const [{ filename }] = JSON.parse(packed.stdout);
    return `./${filename}`;
  });
  writeFileSync(join(project, "package.json"), JSON.stringify({ private: true }));
  writeFileSync(join(project, "main.tf"), 'resource "terraform_data" "one" {}\n');
  run("npm", ["install", "--no-audit", "--no-fund", "--prefer-offline", ...tarballs], project);
});

afterAll(() => rmSync(project, { recursive: true, force: true }));

function run(command: string, args: readonly string[], cwd = project) {
  const { status, stdout, stderr, error } = spawnSync(command, args, { cwd, encoding: "utf8" });
  if (error !== undefined) throw error;
  return { status, stdout, stderr };
}

const bin = (name: string, ...args: readonly string[]) => run(join("node_modules", ".bin", name), args);

function bytes(path: string): number {
  const stat = lstatSync(path);
  if (!stat.isDirectory()) return stat.size;
  return readdirSync(path).reduce((sum, name) => sum + bytes(join(path, name)), 0);
}

it("installs without cdktf and provider bindings", () => {
  for (const name of PRODUCTS)
    expect(existsSync(join(project, "node_modules/@infra-tools", name))).toBe(true);
  for (const name of ["cdktf", "constructs", "@cdktf", "jest"]) {
    expect(existsSync(join(project, "node_modules", name))).toBe(false);
  }
});

it("takes less than 15 MB for plan-review with everything that it needs", () => {
  const needed = ["@infra-tools/plan-review", "@viz-js/viz"];
  const size = needed.reduce((sum, name) => sum + bytes(join(project, "node_modules", name)), 0);
  expect(size).toBeLessThan(15e6);
});

describe("plan-review", () => {
  const PLAN = "changed.plan.json";
  beforeAll(() => copyFileSync(join(PLANS, "fidelity", PLAN), join(project, PLAN)));
  afterEach(() => rmSync(join(project, "review.yaml"), { force: true }));

  it("reviews a plan, and stops at a danger", () => {
    const review = bin("plan-review", PLAN, "--fail-on", "danger", "--html", "review.html");
    expect(review.status).toBe(3);
    expect(review.stdout).toContain("aws_s3_bucket_versioning.rep");
    expect(existsSync(join(project, "review.html"))).toBe(true);
  });

  it("reads the folder's own review.yaml", () => {
    const ids: readonly { readonly rule: string }[] = JSON.parse(bin("plan-review", PLAN, "--json").stdout)
      .result.plans[0].findings;
    expect(ids.length).toBeGreaterThan(0);
    const off = [...new Set(ids.map(({ rule }) => rule))].map((rule) => `    ${rule}: off\n`).join("");
    writeFileSync(join(project, "review.yaml"), `severities:\n  default:\n${off}`);
    expect(bin("plan-review", PLAN, "--fail-on", "notice").status).toBe(2);
  });

  it("explains its rules and completes their names", () => {
    expect(bin("plan-review", "rules", "retention-reduced").stdout).toContain("retention-reduced");
    expect(bin("plan-review", "completion", "bash").stdout).toContain("retention-reduced");
  });

  it("has examples with its own name in --help", () => {
    expect(bin("plan-review", "review", "--help").stdout).toContain(
      "terraform show -json plan | plan-review -",
    );
  });
});

describe("environment-diff", () => {
  it("compares two plans", () => {
    const [before, after] = ["create.plan.json", "changed.plan.json"];
    for (const name of [before, after]) copyFileSync(join(PLANS, "fidelity", name), join(project, name));
    expect(bin("environment-diff", before, before)).toMatchObject({ status: 0 });
    const diff = bin("environment-diff", before, after);
    expect(diff.status).toBe(2);
    expect(diff.stdout).toContain("aws_s3_bucket_lifecycle_configuration.b");
  });
});
