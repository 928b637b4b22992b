import { execFileSync, spawn } from "node:child_process";
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createRepository, type Repository } from "../../../../runtime/test/git/repository";

const ROOT = join(__dirname, "../../../../..");
/** Files that an app needs to be synthesized. */
const PROJECT = [
  "build.js",
  "cdktf.json",
  "constructs",
  "environments",
  "main.ts",
  "package-lock.json",
  "package.json",
  "stacks",
  "tsconfig.app.json",
  "tsconfig.build.json",
  "tsconfig.json",
  "vendors",
];

let repository: Repository;
let outside: string;
/** Folder of the command line's temporary folders. */
let temporary: string;
let script: string;

/** The project itself in a repository of its own, with this build of the tools. */
beforeAll(() => {
  repository = createRepository();
  outside = mkdtempSync(join(tmpdir(), "p-"));
  temporary = join(outside, "tmp");
  mkdirSync(temporary);
  script = join(outside, "infra.js");
  const main = join(ROOT, "dist", "infra.js");
  writeFileSync(script, `require(${JSON.stringify(main)}).main(${JSON.stringify(repository.root)});\n`);
  for (const name of PROJECT) cpSync(join(ROOT, name), join(repository.root, name), { recursive: true });
  repository.commit({ ".gitignore": "node_modules/\ndist/\n" });
  mkdirSync(join(repository.root, "node_modules"));
  for (const name of readdirSync(join(ROOT, "node_modules"))) {
    symlinkSync(join(ROOT, "node_modules", name), join(repository.root, "node_modules", name));
  }
  compile();
});
afterAll(() => {
  repository.remove();
  rmSync(outside, { recursive: true, force: true });
});
afterEach(() => repository.git("checkout", "--quiet", "--", "."));

