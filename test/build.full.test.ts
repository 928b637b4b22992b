import { spawnSync } from "node:child_process";
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const ROOT = join(__dirname, "..");
const MAIN = 'import { greeting } from "./environments/greeting";\nprocess.stdout.write(greeting);\n';

let folder = "";

/** A checkout with an app of two files. */
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "build-"));
  for (const name of [
    "build.js",
    "package.json",
    "tsconfig.json",
    "tsconfig.app.json",
    "tsconfig.build.json",
  ]) {
    copyFileSync(join(ROOT, name), join(folder, name));
  }
  symlinkSync(join(ROOT, "node_modules"), join(folder, "node_modules"));
  mkdirSync(join(folder, "environments"));
  writeFileSync(join(folder, "main.ts"), MAIN);
  mkdirSync(join(folder, "packages", "infra", "src", "diff"), { recursive: true });
  for (const name of ["main", "diff/side-thread", "diff/job-thread"]) {
    writeFileSync(join(folder, "packages", "infra", "src", `${name}.ts`), 'process.stdout.write("infra");\n');
  }
  greet('"hello"');
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

function greet(value: string): void {
  writeFileSync(join(folder, "environments", "greeting.ts"), `export const greeting: string = ${value};\n`);
}

function node(...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: folder, encoding: "utf8" });
  return { status, stdout, stderr };
}

describe("node build.js", () => {
  it("puts the app into one file that needs no other", () => {
    expect(node("build.js", "app")).toEqual({ status: 0, stdout: "", stderr: "" });
    expect(readdirSync(join(folder, "dist")).sort()).toEqual(["main.js", "main.js.map"]);
    expect(node("dist/main.js")).toMatchObject({ status: 0, stdout: "hello" });
  });

  it("bundles the command line beside it", () => {
    expect(node("build.js")).toMatchObject({ status: 0, stdout: "" });
    expect(node("dist/infra.js")).toMatchObject({ status: 0, stdout: "infra" });
    expect(node("dist/main.js")).toMatchObject({ status: 0, stdout: "hello" });
  });

  it.each(["app", "all"])("says where the types are wrong, and leaves the last build (%s)", (what) => {
    node("build.js", what);
    greet("42");
    const { status, stdout, stderr } = node("build.js", what);
    expect({ status, stdout }).toEqual({ status: 1, stdout: "" });
    expect(stderr).toContain("environments/greeting.ts(1,14)");
    expect(node("dist/main.js").stdout).toBe("hello");
  });

  it("checks no types where it is told so", () => {
    greet("42");
    expect(node("build.js", "app", "--no-types")).toEqual({ status: 0, stdout: "", stderr: "" });
    greet("42 +");
    const { status, stderr } = node("build.js", "app", "--no-types");
    expect(status).toBe(1);
    expect(stderr).toContain("greeting.ts:1");
  });

  it("refuses what it does not know, without a stack trace", () => {
    expect(node("build.js", "apps")).toEqual({
      status: 1,
      stdout: "",
      stderr:
        'node build.js takes one of all, app, bench, plan-review, terraform-sandbox, environment-diff, gitlab-pipeline, not "apps"\n',
    });
  });
});
