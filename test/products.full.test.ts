import { spawnSync } from "node:child_process";
import {
  copyFileSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const ROOT = join(__dirname, "..");
const PLANS = join(ROOT, "packages/terraform-plan/test/fixtures/plans");
const PRODUCTS = ["plan-review", "terraform-sandbox", "environment-diff", "gitlab-pipeline"] as const;

/** A project as people have it: a backend that must not be asked, a module, two providers. */
const MAIN = `
terraform {
  required_providers {
    aws    = { source = "hashicorp/aws" }
    random = { source = "hashicorp/random" }
  }
  backend "s3" {
    bucket = "a-real-bucket"
    key    = "state"
    region = "eu-central-1"
  }
}
provider "aws" {
  region = "eu-central-1"
}
resource "random_password" "word" {
  length = 20
}
module "logs" {
  source = "./bucket"
  name   = "logs"
}
`;
const MODULE = `
variable "name" {}
resource "aws_s3_bucket" "bucket" {
  bucket = var.name
}
`;

/** A folder of a plain Terraform project: no checkout of this repository, no cdktf, no provider bindings. */
let project: string;

beforeAll(() => {
  project = mkdtempSync(join(tmpdir(), "products-"));
  const tarballs = PRODUCTS.map((name) => {
    const packed = run(
      "npm",
      [
        "pack",
        "--ignore-scripts=false",
        "--workspace",
        `packages/${name}`,
        "--pack-destination",
        project,
        "--json",
      ],
      ROOT,
    );
    const [{ filename }] = JSON.parse(packed.stdout);
    return `./${filename}`;
  });
  writeFileSync(join(project, "package.json"), JSON.stringify({ private: true }));
  mkdirSync(join(project, "bucket"));
  writeFileSync(join(project, "main.tf"), MAIN);
  writeFileSync(join(project, "bucket", "main.tf"), MODULE);
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

describe("terraform-sandbox", () => {
  const sandboxed = (...words: readonly string[]) => bin("terraform-sandbox", "--", ...words);

  it("plans and applies the folder's configuration with its modules, and asks no backend", () => {
    expect(sandboxed("terraform", "plan", "-detailed-exitcode", "-no-color").status).toBe(2);
    expect(sandboxed("terraform", "apply", "-auto-approve", "-no-color").stdout).toContain("2 added");
    expect(sandboxed("terraform", "plan", "-detailed-exitcode").status).toBe(0);
    expect(readdirSync(project).filter((name) => /tfstate|\.terraform/.test(name))).toEqual([]);
  });

  it("notices drift, which plan-review reports", () => {
    const address = "module.logs.aws_s3_bucket.bucket";
    expect(bin("terraform-sandbox", "drift", "set", address, "force_destroy=true").status).toBe(0);
    expect(bin("terraform-sandbox", "drift", "list")).toMatchObject({
      status: 2,
      stdout: `${address}: force_destroy\n`,
    });
    const json = sandboxed("sh", "-c", "terraform plan -out=saved >&2; terraform show -json saved").stdout;
    writeFileSync(join(project, "drift.json"), json);
    expect(bin("plan-review", "drift.json").stdout).toContain("drift-overwritten");
  });

  it("fails on purpose, follows the configuration, and is reset", () => {
    writeFileSync(join(project, "more.tf"), 'resource "aws_sns_topic" "alarms" {\n  name = "alarms"\n}\n');
    expect(bin("terraform-sandbox", "fault", "aws_sns_topic", "--message", "over quota").status).toBe(0);
    const failed = sandboxed("terraform", "apply", "-auto-approve", "-no-color");
    expect(failed.status).toBe(1);
    expect(failed.stderr).toContain("over quota");
    rmSync(join(project, "more.tf"));
    expect(sandboxed("terraform", "plan", "-no-color").stdout).not.toContain("aws_sns_topic");
    expect(bin("terraform-sandbox", "reset").stdout).toBe("the sandbox is empty\n");
  });

  it("says what is missing in a folder without a configuration", () => {
    const empty = run(
      join(project, "node_modules/.bin/terraform-sandbox"),
      ["--", "terraform", "plan"],
      tmpdir(),
    );
    expect(empty.status).toBe(1);
    expect(empty.stderr).toContain("must hold a Terraform configuration");
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

describe("gitlab-pipeline", () => {
  it("prints the note and the threads of a plan that it would write", () => {
    const name = "changed.plan.json";
    copyFileSync(join(PLANS, "fidelity", name), join(project, name));
    run("git", ["init", "--quiet"]);
    run("git", [
      "-c",
      "user.name=Ann",
      "-c",
      "user.email=a@example.com",
      "commit",
      "-qm",
      "x",
      "--allow-empty",
    ]);
    const review = bin("gitlab-plan-review", name, "--dry-run", "--fail-on", "danger");
    expect(review.stderr).toContain("note: created");
    expect(review.stdout).toContain("POST projects/1/merge_requests/1/notes");
    expect(review.status).toBe(3);
  });

  it("brings its components along", () => {
    const folder = join(project, "node_modules/@infra-tools/gitlab-pipeline/templates");
    expect(readdirSync(folder).sort()).toEqual(["environment.yml", "plan-review.yml"]);
  });
});
