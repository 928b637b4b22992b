import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findTerraform } from "@infra-tools/runtime/terraform/find";
import { parsePlan } from "@infra-tools/terraform-plan/read/read";
import { type Session, sandboxProviders, withSession } from "@infra-tools/terraform-sandbox/session";
import { applyStack, forgetObjects, planStack, type StackPlan } from "@infra-tools/terraform-sandbox/stack";
import { App } from "cdktf";
import type { EnvironmentData } from "../../environments/environment";
import { ops } from "../../environments/ops";
import { validateEnvironment } from "../../environments/validate";
import { PackagecloudStack } from "../../stacks/packagecloud-stack";

jest.setTimeout(200_000);

const DOC = readFileSync(join(__dirname, "..", "..", "docs", "disaster-recovery.md"), "utf8");

const INSTANCE = `projects/${ops.google.project}/instances/packagecloud-1b2c3d4e`;

/** ops in another region, as docs/disaster-recovery.md says to write it. */
const ELSEWHERE: EnvironmentData = {
  ...ops,
  google: { ...ops.google, region: "us-central1" },
  cluster: { ...ops.cluster, name: "ops-central-gitlab-gke", location: "us-central1" },
  database: { ...ops.database, instanceName: "packagecloud-1b2c3d4e", passwordGenerations: [2] },
  redis: { ...ops.redis, authGeneration: 2 },
  adopt: { databaseInstance: INSTANCE, database: `${INSTANCE}/databases/${ops.database.databaseName}` },
};

/** ops with the replica as its bucket, as the page says to write it. */
const PROMOTED: EnvironmentData = {
  ...ops,
  storage: {
    ...ops.storage,
    bucketName: ops.storage.replica.bucketName,
    region: ops.storage.replica.region,
    transferAcceleration: false,
    replica: { ...ops.storage.replica, bucketName: "packages-gitlab-com-replica-2", region: "us-east-2" },
  },
  adopt: { bucket: ops.storage.replica.bucketName },
};

/** Patterns that the page greps with for the objects of the lost region: Google's first, then AWS'. */
const [LOST = /^$/, LOST_IN_AWS = /^$/] = [...DOC.matchAll(/grep -E '([^']+)'/g)].map(
  ([, pattern]) => new RegExp(pattern ?? "^$"),
);

describe("the loss of Google's region", () => {
  let folder = "";
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "region-"));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it("is answered by other data: what the page forgets is created or taken over, and no data is destroyed", async () => {
    await inSandbox(folder, async (session) => {
      await applyStack(session, await planned(session, ops));
      restoreBackup(session);
      const lost = addresses(session).filter((address) => LOST.test(address));
      expect(lost.length).toBeGreaterThan(40);
      await forgetObjects(session, ops.name, lost);
      // The other region has another cluster, in which nothing is.
      for (const { key } of session.cloud.all()) {
        if (key.provider === "kubernetes" || key.type === "google_redis_instance") session.cloud.remove(key);
      }

      const plan = await planned(session, ELSEWHERE);
      const entries = parsePlan(plan.jsonText, { label: ops.name }).changes;
      const changes = entries.filter(({ mode, action }) => mode === "managed" && action !== "no-op");
      const destroyed = changes.filter(({ action }) => action === "delete" || action === "replace");
      // A binding that names the old instance, and two records of versions that Secret Manager keeps.
      expect(destroyed.map(({ type }) => type).sort()).toEqual([
        "google_project_iam_member",
        "google_secret_manager_secret_version",
        "google_secret_manager_secret_version",
      ]);
      for (const { type, before } of destroyed) {
        if (type.endsWith("_version")) expect(before).toMatchObject({ deletion_policy: "ABANDON" });
      }
      const imported = entries.filter(({ importing }) => importing !== undefined);
      expect(imported.map(({ type }) => type).sort()).toEqual([
        "google_sql_database",
        "google_sql_database_instance",
      ]);
      // The bucket, its replica and the address stay: packages are where they were.
      expect(changes.filter(({ type }) => type.startsWith("aws_s3") || type.includes("address"))).toEqual([]);

      await applyStack(session, plan);
      expect((await planned(session, ELSEWHERE)).changes).toBe(false);
    });
  });
});

