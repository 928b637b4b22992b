import { spawnSync } from "node:child_process";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const ROOT = join(__dirname, "..", "..", "..", "..");
const SCRIPT = join(ROOT, ".ci", "build-image");
const DIGEST = `sha256:${"a1".repeat(32)}`;
const PASSWORD = "a password of the registry";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "image-"));
  mkdirSync(join(folder, "bin"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Runs the script beside a BuildKit that keeps its arguments and writes this as its metadata. */
function build(metadata: object) {
  const program = join(folder, "bin", "buildctl-daemonless.sh");
  writeFileSync(join(folder, "answer.json"), JSON.stringify(metadata, undefined, 2));
  writeFileSync(
    program,
    `#!/bin/sh\nprintf '%s\\n' "$@" > arguments\ncp answer.json ci-out/image/metadata.json\n`,
  );
  chmodSync(program, 0o755);
  return spawnSync("sh", [SCRIPT], {
    cwd: folder,
    encoding: "utf8",
    env: {
      PATH: `${join(folder, "bin")}:${process.env["PATH"]}`,
      HOME: join(folder, "home"),
      CI_REGISTRY: "registry.example.com",
      CI_REGISTRY_IMAGE: "registry.example.com/group/infra",
      CI_REGISTRY_USER: "gitlab-ci-token",
      CI_REGISTRY_PASSWORD: PASSWORD,
      CI_COMMIT_SHA: "c".repeat(40),
    },
  });
}

test("the job prints the image by its digest, as the variable wants it", () => {
  const { status, stdout } = build({
    "containerimage.config.digest": `sha256:${"0".repeat(64)}`,
    "containerimage.digest": DIGEST,
  });
  expect(status).toBe(0);
  expect(stdout).toBe(`INFRA_CI_IMAGE=registry.example.com/group/infra/ci@${DIGEST}\n`);
  expect(readFileSync(join(folder, "ci-out", "image", "image.env"), "utf8")).toBe(stdout);
});

test("the login is for this user alone, in no argument, and in no file of the project", () => {
  build({ "containerimage.digest": DIGEST });
  const login = join(folder, "home", ".docker", "config.json");
  const { auths } = JSON.parse(readFileSync(login, "utf8"));
  const { auth } = auths["registry.example.com"];
  expect(Buffer.from(auth, "base64").toString()).toBe(`gitlab-ci-token:${PASSWORD}`);
  expect(statSync(login).mode & 0o077).toBe(0);
  const passed = readFileSync(join(folder, "arguments"), "utf8");
  expect(passed).toContain("push=true");
  expect(passed).not.toContain(PASSWORD);
  expect(passed).not.toContain(auth);
});

test("a build without a digest fails and leaves no image to copy", () => {
  const { status, stderr } = build({ "containerimage.config.digest": DIGEST });
  expect(status).toBe(1);
  expect(stderr).toContain("has no containerimage.digest");
  expect(existsSync(join(folder, "ci-out", "image", "image.env"))).toBe(false);
});

test("base images are pinned by digest, and so is the image of the job that builds", () => {
  const bases = [...readFileSync(join(ROOT, ".ci", "Dockerfile"), "utf8").matchAll(/^FROM (\S+)/gm)];
  expect(bases.length).toBeGreaterThan(0);
  for (const [, base] of bases) expect(base).toMatch(/@sha256:[0-9a-f]{64}$/);
  expect(readFileSync(join(ROOT, ".gitlab-ci.yml"), "utf8")).toMatch(
    /name: moby\/buildkit:\S+@sha256:[0-9a-f]{64}$/m,
  );
});
