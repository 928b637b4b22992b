import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { environmentNames } from "../environments";

const APP = join(__dirname, "..", "dist", "main.js");

let folder = "";

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "main-"));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

function run(environments?: string) {
  const { INFRA_ENVIRONMENTS: _, ...env } = process.env;
  return spawnSync(process.execPath, [APP], {
    cwd: folder,
    encoding: "utf8",
    env: environments === undefined ? env : { ...env, INFRA_ENVIRONMENTS: environments },
  });
}

describe("the app", () => {
  it("synthesizes every environment and the pipelines' identities, and says nothing when all is well", () => {
    const { status, stdout, stderr } = run();
    expect({ status, stdout, stderr }).toEqual({ status: 0, stdout: "", stderr: "" });
    expect(readdirSync(join(folder, "cdktf.out", "stacks")).sort()).toEqual(
      ["ci-identity", ...environmentNames].sort(),
    );
  });

  it("synthesizes only the environments that were named", () => {
    expect(run(" ops ").status).toBe(0);
    expect(readdirSync(join(folder, "cdktf.out", "stacks"))).toEqual(["ops"]);
  });

  it("synthesizes the pipelines' identities alone when they are named", () => {
    expect(run("ci-identity").status).toBe(0);
    expect(readdirSync(join(folder, "cdktf.out", "stacks"))).toEqual(["ci-identity"]);
  });

  it("tells a user's mistake without a stack trace, and writes nothing", () => {
    const { status, stderr } = run("ops,prod");
    expect(status).toBe(1);
    expect(stderr).toBe(
      `environment: must be the name of an environment (is "prod")\n  -> use one of ${environmentNames.join(", ")}\n`,
    );
    expect(existsSync(join(folder, "cdktf.out", "stacks"))).toBe(false);
  });
});