describe("the loss of the bucket's region at AWS", () => {
  let folder = "";
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "region-"));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it("is answered by the replica as the bucket: it is taken over with its versions, and nothing of it is destroyed", async () => {
    await inSandbox(folder, async (session) => {
      await applyStack(session, await planned(session, ops));
      const lost = addresses(session).filter((address) => LOST_IN_AWS.test(address));
      expect(lost.filter((address) => address.startsWith("aws_s3_bucket.")).length).toBe(2);
      expect(lost.every((address) => address.startsWith("aws_"))).toBe(true);
      await forgetObjects(session, ops.name, lost);

      const plan = await planned(session, PROMOTED);
      const entries = parsePlan(plan.jsonText, { label: ops.name }).changes;
      const changes = entries.filter(({ mode, action }) => mode === "managed" && action !== "no-op");
      const imported = entries.filter(({ importing }) => importing !== undefined);
      expect(imported.map(({ type, importing }) => [type, importing?.id])).toEqual([
        ["aws_s3_bucket", "packages-gitlab-com-replica"],
      ]);
      expect(changes.filter(({ action }) => action === "delete" || action === "replace")).toEqual([]);
      // Who may write follows the bucket: packagecloud's user and the role of the replication.
      const policies = changes.filter(
        ({ type, action }) => type.startsWith("aws_iam") && action === "update",
      );
      expect(policies.length).toBeGreaterThan(0);
      for (const { after } of policies) expect(JSON.stringify(after)).not.toContain('packages-gitlab-com"');
      // Pods know the bucket by two variables; the dashboard links to its alarms. Everything else stays.
      const others = changes.filter(({ type }) => !type.startsWith("aws_"));
      expect(new Set(others.map(({ action }) => action))).toEqual(new Set(["update"]));
      expect([...new Set(others.map(({ type }) => type))].sort()).toEqual([
        "google_monitoring_dashboard",
        "kubernetes_deployment_v1",
      ]);

      await applyStack(session, plan);
      expect((await planned(session, PROMOTED)).changes).toBe(false);
    });
  });
});

async function inSandbox(folder: string, use: (session: Session) => Promise<void>): Promise<void> {
  const terraform = await findTerraform(process.env);
  await withSession({ folder, terraform, providers: sandboxProviders(), env: process.env }, use);
}

async function planned(session: Session, data: EnvironmentData): Promise<StackPlan> {
  const app = new App({ outdir: session.layout.synthesized });
  new PackagecloudStack(app, validateEnvironment(data.name, data));
  app.synth();
  return planStack(session, data.name);
}

/** A new instance in the other region that holds the newest backup: its database, and no user that pods could use. */
function restoreBackup({ cloud }: Session): void {
  for (const type of ["google_sql_database_instance", "google_sql_database"]) {
    for (const { key, object } of cloud.list(type)) {
      const text = JSON.stringify({ id: key.id, attributes: object.attributes });
      const copy = JSON.parse(
        text
          .replaceAll(ops.database.instanceName, "packagecloud-1b2c3d4e")
          .replaceAll(ops.google.region, "us-central1"),
      );
      cloud.write({ ...key, id: copy.id }, { attributes: copy.attributes });
    }
  }
}

function addresses({ layout }: Session): readonly string[] {
  const state: {
    readonly resources: readonly { readonly mode: string; readonly type: string; readonly name: string }[];
  } = JSON.parse(readFileSync(layout.state(ops.name), "utf8"));
  return state.resources.filter(({ mode }) => mode === "managed").map(({ type, name }) => `${type}.${name}`);
}
