import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findTerraform } from "@infra-tools/runtime/terraform/find";
import type { Change } from "@infra-tools/terraform-plan/model";
import { type Session, sandboxProviders, withSession } from "@infra-tools/terraform-sandbox/session";
import { environmentNames, environments } from "../../../../environments";
import { PackagecloudStack } from "../../../../stacks/packagecloud-stack";
import { synthApp } from "../../../../test/support/synth";
import { type EnvironmentPreview, previewEnvironment } from "../../src/preview/environment";

/**
 * The stacks as they were first complete (2026-11-23), without the constructs' metadata: what an operator of that version has
 * applied. A refactoring that gives one of these objects another address needs a `moved` block.
 */
const FORMER = join(__dirname, "fixtures", "former-stack");

/** Objects that hold data, or that others know and that cannot be made again as they were. */
const IRREPLACEABLE: ReadonlySet<string> = new Set([
  "aws_iam_user",
  "aws_s3_bucket",
  "aws_s3_bucket_versioning",
  "cloudflare_dns_record",
  "google_compute_global_address",
  "google_redis_instance",
  "google_secret_manager_secret",
  "google_secret_manager_secret_version",
  "google_sql_database",
  "google_sql_database_instance",
  "google_sql_user",
  "kubernetes_namespace_v1",
]);

/** The only objects that end: burn-rate alerts took the place of two bare thresholds. */
const REPLACED_BY_SLOS = [
  "delete google_monitoring_alert_policy.monitoring_load-balancer_errors_policy_9475B4DF",
  "delete google_monitoring_alert_policy.monitoring_load-balancer_latency_policy_C1E3E46A",
];

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "former-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Applies the former stack in the sandbox and plans the present one on it, as `infra preview` does. */
async function previewed(name: string, head: string): Promise<EnvironmentPreview> {
  const sandbox = {
    terraform: await findTerraform(process.env),
    providers: sandboxProviders(),
    env: process.env,
  };
  const inSandbox = <T>(word: string, use: (session: Session) => Promise<T>): Promise<T> =>
    withSession({ ...sandbox, folder: join(folder, `${name}-${word}`) }, use);
  return inSandbox("main", (session) =>
    previewEnvironment(session, name, {
      base: readFileSync(join(FORMER, `${name}.tf.json`), "utf8"),
      head,
      inSandbox,
      progress: () => undefined,
    }),
  );
}

function present(name: string): string {
  const { stacks } = synthApp((app) => {
    for (const environment of environments([name])) new PackagecloudStack(app, environment);
  });
  return JSON.stringify(stacks[name]);
}

const irreplaceable = ({ plan }: EnvironmentPreview): readonly Change[] =>
  plan.changes.filter(({ type, mode }) => mode === "managed" && IRREPLACEABLE.has(type));

describe.each(environmentNames)("%s, applied as it was first complete", (name) => {
  it("keeps every object that holds data, and Terraform refuses nothing", async () => {
    const preview = await previewed(name, present(name));
    const kept = irreplaceable(preview);
    const lost = kept.filter(({ action }) => action === "replace" || action === "delete");
    expect(lost.map(({ address, action }) => `${action} ${address}`)).toEqual([]);
    expect(new Set(kept.map(({ type }) => type)).size).toBeGreaterThanOrEqual(IRREPLACEABLE.size - 1);
    expect(preview).toMatchObject({ blocked: [], from: "base" });
    const ended = preview.plan.changes.filter(({ action }) => action === "delete" || action === "replace");
    expect(ended.map(({ address, action }) => `${action} ${address}`).sort()).toEqual(REPLACED_BY_SLOS);
  }, 300_000);

  it("would lose the database if its address changed without a moved block", async () => {
    const head = present(name).replaceAll("database_mysql_instance", "database_other_instance");
    const preview = await previewed(name, head);
    const lost = irreplaceable(preview).filter(({ action }) => action === "delete");
    expect(lost.map(({ type }) => type)).toContain("google_sql_database_instance");
  }, 300_000);
});
