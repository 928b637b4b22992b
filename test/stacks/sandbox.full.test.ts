import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findTerraform } from "@infra-tools/runtime/terraform/find";
import { parsePlan } from "@infra-tools/terraform-plan/read/read";
import type { Json } from "@infra-tools/terraform-plan/value";
import { type Session, sandboxProviders, withSession } from "@infra-tools/terraform-sandbox/session";
import { applyStack, planStack } from "@infra-tools/terraform-sandbox/stack";
import { App } from "cdktf";
import type { EnvironmentData } from "../../environments/environment";
import { ops } from "../../environments/ops";
import { pre } from "../../environments/pre";
import { validateEnvironment } from "../../environments/validate";
import { PackagecloudStack } from "../../stacks/packagecloud-stack";
import { changed } from "../environments/change";

jest.setTimeout(400_000);

let folder = "";

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "stacks-"));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe("the life of an environment, by the real Terraform", () => {
  it("begins with two applies, survives a new licence and a new password, and is never left with a difference", async () => {
    await inSandbox(async (session) => {
      const empty = without(ops, ["licence", "configuration", "awsCredentials", "gpgKey"]);
      expect(kinds(await apply(session, empty))).toEqual(["create"]);
      expect(await apply(session, empty)).toEqual([]);

      // The operator has put the secrets in and names their versions.
      const second = await apply(session, ops);
      expect(kinds(second)).toEqual(["create"]);
      expect(second.map(({ type }) => type)).toEqual(
        expect.arrayContaining(["kubernetes_deployment_v1", "kubernetes_ingress_v1", "kubernetes_job_v1"]),
      );
      expect(await apply(session, ops)).toEqual([]);

      const licensed = set(set(ops, "secrets.licence.version", 2), "secrets.licence.endDate", "2028-03-31");
      const events: string[] = [];
      const licence = await apply(session, licensed, events);
      // Not kept, the old class goes when no pod of the new revision has to wait any more.
      const ofApplication = events.filter((event) => !event.includes(CHECK));
      const last = ofApplication.findLastIndex((event) => event.startsWith("kubernetes_deployment_v1"));
      expect(last).toBeGreaterThan(ofApplication.findIndex(isClass("create")));
      expect(ofApplication.findIndex(isClass("delete"))).toBeGreaterThan(last);
      expect(rolled(licence)).toEqual(["rainbows", "resque", "toolbox", "web"]);
      expect(others(licence)).toEqual([
        ...Array.from({ length: 3 }, () => "google_monitoring_alert_policy update"),
        "kubernetes_manifest create",
        "kubernetes_manifest delete",
      ]);
      // The check of the licence reads a class with the key alone, which changes in the same way.
      expect(events.filter((event) => event.includes(CHECK)).map((event) => event.split(/[. ]/))).toEqual([
        ["kubernetes_manifest", expect.any(String), "create"],
        ["kubernetes_cron_job_v1", expect.any(String), "update"],
        ["kubernetes_manifest", expect.any(String), "delete"],
      ]);

      const rotating = set(licensed, "database.passwordGenerations", [1, 2]);
      const rotation = await apply(session, rotating);
      expect(rolled(rotation)).toEqual(["rainbows", "resque", "toolbox", "web"]);
      expect(others(rotation)).toEqual([
        "google_secret_manager_secret_version create",
        "google_sql_user create",
        "kubernetes_manifest create",
        "kubernetes_manifest delete",
      ]);

      const rotated = set(licensed, "database.passwordGenerations", [2]);
      const ending = await apply(session, rotated);
      expect(rolled(ending)).toEqual([]);
      expect(others(ending)).toEqual([
        "google_secret_manager_secret_version delete",
        "google_sql_user delete",
      ]);
      expect(await apply(session, rotated)).toEqual([]);
    });
  });

  it("keeps what pods of the previous revision mount, until there is a revision after the next", async () => {
    await inSandbox(async (session) => {
      await apply(session, pre);
      const [first] = mountedClasses(session);
      expect(secretClasses(session)).toEqual([first]);

      const licensed = set(set(pre, "secrets.licence.version", 2), "secrets.licence.endDate", "2028-03-31");
      const licence = await apply(session, set(licensed, "previousVersions", { licence: 1 }));
      expect(others(licence).filter((change) => !change.startsWith("google_monitoring"))).toEqual([
        "kubernetes_manifest create",
      ]);
      const [second] = mountedClasses(session);
      expect(second).not.toBe(first);
      expect(secretClasses(session)).toEqual([first, second].sort());

      // Going back needs nothing new: what is there is named again.
      const back = set(pre, "previousVersions", { licence: 2 });
      expect(others(await apply(session, back)).filter((change) => !change.startsWith("google_m"))).toEqual(
        [],
      );
      expect([mountedClasses(session), secretClasses(session)]).toEqual([[first], [first, second].sort()]);
      await apply(session, set(licensed, "previousVersions", { licence: 1 }));

      // The next revision keeps the second one; nobody can go back to the first any more.
      const rotating = set(licensed, "database.passwordGenerations", [1, 2]);
      await apply(session, set(rotating, "previousVersions", { databasePassword: 1 }));
      const [third] = mountedClasses(session);
      expect(secretClasses(session)).toEqual([second, third].sort());

      await apply(session, set(licensed, "database.passwordGenerations", [2]));
      expect(secretClasses(session)).toEqual([third]);
    });
  });

  it("runs a new migration for a new image, before the deployments that need it", async () => {
    await inSandbox(async (session) => {
      await apply(session, pre);
      const next = set(pre, "image.reference", `registry.example/packagecloud:2@sha256:${"2".repeat(64)}`);
      const changes = await apply(session, next);
      expect(rolled(changes)).toEqual(["rainbows", "resque", "toolbox", "web"]);
      expect(others(changes)).toEqual(["kubernetes_job_v1 delete+create"]);
      expect(await apply(session, next)).toEqual([]);
    });
  });

  it("does not let the password become another version of its secret than the pods pin", async () => {
    await inSandbox(async (session) => {
      await apply(session, pre);
      await expect(apply(session, set(pre, "database.passwordGenerations", [1, 3]))).rejects.toThrow(
        /Generation 3 became another version of its secret/,
      );
    });
  });

  it.each<[string, Json, RegExp]>([
    [
      "has no pods among what it monitors",
      monitoringConfig(["SYSTEM_COMPONENTS", "DEPLOYMENT"], true),
      /does not send the state of its pods[\s\S]*clusters update pre-gitlab-gke[\s\S]*--monitoring=SYSTEM,POD/,
    ],
    [
      "has no managed collection of metrics",
      monitoringConfig(["SYSTEM_COMPONENTS", "POD"], false),
      /does not collect metrics[\s\S]*--enable-managed-prometheus/,
    ],
    ["monitors nothing", [], /does not send the state of its pods[\s\S]*does not collect metrics/],
  ])("is refused on a cluster that %s", async (_, monitoring, message) => {
    await inSandbox(async (session) => {
      cluster(session, monitoring);
      await expect(apply(session, pre)).rejects.toThrow(message);
    });
  });

  it("warns in each plan of recipients whom an alarm does not reach", async () => {
    await inSandbox(async (session) => {
      await apply(session, pre);
      expect(await failedChecks(session)).toEqual([]);
      for (const [type, attribute, value] of [
        ["aws_sns_topic_subscription", "pending_confirmation", true],
        ["google_monitoring_notification_channel", "verification_status", "UNVERIFIED"],
      ] as const) {
        for (const { key, object } of session.cloud.list(type)) {
          session.cloud.write(key, { ...object, attributes: { ...object.attributes, [attribute]: value } });
        }
      }
      const address = pre.monitoring.emails["oncall"];
      expect(await failedChecks(session)).toEqual([
        expect.stringMatching(/^Google has not verified the notification channel "packagecloud pre: oncall"/),
        expect.stringMatching(new RegExp(`^${address} has not confirmed its subscription in eu-central-1`)),
        expect.stringMatching(new RegExp(`^${address} has not confirmed its subscription in us-`)),
      ]);
    });
  });

  it("begins on a cluster that sends the state of its pods", async () => {
    await inSandbox(async (session) => {
      cluster(session, monitoringConfig(["SYSTEM_COMPONENTS", "POD", "DEPLOYMENT", "HPA"], true));
      expect(kinds(await apply(session, pre))).toEqual(["create"]);
    });
  });
});

