import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { ProblemError } from "@infra-tools/runtime/problem";
import type { Json } from "@infra-tools/terraform-plan/value";
import { artifactsOf } from "../../src/artifact/files";
import { runDeploy } from "../../src/deploy/run-deploy";
import { runPlan } from "../../src/plan/run-plan";
import { runRecover } from "../../src/recover/run-recover";
import { createStateClient, type StateAddresses, type StateClient } from "../../src/state/state-client";
import { type GitLabServer, startGitLab } from "../support/gitlab/server";
import { COMMIT, createWorkplace, noPreview, type Workplace } from "../support/jobs";

const JOB = "token-of-the-deploy-job";
const LATER_JOB = "token-of-the-recover-job";
const SECRET = "the-word-that-stands-in-the-state";

let server: GitLabServer;
let workplace: Workplace;

beforeEach(async () => {
  server = await startGitLab();
  for (const token of [JOB, LATER_JOB]) {
    server.world.accounts.set(token, { id: 7, kind: "job", role: "maintainer" });
  }
  workplace = createWorkplace();
});

afterEach(async () => {
  await server.close();
  workplace.remove();
});

function addresses(): StateAddresses {
  const address = `${server.apiUrl}/projects/42/terraform/state/pre`;
  return {
    address,
    lockAddress: `${address}/lock`,
    unlockAddress: `${address}/lock`,
    lockMethod: "POST",
    unlockMethod: "DELETE",
  };
}

/** The second object takes a moment to make, in which the token can die. */
function configuration(): Json {
  const { address, lockAddress, unlockAddress } = addresses();
  return {
    terraform: {
      backend: {
        http: {
          address,
          lock_address: lockAddress,
          unlock_address: unlockAddress,
          lock_method: "POST",
          unlock_method: "DELETE",
          retry_max: 0,
        },
      },
    },
    resource: {
      terraform_data: {
        first: { input: SECRET },
        second: {
          depends_on: ["terraform_data.first"],
          provisioner: [{ "local-exec": { command: "sleep 1" } }],
        },
      },
    },
  };
}

function client(token: string): StateClient {
  return createStateClient({ state: addresses(), login: { username: "gitlab-ci-token", password: token } });
}

function recover(lock?: string) {
  return runRecover(workplace.host, client(LATER_JOB), {
    environment: "pre",
    commit: COMMIT,
    locks: lock === undefined ? [] : [lock],
  });
}

/** Deploys, and lets the job's token die as soon as the second object is being made. */
async function deployUntilTheTokenDies(): Promise<ProblemError> {
  const target = workplace.target(configuration, { password: JOB, state: addresses() });
  await runPlan(workplace.host, target, "pre", { commit: COMMIT, mergeRequest: undefined }, noPreview);
  const host = {
    ...workplace.host,
    progress: (text: string) => {
      if (text.startsWith("terraform_data.second: create")) {
        setTimeout(() => server.world.accounts.delete(JOB), 300);
      }
      workplace.host.progress(text);
    },
  };
  const request = {
    environment: "pre",
    commit: COMMIT,
    accepted: true,
    defaultBranch: "main",
    gitlab: undefined,
    dryRun: false,
  };
  const failure = await runDeploy(host, target, request).then(
    () => undefined,
    (error: unknown) => error,
  );
  if (!(failure instanceof ProblemError)) throw new Error(`the deploy ended with ${String(failure)}`);
  return failure;
}

function stored(): { readonly serial: number; readonly resources: readonly { readonly name: string }[] } {
  return JSON.parse(server.world.states.get("pre")?.content ?? "{}");
}

function heldLock(): string {
  return String(server.world.states.get("pre")?.lock?.ID);
}

