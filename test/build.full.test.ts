import { spawnSync } from "node:child_process";
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  utimesSync,
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
  const infra = join(folder, "packages", "infra", "src");
  for (const name of ["side-thread", "job-thread"]) writeFileSync(join(infra, "diff", `${name}.ts`), "");
  command('"infra"');
  writeFileSync(
    join(infra, "main.ts"),
    'export const main = async (): Promise<void> => (await import("./command")).run(__dirname);\n',
  );
  greet('"hello"');
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

function greet(value: string): void {
  writeFileSync(join(folder, "environments", "greeting.ts"), `export const greeting: string = ${value};\n`);
}

/** Lets the only command of the command line print this, a name out of a package's folder, and the program's folder. */
function command(value: string): void {
  writeFileSync(
    join(folder, "packages", "infra", "src", "command.ts"),
    `import { Manifest } from "@cdktf/provider-kubernetes/lib/manifest";
    export const run = (place: string): void => void process.stdout.write([${value}, Manifest.name, place].join());\n`,
  );
}

/** Files of the command line that others share or load when they need them. */
function parts(): readonly string[] {
  return readdirSync(join(folder, "dist")).filter((name) => /^part-.*\.mjs$/.test(name));
}

const START = 'require("./dist/infra.js").main()';

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

  it("bundles the command line beside it, each command in a file of its own", () => {
    expect(node("build.js")).toMatchObject({ status: 0, stdout: "" });
    expect(node("-e", START)).toMatchObject({ status: 0, stdout: `infra,Manifest,${join(folder, "dist")}` });
    expect(parts().some((name) => name.startsWith("part-command-"))).toBe(true);
    expect(node("dist/main.js")).toMatchObject({ status: 0, stdout: "hello" });
  });

  it("leaves the last build's commands for a day, for a program that runs", () => {
    node("build.js");
    const before = parts();
    command('"changed"');
    node("build.js");
    expect(node("-e", START).stdout).toContain("changed,");
    expect(parts()).toEqual(expect.arrayContaining([...before]));
    const yesterday = Date.now() / 1000 - 25 * 60 * 60;
    for (const name of before) utimesSync(join(folder, "dist", name), yesterday, yesterday);
    node("build.js");
    expect(parts().filter((name) => before.includes(name) && name.startsWith("part-command-"))).toEqual([]);
    expect(node("-e", START).stdout).toContain("changed,");
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
