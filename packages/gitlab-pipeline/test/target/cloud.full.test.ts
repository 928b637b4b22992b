import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Host } from "../../src/host";
import type { StateAddresses } from "../../src/state/state-client";
import { cloudTarget } from "../../src/target/cloud";
import type { Stack } from "../../src/target/target";

const ROOT = join(__dirname, "..", "..", "..", "..");

/** Stands in for Terraform, which would fetch providers: it writes down how it was called. */
const RECORDER = `#!/bin/sh
case "$1" in
  version) echo "Terraform v1.11.4"; exit 0 ;;
esac
{ echo "$@"; env; } > "$PWD/called.txt"
`;

/** Address of an environment's state, in GitLab's form. */
function stateOf(environment: string): StateAddresses {
  const address = `https://gitlab.example.com/api/v4/projects/42/terraform/state/${environment}`;
  return {
    address,
    lockAddress: `${address}/lock`,
    lockMethod: "POST",
    unlockAddress: `${address}/lock`,
    unlockMethod: "DELETE",
  };
}

let root: string;
beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), "cloud-test-")));
  for (const name of ["dist", "node_modules"]) symlinkSync(join(ROOT, name), join(root, name));
  writeFileSync(join(root, "terraform"), RECORDER);
  chmodSync(join(root, "terraform"), 0o755);
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function host(env: Host["env"]): Host {
  return {
    root,
    env: { PATH: process.env["PATH"], TERRAFORM_BINARY_NAME: join(root, "terraform"), ...env },
    signal: new AbortController().signal,
    progress: () => undefined,
  };
}

const JOB = {
  CI_JOB_TOKEN: "token-of-the-job",
  INFRA_NOTE_TOKEN: "token-for-notes",
  INFRA_ARTIFACT_KEY: "key-of-artifacts",
  INFRA_AWS_ID_TOKEN: "oidc-token-for-aws",
  INFRA_AWS_ROLE: "arn:aws:iam::123456789012:role/plan",
};

const called = (stack: Stack) => readFileSync(join(stack.terraform.folder, "called.txt"), "utf8");

test("Terraform is called in the synthesized stack, with the job's login for the state", async () => {
  await cloudTarget(host(JOB), stateOf).withStack("pre", {}, async (stack) => {
    expect(stack.terraform.folder).toBe(join(root, "cdktf.out", "stacks", "pre"));
    expect(JSON.parse(readFileSync(join(stack.terraform.folder, "cdk.tf.json"), "utf8"))).toHaveProperty(
      "terraform.backend.http",
    );
    expect(called(stack)).toContain("init -json");
    expect(called(stack)).toContain("TF_HTTP_USERNAME=gitlab-ci-token\n");
    expect(called(stack)).toContain("TF_HTTP_PASSWORD=token-of-the-job\n");
    expect(called(stack)).toContain("AWS_ROLE_ARN=arn:aws:iam::123456789012:role/plan\n");
  });
});

test("a login of its own for the state wins over the job's", async () => {
  const credentials = { ...JOB, TF_HTTP_USERNAME: "deploy-bot", TF_HTTP_PASSWORD: "token-of-the-bot" };
  await cloudTarget(host(credentials), stateOf).withStack("pre", {}, async (stack) => {
    expect(called(stack)).toContain("TF_HTTP_USERNAME=deploy-bot\n");
    expect(called(stack)).toContain("TF_HTTP_PASSWORD=token-of-the-bot\n");
  });
});

test("Terraform and its providers see no token that is not for them, and none is an argument", async () => {
  await cloudTarget(host(JOB), stateOf).withStack("pre", {}, async (stack) => {
    for (const secret of ["token-for-notes", "key-of-artifacts", "oidc-token-for-aws"]) {
      expect(called(stack)).not.toContain(secret);
    }
    expect(called(stack).split("\n")[0]).not.toContain("token");
  });
});

test("the files with the job's tokens are gone afterwards, also after a failure", async () => {
  let folder = "";
  const work = cloudTarget(host(JOB), stateOf).withStack("pre", {}, async (stack) => {
    folder = stack.temporary;
    expect(existsSync(join(folder, "aws-token"))).toBe(true);
    throw new Error("planned failure");
  });
  await expect(work).rejects.toThrow("planned failure");
  expect(existsSync(folder)).toBe(false);
});

test("synthesis tells where the stack's constructs are written, when it is asked to, and only then", async () => {
  const sources = join(root, "ci-out", "pre", "sources.json");
  const read = (stack: Stack) => readFileSync(join(stack.terraform.folder, "cdk.tf.json"), "utf8");
  const asked = { ...JOB, INFRA_SOURCES: join(root, "somewhere.json") };
  const without = await cloudTarget(host(asked), stateOf).withStack("pre", {}, async (stack) => read(stack));
  expect(existsSync(join(root, "somewhere.json"))).toBe(false);
  const withLines = await cloudTarget(host(JOB), stateOf).withStack("pre", { sources }, async (stack) =>
    read(stack),
  );
  expect(withLines).toBe(without);
  const lines = JSON.parse(readFileSync(sources, "utf8"));
  expect(Object.keys(lines)).toEqual(["pre"]);
  expect(lines.pre["database/mysql"]).toMatch(/^stacks\/packagecloud\/database\.ts:\d+$/);
});

test("a saved plan's dependency lock is put in place before Terraform starts", async () => {
  const options = { dependencyLock: "# the lock of the plan\n" };
  await cloudTarget(host(JOB), stateOf).withStack("pre", options, async ({ terraform }) => {
    expect(readFileSync(join(terraform.folder, ".terraform.lock.hcl"), "utf8")).toBe(
      "# the lock of the plan\n",
    );
  });
});
