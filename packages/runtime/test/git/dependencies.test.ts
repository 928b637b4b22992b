import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { provideDependencies } from "../../src/git/dependencies";

let parent: string;
beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), "dependencies-"));
});
afterEach(() => rmSync(parent, { recursive: true, force: true }));

/** A lock file without packages, which npm can install without a registry. Version 0.9.0 of the project has one of another form. */
const lock = (version: string, more: object = {}) =>
  JSON.stringify({
    name: "x",
    version,
    lockfileVersion: version === "0.9.0" ? 2 : 3,
    packages: { "": { name: "x", version }, ...more },
  });

function project(name: string, version: string | undefined): string {
  const folder = join(parent, name);
  mkdirSync(folder);
  if (version !== undefined) {
    writeFileSync(join(folder, "package.json"), JSON.stringify({ name: "x", version }));
    writeFileSync(join(folder, "package-lock.json"), lock(version));
  }
  return folder;
}

function install(folder: string): void {
  mkdirSync(join(folder, "node_modules", "package"), { recursive: true });
  writeFileSync(join(folder, "node_modules", "package", "index.js"), "module.exports = 1;");
}

describe("the dependencies of another revision", () => {
  it("are the checkout's own when both lock files are the same, and cannot be emptied from there", async () => {
    const installed = project("installed", "1.0.0");
    install(installed);
    const folder = project("base", "1.0.0");
    await provideDependencies(folder, { installed, env: process.env });
    expect(readFileSync(join(folder, "node_modules", "package", "index.js"), "utf8")).toContain("1");
    // What an installation does first.
    for (const name of readdirSync(join(folder, "node_modules"))) {
      rmSync(join(folder, "node_modules", name), { recursive: true, force: true });
    }
    expect(existsSync(join(installed, "node_modules", "package", "index.js"))).toBe(true);
  });

  it("are the checkout's own when only the project's own packages differ, and not when another one does", async () => {
    const installed = project("installed", "1.0.0");
    install(installed);
    const folder = project("base", "1.1.0");
    const shared = { "packages/own": { version: "2.0.0" } };
    writeFileSync(join(folder, "package-lock.json"), lock("1.1.0", shared));
    await provideDependencies(folder, { installed, env: process.env });
    expect(existsSync(join(folder, "node_modules", "package", "index.js"))).toBe(true);
    const before = project("before", "1.0.0");
    const entry = { "node_modules/package": { version: "1.0.0", integrity: "sha512-0" } };
    writeFileSync(join(before, "package-lock.json"), lock("1.0.0", entry));
    const env = { PATH: process.env["PATH"], HOME: parent, npm_config_offline: "true" };
    const reported: string[] = [];
    await provideDependencies(before, { installed, env, onInstall: () => reported.push("x") }).catch(
      () => undefined,
    );
    expect(reported).toEqual(["x"]);
  });

  it("are installed for it when the lock files differ", async () => {
    const installed = project("installed", "1.0.0");
    install(installed);
    const folder = project("base", "0.9.0");
    const reported: string[] = [];
    const env = { PATH: process.env["PATH"], HOME: parent, npm_config_offline: "true" };
    await provideDependencies(folder, { installed, env, onInstall: () => reported.push("installing") });
    expect(reported).toEqual(["installing"]);
    expect(existsSync(join(folder, "node_modules", "package"))).toBe(false);
    expect(existsSync(join(installed, "node_modules", "package", "index.js"))).toBe(true);
  });

  it("are told to be missing when they cannot be installed", async () => {
    const installed = project("installed", "1.0.0");
    const folder = project("base", "0.9.0");
    writeFileSync(join(folder, "package.json"), JSON.stringify({ name: "x", dependencies: { nope: "1" } }));
    const env = { PATH: process.env["PATH"], HOME: parent, npm_config_offline: "true" };
    await expect(provideDependencies(folder, { installed, env })).rejects.toThrow(
      /npm could not install it[\s\S]*name a base with the same lock file/,
    );
  });

  it("are none when it has no lock file", async () => {
    const folder = project("base", undefined);
    await provideDependencies(folder, { installed: parent, env: process.env });
    expect(readdirSync(folder)).toEqual([]);
  });

  it("are installed without scripts, by an npm that sees no token", async () => {
    const installed = project("installed", "1.0.0");
    const folder = project("base", "0.9.0");
    const report = join(parent, "report");
    const programs = join(parent, "bin");
    mkdirSync(programs);
    writeFileSync(join(programs, "npm"), `#!/bin/sh\necho "$@" >${report}\nenv >>${report}\n`, {
      mode: 0o700,
    });
    await provideDependencies(folder, {
      installed,
      env: {
        PATH: `${programs}:${process.env["PATH"]}`,
        HOME: parent,
        CI_JOB_TOKEN: "canary",
        TF_HTTP_PASSWORD: "canary",
        npm_config_registry: "https://npm.example.com",
        https_proxy: "http://proxy.example.com",
      },
    });
    const text = readFileSync(report, "utf8");
    expect(text).toContain("--ignore-scripts");
    expect(text).toContain("npm_config_registry=https://npm.example.com");
    expect(text).toContain("https_proxy=http://proxy.example.com");
    expect(text).not.toContain("canary");
  });
});