describe("a deploy whose token dies in the middle of the apply", () => {
  test("keeps the state sealed, and leaves no clear copy of it", async () => {
    const failure = await deployUntilTheTokenDies();
    const { leftOver } = artifactsOf(workplace.host.root, "pre");
    expect(existsSync(leftOver)).toBe(true);
    expect(readFileSync(leftOver).includes(SECRET)).toBe(false);
    expect(readdirSync(workplace.folder)).not.toContain("errored.tfstate");
    expect(failure.problems.at(-1)).toMatchObject({
      where: "pre state",
      fix: expect.stringContaining("result: pre"),
    });
    expect(failure.message).not.toContain(JOB);
  });

  test("is recovered: the state is stored under the dead job's lock, which is then released", async () => {
    await deployUntilTheTokenDies();
    await expect(recover()).resolves.toEqual({ state: "push", released: true });
    expect(
      stored()
        .resources.map(({ name }) => name)
        .sort(),
    ).toEqual(["first", "second"]);
    expect(server.world.states.get("pre")?.lock).toBeUndefined();

    const target = workplace.target(configuration, { password: LATER_JOB, state: addresses() });
    const again = await runPlan(
      workplace.host,
      target,
      "pre",
      { commit: COMMIT, mergeRequest: undefined },
      noPreview,
    );
    if (again.kind !== "planned") throw new Error("the default branch is always planned");
    expect(again.review.plans[0]?.counts).toMatchObject({ add: 0, change: 0, destroy: 0 });
  });

  test("is not recovered under a lock that somebody else took meanwhile, and says who holds it", async () => {
    await deployUntilTheTokenDies();
    const state = server.world.states.get("pre");
    if (state === undefined) throw new Error("nothing was locked");
    const before = state.versions.length;
    state.lock = { ID: "lock-of-ann", Who: "ann", Created: "2026-11-23T08:00:00.000Z" };
    await expect(recover()).rejects.toThrow("held by ann since 2026-11-23T08:00:00.000Z, lock lock-of-ann");
    expect(state.lock).toMatchObject({ ID: "lock-of-ann" });
    expect(state.versions).toHaveLength(before);

    await expect(recover("lock-of-ann")).resolves.toEqual({ state: "push", released: true });
  });

  test("does not overwrite what somebody has applied since", async () => {
    await deployUntilTheTokenDies();
    await expect(recover()).resolves.toMatchObject({ state: "push" });
    const state = server.world.states.get("pre");
    if (state === undefined) throw new Error("nothing was stored");
    state.content = JSON.stringify({ ...stored(), serial: 99 });
    await expect(recover()).rejects.toThrow("somebody has applied since");
    expect(stored().serial).toBe(99);
    expect(state.lock).toBeUndefined();
  });

  test("blocks the next apply, whose message names the holder", async () => {
    await deployUntilTheTokenDies();
    const target = workplace.target(configuration, { password: LATER_JOB, state: addresses() });
    await runPlan(workplace.host, target, "pre", { commit: COMMIT, mergeRequest: undefined }, noPreview);
    const request = {
      environment: "pre",
      commit: COMMIT,
      accepted: true,
      defaultBranch: "main",
      gitlab: undefined,
      dryRun: false,
    };
    const failure = runDeploy(workplace.host, target, request);
    await expect(failure).rejects.toThrow(/held by user-7 since \d{4}-\S+, lock /);
    await expect(failure).rejects.toThrow(`./infra ci recover pre --lock ${heldLock()}`);
  });
});

test("recover refuses a state that was sealed for another commit", async () => {
  await deployUntilTheTokenDies();
  const other = { environment: "pre", commit: "d".repeat(40), locks: [heldLock()] };
  await expect(runRecover(workplace.host, client(LATER_JOB), other)).rejects.toThrow("another commit");
});

test("an apply that is interrupted finishes what it began, stores the state and releases the lock", async () => {
  const target = workplace.target(configuration, { password: JOB, state: addresses() });
  await runPlan(workplace.host, target, "pre", { commit: COMMIT, mergeRequest: undefined }, noPreview);
  const host = {
    ...workplace.host,
    progress: (text: string) => {
      if (text.startsWith("terraform_data.second: create")) workplace.controller.abort();
    },
  };
  const request = {
    environment: "pre",
    commit: COMMIT,
    accepted: true,
    defaultBranch: "main",
    gitlab: undefined,
    dryRun: false,
  };
  await expect(runDeploy(host, target, request)).rejects.toThrow(/abort/i);
  expect(stored().resources.map(({ name }) => name)).toContain("first");
  expect(server.world.states.get("pre")?.lock).toBeUndefined();
  expect(existsSync(artifactsOf(workplace.host.root, "pre").leftOver)).toBe(false);
});

test("recover with nothing to do takes the lock and gives it back", async () => {
  await expect(recover()).resolves.toEqual({ state: undefined, released: false });
  expect(server.world.states.get("pre")?.lock).toBeUndefined();
  expect(existsSync(join(workplace.host.root, "ci-out"))).toBe(false);
});
