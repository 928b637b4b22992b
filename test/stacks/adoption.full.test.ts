import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findTerraform } from "@infra-tools/runtime/terraform/find";
import type { Change } from "@infra-tools/terraform-plan/model";
import { parsePlan } from "@infra-tools/terraform-plan/read/read";
import type { Json } from "@infra-tools/terraform-plan/value";
import { type Session, sandboxProviders, withSession } from "@infra-tools/terraform-sandbox/session";
import { applyStack, planStack, type StackPlan } from "@infra-tools/terraform-sandbox/stack";
import { App } from "cdktf";
import type { EnvironmentData } from "../../environments/environment";
import { ops } from "../../environments/ops";
import { pre } from "../../environments/pre";
import { validateEnvironment } from "../../environments/validate";
import { PackagecloudStack } from "../../stacks/packagecloud-stack";

jest.setTimeout(400_000);

let folder = "";

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "adoption-"));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Types that may be taken over, and nothing else: users, secret versions and workloads come up beside the old ones. */
const ADOPTABLE = [
  "aws_iam_role",
  "aws_iam_user",
  "aws_s3_bucket",
  "cloudflare_dns_record",
  "google_compute_global_address",
  "google_dns_record_set",
  "google_redis_instance",
  "google_sql_database",
  "google_sql_database_instance",
  "kubernetes_namespace_v1",
];

describe.each([pre, ops])("$name on infrastructure that exists", (data) => {
  it("imports all that is named on the first plan, and replaces and deletes nothing", async () => {
    await inSandbox(async (session) => {
      const existing = await existingWorld(session, data);
      const adopt = idsOf(data, existing);
      const nobody = { ...adopt, redis: "projects/p/locations/l/instances/nobody" };
      await expect(planned(session, { ...data, adopt: nobody })).rejects.toThrow(
        /no google_redis_instance with the id projects\/p\/locations\/l\/instances\/nobody[\s\S]*It has: /,
      );

      makeByHand(session);
      const plan = await planned(session, { ...data, adopt });
      const imported = changesOf(plan).filter(isImport);
      expect(imported.map(({ address }) => address).sort()).toEqual([...existing.keys()].sort());
      expect(imported).toHaveLength(Object.keys(adopt).length);
      // What somebody built otherwise is changed in place; all the rest is new.
      expect(kinds(imported)).toEqual(["import", "update"]);
      expect(kinds(changesOf(plan).filter((change) => !isImport(change)))).toEqual(["create"]);

      await applyStack(session, plan);
      expect((await planned(session, { ...data, adopt })).changes).toBe(false);
      // The map may stay or go: what is in the state already is not imported again.
      expect((await planned(session, data)).changes).toBe(false);
    });
  });
});