/** pre's cluster as someone else made it. */
function cluster(session: Session, monitoring: Json): void {
  const { name, location } = pre.cluster;
  const id = `projects/${pre.google.project}/locations/${location}/clusters/${name}`;
  session.cloud.write(
    { provider: "google", type: "google_container_cluster", id },
    { attributes: { id, name, location, project: pre.google.project, monitoring_config: monitoring } },
  );
}

function monitoringConfig(components: readonly string[], prometheus: boolean): Json {
  return [
    {
      advanced_datapath_observability_config: [],
      enable_components: [...components],
      managed_prometheus: [{ auto_monitoring_config: [], enabled: prometheus }],
    },
  ];
}

/** Part of the names of what the check of the licence consists of. */
const CHECK = "licence-check";

function isClass(action: string): (event: string) => boolean {
  return (event) => event.startsWith("kubernetes_manifest.") && event.endsWith(` ${action}`);
}

interface Change {
  readonly type: string;
  readonly name: string;
  readonly actions: string;
}

async function inSandbox(use: (session: Session) => Promise<void>): Promise<void> {
  const terraform = await findTerraform(process.env);
  await withSession({ folder, terraform, providers: sandboxProviders(), env: process.env }, use);
}

/** Synthesizes, plans and applies an environment; returns what changed. */
async function apply(
  session: Session,
  data: EnvironmentData,
  ended: string[] = [],
): Promise<readonly Change[]> {
  const app = new App({ outdir: session.layout.synthesized });
  new PackagecloudStack(app, validateEnvironment(data.name, data));
  app.synth();
  const plan = await planStack(session, data.name);
  const changes = (plan.json.resource_changes ?? [])
    .map(({ type, name, change }) => ({ type, name, actions: change.actions.join("+") }))
    .filter(({ actions }) => actions !== "no-op" && actions !== "read");
  await applyStack(session, plan, (event) => {
    if (event.type === "apply_complete") ended.push(`${event.hook.resource.addr} ${event.hook.action}`);
  });
  return changes;
}