interface Finished {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Builds the working tree's app, as the launcher does. */
function compile(): void {
  const { root } = repository;
  execFileSync(process.execPath, ["build.js", "app", "--no-types"], { cwd: root, stdio: "ignore" });
}

/** Compiles and runs the command line on it. */
async function infra(args: readonly string[], onProgress?: (text: string, stop: () => void) => void) {
  const { root } = repository;
  compile();
  const child = spawn(process.execPath, [script, ...args], {
    cwd: root,
    env: { ...repository.env, TMPDIR: temporary, NO_COLOR: "1" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let stdout = "";
  let stderr = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    stderr += text;
    onProgress?.(text, () => child.kill("SIGINT"));
  });
  return new Promise<Finished>((resolve) => {
    child.once("close", (code) => resolve({ code, stdout, stderr }));
  });
}

/** Changes a file of the working tree; the text must be there. */
function edit(file: string, from: RegExp, to: string): void {
  const text = readFileSync(join(repository.root, file), "utf8");
  expect(text).toMatch(from);
  repository.write({ [file]: text.replace(from, to) });
}

function expectNothingLeft(before: string): void {
  expect(repository.snapshot()).toBe(before);
  expect(readdirSync(temporary)).toEqual([]);
}

/** A commit of no branch in which there is one more environment, like pre but for what must not be the same. */
function commitOfAnother(name: string): string {
  edit("environments/index.ts", /\[pre, ops\]/, `[pre, ops, ${name}]`);
  edit("environments/index.ts", /import \{ pre \}/, `import { ${name} } from "./${name}";\nimport { pre }`);
  edit("environments/ci-identity.ts", /poolIds: \{/, `poolIds: { ${name}: "packagecloud-ci-${name}",`);
  const text = `import type { EnvironmentData } from "./environment";
import { pre } from "./pre";
export const ${name}: EnvironmentData = {
  ...pre,
  name: "${name}",
  state: {
    ...pre.state,
    address: \`\${pre.state.address}-${name}\`,
  },
  google: { ...pre.google, project: "gitlab-${name}" },
  edge: { ...pre.edge, hostname: "${name}.example.com" },
  storage: {
    ...pre.storage,
    bucketName: "bucket-${name}",
    replica: { ...pre.storage.replica, bucketName: "replica-${name}" },
    iamUserName: "user-${name}",
    replicationRoleName: "role-${name}",
  },
};
`;
  const commit = repository.commit({ [`environments/${name}.ts`]: text });
  repository.git("reset", "--quiet", "--hard", "HEAD~1");
  return commit;
}

const MEMORY = /memorySizeGb: \d+/;

describe("infra preview of the project", () => {
  it("shows one changed setting of one environment and nothing else", async () => {
    edit("environments/ops.ts", MEMORY, "memorySizeGb: 77");
    const before = repository.snapshot();
    const { code, stdout } = await infra(["preview", "--json"]);
    expect(code).toBe(2);
    const { result } = JSON.parse(stdout);
    expect(result).toMatchObject({ uncommitted: true, environments: [{ blocked: [] }, { blocked: [] }] });
    const changes = result.review.plans.map((plan: { label: string; changes: readonly unknown[] }) => [
      plan.label,
      plan.changes,
    ]);
    expect(changes).toMatchObject([
      ["pre", []],
      ["ops", [{ type: "google_redis_instance", action: "update" }]],
    ]);
    expectNothingLeft(before);
  });

  it("marks what a protection blocks, and exits 3 when dangers are not wanted", async () => {
    edit("environments/pre.ts", /region: "us-west-1"/, 'region: "us-west-2"');
    const before = repository.snapshot();
    const page = join(outside, "preview.html");
    const run = await infra(["preview", "pre", "--fail-on", "danger", "--html", page]);
    expect(run.code).toBe(3);
    expect(run.stdout).toMatch(/Terraform refused pre: would replace aws_s3_bucket\./);
    expect(run.stdout).toMatch(/Blocked \(\d+\)/);
    expect(readFileSync(page, "utf8")).toContain("prevent_destroy stops the whole plan");
    expectNothingLeft(before);
  });

  it("applies a base whose passwords were rotated before, in whatever state the rotation is", async () => {
    edit("environments/pre.ts", /passwordGenerations: \[[\d, ]+\]/, "passwordGenerations: [2, 3]");
    repository.git("commit", "--quiet", "--all", "--message=rotating");
    edit("environments/pre.ts", /passwordGenerations: \[2, 3\]/, "passwordGenerations: [3]");
    const { code, stdout } = await infra(["preview", "pre", "--json"]);
    expect(code).toBe(2);
    const [plan] = JSON.parse(stdout).result.review.plans;
    expect(plan.changes.map(({ type, action }: { type: string; action: string }) => [type, action])).toEqual([
      ["google_secret_manager_secret_version", "delete"],
      ["google_sql_user", "delete"],
    ]);
  });

  it("ends with 2 when an environment is gone, with 3 when warnings are not wanted, and with 1 when there never was one", async () => {
    const base = commitOfAnother("staging");
    const removal = await infra(["preview", "pre", "staging", "--base", base, "--json"]);
    expect([removal.code, JSON.parse(removal.stdout).problems]).toEqual([2, []]);
    const { removed, environments, review } = JSON.parse(removal.stdout).result;
    expect(removed).toEqual([{ environment: "staging", resources: expect.any(Number) }]);
    expect(removed[0].resources).toBeGreaterThan(100);
    expect(environments.map(({ environment }: { environment: string }) => environment)).toEqual(["pre"]);
    expect(review.plans).toMatchObject([{ label: "pre", changes: [] }]);
    const all = await infra(["preview", "--base", base, "--fail-on", "danger"]);
    expect(all.code).toBe(2);
    expect(all.stdout).toContain("staging is deleted in the working tree");
    expect((await infra(["preview", "staging", "--base", base, "--fail-on", "warning"])).code).toBe(3);
    const never = await infra(["preview", "nowhere", "--base", base]);
    expect(never.code).toBe(1);
    expect(never.stderr).toContain("the base has ci-identity, ops, pre, staging");
  });

  it.each(["synthesizing the base", "applying the base", "the base is applied"])(
    "that is interrupted at '%s' leaves nothing behind",
    async (moment) => {
      edit("environments/pre.ts", MEMORY, "memorySizeGb: 77");
      const before = repository.snapshot();
      const { code } = await infra(["preview", "pre"], (text, stop) => {
        if (text.includes(moment)) stop();
      });
      expect(code).toBe(130);
      expectNothingLeft(before);
    },
  );
});