describe("a Redis of GitLab's own module, peered directly and without AUTH", () => {
  const asItIs: EnvironmentData = {
    ...pre,
    redis: { ...pre.redis, connectMode: "DIRECT_PEERING", auth: false },
  };

  it("is taken over as it is: nothing is replaced, and pods have no AUTH string", async () => {
    await inSandbox(async (session) => {
      const existing = await existingWorld(session, asItIs);
      const plan = await planned(session, { ...asItIs, adopt: idsOf(asItIs, existing) });
      const redis = changesOf(plan).filter(({ type }) => type === "google_redis_instance");
      expect(redis.map(({ action }) => action)).toEqual(["no-op"]);
      expect(redis.every(isImport)).toBe(true);
      expect(plan.jsonText).not.toMatch(/path: \\+"redis-auth/);
    });
  });

  it("is refused where the data has another connect mode, which would replace it", async () => {
    await inSandbox(async (session) => {
      const existing = await existingWorld(session, asItIs);
      await expect(planned(session, { ...pre, adopt: idsOf(asItIs, existing) })).rejects.toThrow(
        /prevent_destroy/,
      );
    });
  });
});

describe("infrastructure that exists", () => {
  it("is not made a second time without the map", async () => {
    await inSandbox(async (session) => {
      await existingWorld(session, pre);
      const plan = await planned(session, pre);
      await expect(applyStack(session, plan)).rejects.toThrow(/already exists/);
    });
  });
});

async function inSandbox(use: (session: Session) => Promise<void>): Promise<void> {
  const terraform = await findTerraform(process.env);
  await withSession({ folder, terraform, providers: sandboxProviders(), env: process.env }, use);
}

/**
 * A cloud that somebody built by hand: it holds only what can be taken over, and Terraform knows nothing of it. Returns
 * the ids by the address that will take each over.
 */
async function existingWorld(session: Session, data: EnvironmentData): Promise<ReadonlyMap<string, string>> {
  await applyStack(session, await planned(session, data));
  const state: {
    readonly resources: readonly {
      readonly type: string;
      readonly name: string;
      readonly instances: readonly { readonly attributes: { readonly id: string } }[];
    }[];
  } = JSON.parse(readFileSync(session.layout.state(data.name), "utf8"));
  rmSync(session.layout.state(data.name));
  const kept = new Map<string, string>();
  for (const { type, name, instances } of state.resources) {
    const id = instances[0]?.attributes.id;
    if (ADOPTABLE.includes(type) && id !== undefined) kept.set(`${type}.${name}`, id);
  }
  for (const { key } of session.cloud.all()) {
    if (!ADOPTABLE.includes(key.type)) session.cloud.remove(key);
  }
  return kept;
}

/** The ids as an operator writes them, in the spellings that docs/adoption.md gives. */
function idsOf(data: EnvironmentData, existing: ReadonlyMap<string, string>) {
  const { google, database, redis, storage, edge, namespace } = data;
  const [, recordId = ""] = [...existing].find(([address]) => address.startsWith("cloudflare_")) ?? [];
  const zone = edge.dns.kind === "direct" ? edge.dns.dnsZone : null;
  return {
    databaseInstance: `projects/${google.project}/instances/${database.instanceName}`,
    database: `projects/${google.project}/instances/${database.instanceName}/databases/${database.databaseName}`,
    redis: `projects/${google.project}/locations/${google.region}/instances/${redis.instanceName}`,
    bucket: storage.bucketName,
    replicaBucket: storage.replica.bucketName,
    address: `projects/${google.project}/global/addresses/${edge.addressName}`,
    namespace: namespace.name,
    iamUser: storage.iamUserName,
    replicationRole: storage.replicationRoleName,
    ...(edge.dns.kind === "cloudflare" ? { dnsRecord: `${edge.dns.zoneId}/${recordId}` } : {}),
    ...(zone === null ? {} : { dnsRecord: `${zone.project}/${zone.name}/${edge.hostname}./A` }),
  };
}

async function planned(session: Session, data: EnvironmentData): Promise<StackPlan> {
  const app = new App({ outdir: session.layout.synthesized });
  new PackagecloudStack(app, validateEnvironment(data.name, data));
  app.synth();
  return planStack(session, data.name);
}

function changesOf({ environment, jsonText }: StackPlan): readonly Change[] {
  return parsePlan(jsonText, { label: environment }).changes.filter(({ mode }) => mode === "managed");
}

function kinds(changes: readonly Change[]): readonly string[] {
  const actions = changes.map((change) =>
    change.action === "no-op" && isImport(change) ? "import" : change.action,
  );
  return [...new Set(actions)].filter((action) => action !== "no-op").sort();
}

function isImport({ importing }: Change): boolean {
  return importing !== undefined;
}

/** Nobody who builds by hand sets all that the stack sets. */
function makeByHand(session: Session): void {
  const changes: readonly (readonly [type: string, attributes: Readonly<Record<string, Json>>])[] = [
    ["google_sql_database_instance", { deletion_protection: false }],
    ["google_redis_instance", { labels: {}, effective_labels: {}, terraform_labels: {}, memory_size_gb: 1 }],
    ["google_compute_global_address", { description: "made by hand" }],
    ["aws_s3_bucket", { tags: null, tags_all: {} }],
    ["aws_iam_user", { tags: { owner: "somebody" }, tags_all: { owner: "somebody" } }],
  ];
  for (const [type, attributes] of changes) {
    for (const { key, object } of session.cloud.list(type)) {
      session.cloud.write(key, { attributes: { ...object.attributes, ...attributes } });
    }
  }
}