/** Messages of the checks that fail in a plan of pre. */
async function failedChecks(session: Session): Promise<readonly string[]> {
  const { jsonText } = await planStack(session, pre.name);
  return parsePlan(jsonText, { label: pre.name })
    .checks.flatMap(({ status, messages }) => (status === "fail" ? messages : []))
    .sort();
}

/** The names of the SecretProviderClasses that the cluster has. */
function secretClasses({ cloud }: Session): readonly string[] {
  return cloud
    .list("kubernetes_manifest")
    .flatMap(({ key }) => /kind=SecretProviderClass,.*name=(packagecloud-[^,]+)/.exec(key.id)?.[1] ?? [])
    .sort();
}

/** Those that packagecloud's deployments mount; the same for all four. */
function mountedClasses({ cloud }: Session): readonly string[] {
  const text = JSON.stringify(cloud.list("kubernetes_deployment_v1").map(({ object }) => object.attributes));
  return [...new Set([...text.matchAll(/"secretProviderClass":"([^"]+)"/g)].map(([, name = ""]) => name))];
}

function kinds(changes: readonly Change[]): readonly string[] {
  return [...new Set(changes.map(({ actions }) => actions))];
}

/** Deployments of packagecloud that an apply rolls. */
function rolled(changes: readonly Change[]): readonly string[] {
  return changes
    .filter(({ type, actions }) => type === "kubernetes_deployment_v1" && actions === "update")
    .map(({ name }) => name.split("_")[1] ?? name)
    .sort();
}

/** All other changes but those of the check of the licence. */
function others(changes: readonly Change[]): readonly string[] {
  return changes
    .filter(({ type, name }) => type !== "kubernetes_deployment_v1" && !name.includes(CHECK))
    .map(({ type, actions }) => `${type} ${actions}`)
    .sort();
}

function set(data: EnvironmentData, path: string, value: unknown): EnvironmentData {
  return changed(data, path, value);
}

function without(data: EnvironmentData, secrets: readonly string[]): EnvironmentData {
  const bare = secrets.reduce((each, name) => set(each, `secrets.${name}.version`, null), data);
  return set(set(bare, "secrets.licence.endDate", null), "secrets.awsCredentials.createdOn", null);
}
