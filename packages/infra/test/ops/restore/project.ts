import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { createRepository, type Repository } from "../../../../runtime/test/git/repository";

const ROOT = join(__dirname, "../../../../..");

/** Files that a synthesis of the stacks needs. */
const SOURCES = [
  "build.js",
  "cdktf.json",
  "constructs",
  "environments",
  "main.ts",
  "package.json",
  "stacks",
  "tsconfig.json",
  "tsconfig.app.json",
  "tsconfig.build.json",
  "vendors",
  ".gitignore",
  "package-lock.json",
  "review.yaml",
];

/** A project of its own in a git repository, with this checkout's build: what a person on call works in. */
export interface Project extends Repository {
  infra(...args: readonly string[]): Ended;
}

export interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

export function createProject(): Project {
  const repository = createRepository();
  const { root } = repository;
  const tracked = execFileSync("git", ["ls-files", "--", ...SOURCES], { cwd: ROOT, encoding: "utf8" });
  for (const file of tracked.trim().split("\n")) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    cpSync(join(ROOT, file), join(root, file));
  }
  repository.git("config", "user.name", "Test");
  repository.git("config", "user.email", "test@example.com");
  repository.commit({});
  for (const name of ["dist", "node_modules"]) symlinkSync(join(ROOT, name), join(root, name));
  const script = join(root, ".infra-script.js");
  writeFileSync(
    script,
    `require(${JSON.stringify(join(ROOT, "dist", "infra.js"))}).main(${JSON.stringify(root)});\n`,
  );
  return {
    ...repository,
    infra: (...args) => run(script, args, root),
  };
}

function run(script: string, args: readonly string[], cwd: string): Ended {
  const env = { ...process.env, NO_COLOR: "1" };
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...args], {
    cwd,
    env,
    encoding: "utf8",
  });
  return { code: status ?? -1, stdout, stderr };
}
