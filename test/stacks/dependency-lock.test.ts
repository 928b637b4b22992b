import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { App, TerraformStack } from "cdktf";
import { placeDependencyLock } from "../../stacks/dependency-lock";

const LOCK = ".terraform.lock.hcl";

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "dependency-lock-"));
});

afterEach(() => rmSync(folder, { recursive: true }));

function synthesize(): string {
  const app = new App({ outdir: join(folder, "out") });
  new TerraformStack(app, "pre");
  new TerraformStack(app, "ops");
  app.synth();
  placeDependencyLock(app, folder);
  return app.outdir;
}

test("a committed lock file stands beside every stack", () => {
  writeFileSync(join(folder, LOCK), "the lock");
  const outdir = synthesize();
  for (const stack of ["pre", "ops"]) {
    expect(readFileSync(join(outdir, "stacks", stack, LOCK), "utf8")).toBe("the lock");
  }
});

test("without one nothing is written", () => {
  const outdir = synthesize();
  expect(existsSync(join(outdir, "stacks", "pre", "cdk.tf.json"))).toBe(true);
  expect(existsSync(join(outdir, "stacks", "pre", LOCK))).toBe(false);
});
