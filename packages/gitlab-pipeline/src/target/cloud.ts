import { existsSync } from "node:fs";
import { join } from "node:path";
import { ProblemError } from "@infra-tools/runtime/problem";
import { type EnvironmentVariables, run } from "@infra-tools/runtime/run";
import { createTemporaryFolder } from "@infra-tools/runtime/temporary-folder";
import { findTerraform } from "@infra-tools/runtime/terraform/find";
import { initialize } from "@infra-tools/runtime/terraform/terraform";
import { writeFileAtomically } from "@infra-tools/runtime/write-file";
import { withCredentials } from "../credentials/credentials";
import type { Host } from "../host";
import { explainingLock } from "../state/lock-holder";
import { askHolder, createStateClient, type StateAddresses, type StateLogin } from "../state/state-client";
import { DEPENDENCY_LOCK, type Target } from "./target";

/**
 * Grace of an interrupted Terraform, in milliseconds; GitLab has no setting for it. A database takes 20 minutes to be
 * made, and killing Terraform in the middle loses the object.
 */
const GRACE_MS = 60 * 60 * 1000;

/** Variables that are for the command itself; neither Terraform nor a provider has a use for them. */
const WITHHELD = ["INFRA_NOTE_TOKEN", "INFRA_ARTIFACT_KEY", "INFRA_GOOGLE_ID_TOKEN", "INFRA_AWS_ID_TOKEN"];

/** Variables that synthesis, which is pure, may read. */
const FOR_SYNTHESIS = ["PATH", "HOME", "TMPDIR", "LANG"];

/** The real clouds, with the job's own identity. `stateOf` says where an environment's state is. */
export function cloudTarget(host: Host, stateOf: (environment: string) => StateAddresses): Target {
  return {
    kind: "cloud",
    withStack: async (environment, { dependencyLock, sources }, use) => {
      const { path: binary } = await findTerraform(host.env);
      const folder = await synthesize(host, environment, sources);
      if (dependencyLock !== undefined) writeFileAtomically(join(folder, DEPENDENCY_LOCK), dependencyLock);
      const { path: temporary, remove } = createTemporaryFolder();
      try {
        const env = withStateLogin(withCredentials(host.env, temporary));
        const terraform = {
          binary,
          folder,
          env: without(env, WITHHELD),
          environment,
          signal: host.signal,
          graceMs: GRACE_MS,
        };
        await initialize(terraform);
        const client = createStateClient({
          state: stateOf(environment),
          login: stateLogin(env),
        });
        const lockHolder = () => askHolder(client);
        return await explainingLock(environment, lockHolder, () =>
          use({ environment, terraform, temporary, lockHolder }),
        );
      } finally {
        remove();
      }
    },
  };
}

/** Login of a job at the server of states. */
export function stateLogin(env: EnvironmentVariables): StateLogin {
  const { TF_HTTP_USERNAME: username, TF_HTTP_PASSWORD: password } = withStateLogin(env);
  return { username: username ?? "", password: password ?? "" };
}

/** GitLab lets a job's own token read and write states as far as the user behind it may. */
function withStateLogin(env: EnvironmentVariables): EnvironmentVariables {
  return {
    ...env,
    TF_HTTP_USERNAME: env["TF_HTTP_USERNAME"] ?? "gitlab-ci-token",
    TF_HTTP_PASSWORD: env["TF_HTTP_PASSWORD"] ?? env["CI_JOB_TOKEN"],
  };
}

/** Folder in which an environment's stack is synthesized and applied. */
export function stackFolder(root: string, environment: string): string {
  return join(outputFolder(root), "stacks", environment);
}

function outputFolder(root: string): string {
  return join(root, "cdktf.out");
}

async function synthesize(host: Host, environment: string, sources: string | undefined): Promise<string> {
  const app = join(host.root, "dist", "main.js");
  if (!existsSync(app)) {
    throw new ProblemError({
      where: app,
      rule: "the compiled app is missing",
      fix: "build it with npm run build",
    });
  }
  host.progress(`synthesizing ${environment} ...`);
  const { code, stdout, stderr } = await run(process.execPath, [app], {
    cwd: host.root,
    env: {
      ...only(host.env, FOR_SYNTHESIS),
      INFRA_ENVIRONMENTS: environment,
      INFRA_SOURCES: sources,
      CDKTF_OUTDIR: outputFolder(host.root),
    },
    signal: host.signal,
  });
  host.signal.throwIfAborted();
  if (code === 0) return stackFolder(host.root, environment);
  throw new ProblemError({
    where: "synthesis",
    rule: `the stack could not be synthesized:\n${(stderr || stdout).trim()}`,
    fix: "fix the reported error and run the command again",
  });
}

function only(env: EnvironmentVariables, names: readonly string[]): EnvironmentVariables {
  return Object.fromEntries(names.map((name) => [name, env[name]]));
}

function without(env: EnvironmentVariables, names: readonly string[]): EnvironmentVariables {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !names.includes(name)));
}
