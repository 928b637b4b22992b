import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { run } from "@infra-tools/runtime/run";
import { findTerraform } from "@infra-tools/runtime/terraform/find";
import { readState } from "@infra-tools/terraform-plan/state";
import { faultNamed } from "@infra-tools/terraform-sandbox/faults";
import { type Session, sandboxProviders, withSession } from "@infra-tools/terraform-sandbox/session";
import { applyStack, planStack, type StackPlan } from "@infra-tools/terraform-sandbox/stack";
import { App } from "cdktf";
import type { EnvironmentData } from "../../environments/environment";
import { pre } from "../../environments/pre";
import { validateEnvironment } from "../../environments/validate";
import { PackagecloudStack } from "../../stacks/packagecloud-stack";
import { changed } from "../environments/change";

jest.setTimeout(300_000);

let folder = "";

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "faults-"));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

const SECRET_VERSION = "google_secret_manager_secret_version";

describe("an apply of the whole stack that fails", () => {
  it.each([
    ["quota", "google_sql_database_instance"],
    ["permission", "aws_iam_user"],
    ["conflict", "google_redis_instance"],
    ["crash-before", "kubernetes_namespace_v1"],
    ["job-failed", "kubernetes_job_v1"],
  ])("by %s of %s is completed by another one", async (kind, type) => {
    await inSandbox(async (session) => {
      fail(session, kind, type);
      await expect(apply(session, pre)).rejects.toThrow();
      expectConsistent(session);
      await apply(session, pre);
      expect((await planned(session, pre)).changes).toBe(false);
      expectConsistent(session);
    });
    expectNothingLeft();
  });

  it.each([
    ["timeout", "google_redis_instance"],
    ["crash-after", "google_compute_global_address"],
  ])("by %s of %s names the import that completes it", async (kind, type) => {
    await inSandbox(async (session) => {
      fail(session, kind, type);
      await expect(apply(session, pre)).rejects.toThrow();
      const message = await messageOf(apply(session, pre));
      const id = /terraform import <address> '([^']+)'/.exec(message)?.[1] ?? "";
      const address = /take it over: terraform import '([^']+)'/.exec(message)?.[1] ?? "";
      expect(address).toMatch(new RegExp(`^${type}\\.`));
      expect(await terraform(session, "import", "-input=false", address, id)).toBe(0);
      await apply(session, pre);
      expect((await planned(session, pre)).changes).toBe(false);
      expectConsistent(session);
    });
    expectNothingLeft();
  });

  it("and left a protected object tainted names the step that makes it whole", async () => {
    await inSandbox(async (session) => {
      fail(session, "partial", "google_sql_database_instance");
      await expect(apply(session, pre)).rejects.toThrow();
      const message = await messageOf(planned(session, pre));
      expect(message).toContain("prevent_destroy");
      const address = /terraform untaint '(google_sql_database_instance\.[^']+)'/.exec(message)?.[1] ?? "";
      expect(await terraform(session, "untaint", address)).toBe(0);
      await apply(session, pre);
      expect((await planned(session, pre)).changes).toBe(false);
    });
  });
});

describe("a rotation of the database's password that fails half-way", () => {
  const rotation = (...generations: readonly number[]): EnvironmentData =>
    changed(pre, "database.passwordGenerations", generations);

  it("is completed by the generation after the secret's newest version, when the user was not made", async () => {
    await inSandbox(async (session) => {
      await apply(session, pre);
      fail(session, "quota", "google_sql_user");
      await expect(apply(session, rotation(1, 2))).rejects.toThrow(/Quota exceeded/);
      expectConsistent(session);
      expect(session.cloud.list(SECRET_VERSION).map(({ key }) => key.id.split("/").at(-1))).toContain("2");
      expect(users(session)).toEqual(["packagecloud-1"]);

      await apply(session, rotation(1, 3));
      expect(users(session)).toEqual(["packagecloud-1", "packagecloud-3"]);
      expect((await planned(session, rotation(1, 3))).changes).toBe(false);
      expectConsistent(session);
    });
    expectNothingLeft();
  });

  it.each(["crash-after", "partial"])(
    "by %s of the secret's version stops with what to do, instead of pinning another password",
    async (kind) => {
      await inSandbox(async (session) => {
        await apply(session, pre);
        fail(session, kind, SECRET_VERSION);
        await expect(apply(session, rotation(1, 2))).rejects.toThrow();
        expect(users(session)).toEqual(["packagecloud-1"]);
        await expect(apply(session, rotation(1, 2))).rejects.toThrow(
          /Generation 2 became another version of its secret\. Use the number after the secret's newest version/,
        );
        await apply(session, rotation(1, 4));
        expect(users(session)).toEqual(["packagecloud-1", "packagecloud-4"]);
        expect((await planned(session, rotation(1, 4))).changes).toBe(false);
      });
      expectNothingLeft();
    },
  );
});

async function inSandbox(use: (session: Session) => Promise<void>): Promise<void> {
  const terraform = await findTerraform(process.env);
  await withSession({ folder, terraform, providers: sandboxProviders(), env: process.env }, use);
}

function fail(session: Session, kind: string, type: string): void {
  session.cloud.setFaults([{ ...faultNamed(kind, undefined), operation: "apply", type, remaining: 1 }]);
}

async function planned(session: Session, data: EnvironmentData): Promise<StackPlan> {
  const app = new App({ outdir: session.layout.synthesized });
  new PackagecloudStack(app, validateEnvironment(data.name, data));
  app.synth();
  return planStack(session, data.name);
}

async function apply(session: Session, data: EnvironmentData): Promise<void> {
  await applyStack(session, await planned(session, data));
}

async function messageOf(work: Promise<unknown>): Promise<string> {
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof Error)) throw new Error("it succeeded");
  return error.message;
}

async function terraform(session: Session, ...args: readonly string[]): Promise<number> {
  const { code, stdout, stderr } = await run("terraform", args, {
    cwd: session.layout.stack(pre.name),
    env: session.env,
  });
  if (code !== 0) throw new Error(stdout + stderr);
  return code;
}

/** All that Terraform manages is there, Terraform's lock is released, and the order was carried out. */
function expectConsistent(session: Session): void {
  const cloud = new Set(session.cloud.all().map(({ key }) => key.type));
  const managed = readState(session.layout.state(pre.name)).filter(({ provider }) => provider !== "random");
  expect(managed.filter(({ type }) => !cloud.has(type))).toEqual([]);
  expect(readdirSync(session.layout.states).filter((name) => name.includes("lock"))).toEqual([]);
  expect(session.cloud.faults).toEqual([]);
}

function users(session: Session): readonly string[] {
  return session.cloud
    .list("google_sql_user")
    .map(({ object }) => String(object.attributes["name"]))
    .sort();
}

/** No lock, no journal, no temporary folder of this process. */
function expectNothingLeft(): void {
  expect(readdirSync(folder).filter((name) => /lock|journal/.test(name))).toEqual([]);
  expect(readdirSync(tmpdir()).filter((name) => name.startsWith(`infra-${process.pid}-`))).toEqual([]);
}
