import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { loadReviewConfig } from "@infra-tools/plan-review/config";
import { reviewPlans } from "@infra-tools/plan-review/review";
import { findTerraform } from "@infra-tools/runtime/terraform/find";
import { parsePlan } from "@infra-tools/terraform-plan/read/read";
import { type Session, sandboxProviders, withSession } from "@infra-tools/terraform-sandbox/session";
import { applyStack, planStack, type StackPlan } from "@infra-tools/terraform-sandbox/stack";
import { App } from "cdktf";
import type { EnvironmentData } from "../../environments/environment";
import { ops } from "../../environments/ops";
import { validateEnvironment } from "../../environments/validate";
import { PackagecloudStack } from "../../stacks/packagecloud-stack";
import { changed } from "../environments/change";

jest.setTimeout(300_000);

type Change = Readonly<Record<string, unknown>>;

/** One step of a page: what is changed in the data, and what the page says that the plan shows. */
interface Step {
  /** Change of the page's last section when this step was wrong, and what the plan shows then. */
  readonly backOut?: { readonly change: Change; readonly shows: Step["shows"] };
  readonly change: Change;
  /** Types by action; a plan shows nothing else. */
  readonly shows: Readonly<Record<string, readonly string[]>>;
  /** Rules of findings above a notice; pages that have some say so. */
  readonly findings?: readonly string[];
}

const ROLLOUT = ["kubernetes_deployment_v1"];
const CLASS = "kubernetes_manifest";
const DATES = ["google_monitoring_alert_policy"];

const [FIRST] = ops.edge.certificate.kind === "pre-shared" ? ops.edge.certificate.certificates : [];
const NEXT = { name: "packagecloud-ops-2", endDate: "2042-11-30" };
const RANGES = ops.edge.dns.kind === "cloudflare" ? ops.edge.dns.ranges : [];

const ROTATIONS: Readonly<Record<string, readonly Step[]>> = {
  licence: [
    {
      change: {
        "secrets.licence.version": 2,
        "secrets.licence.endDate": "2028-03-31",
        previousVersions: { licence: 1 },
      },
      shows: { create: [CLASS], update: [...DATES, "kubernetes_cron_job_v1", ...ROLLOUT] },
      backOut: {
        change: {
          "secrets.licence.version": 1,
          "secrets.licence.endDate": ops.secrets.licence.endDate,
          previousVersions: { licence: 2 },
        },
        shows: { update: [...DATES, "kubernetes_cron_job_v1", ...ROLLOUT] },
      },
    },
  ],
  "database-password": [
    {
      change: { "database.passwordGenerations": [1, 2], previousVersions: { databasePassword: 1 } },
      shows: {
        create: ["google_secret_manager_secret_version", "google_sql_user", CLASS],
        update: ROLLOUT,
      },
      backOut: {
        change: { "database.passwordGenerations": [1], previousVersions: undefined },
        shows: {
          delete: ["google_secret_manager_secret_version", "google_sql_user", CLASS],
          update: ROLLOUT,
        },
      },
    },
    {
      change: { "database.passwordGenerations": [2], previousVersions: undefined },
      shows: { delete: ["google_secret_manager_secret_version", "google_sql_user", CLASS] },
    },
  ],
  "redis-auth": [
    {
      change: { "redis.authGeneration": 2 },
      shows: {
        create: [CLASS],
        delete: [CLASS],
        replace: ["google_secret_manager_secret_version"],
        update: ["kubernetes_cron_job_v1", ...ROLLOUT],
      },
      findings: ["service-interrupted"],
      backOut: {
        change: { "redis.authGeneration": 3 },
        shows: {
          create: [CLASS],
          delete: [CLASS],
          replace: ["google_secret_manager_secret_version"],
          update: ["kubernetes_cron_job_v1", ...ROLLOUT],
        },
      },
    },
  ],
  "aws-key": [
    {
      change: {
        "secrets.awsCredentials.version": 2,
        "secrets.awsCredentials.createdOn": "2027-02-01",
        previousVersions: { awsCredentials: 1 },
      },
      shows: { create: [CLASS], update: ROLLOUT },
      backOut: {
        change: {
          "secrets.awsCredentials.version": 1,
          "secrets.awsCredentials.createdOn": ops.secrets.awsCredentials.createdOn,
          previousVersions: { awsCredentials: 2 },
        },
        shows: { update: ROLLOUT },
      },
    },
  ],
  "gpg-key": [
    {
      change: {
        "secrets.gpgKey.version": 2,
        "secrets.gpgKey.endDate": "2030-03-31",
        previousVersions: { gpgKey: 1 },
      },
      shows: { create: [CLASS], update: [...DATES, ...ROLLOUT] },
      backOut: {
        change: {
          "secrets.gpgKey.version": 1,
          "secrets.gpgKey.endDate": ops.secrets.gpgKey.endDate,
          previousVersions: { gpgKey: 2 },
        },
        shows: { update: [...DATES, ...ROLLOUT] },
      },
    },
  ],
  certificate: [
    {
      change: { "edge.certificate.certificates": [NEXT, FIRST] },
      shows: { update: ["kubernetes_ingress_v1"] },
      backOut: {
        change: { "edge.certificate.certificates": [FIRST] },
        shows: { update: ["kubernetes_ingress_v1"] },
      },
    },
    {
      change: { "edge.certificate.certificates": [NEXT] },
      shows: { update: [...DATES, "kubernetes_ingress_v1"] },
    },
  ],
  "cloudflare-ranges": [
    {
      change: { "edge.dns.ranges": [...RANGES, "192.0.2.0/24"] },
      shows: { update: ["google_compute_security_policy"] },
      backOut: {
        change: { "edge.dns.ranges": RANGES },
        shows: { update: ["google_compute_security_policy"] },
      },
      findings: ["network-opened"],
    },
    {
      change: { "edge.dns.ranges": RANGES },
      shows: { update: ["google_compute_security_policy"] },
    },
  ],
};

it("every page's first step can be backed out", () => {
  for (const [subject, [first]] of Object.entries(ROTATIONS))
    expect([subject, first?.backOut]).toEqual([subject, expect.anything()]);
});

describe("docs/rotate-<subject>.md, followed in the sandbox", () => {
  let present = "";
  beforeAll(async () => {
    present = mkdtempSync(join(tmpdir(), "present-"));
    await inSandbox(present, async (session) => applyStack(session, await planned(session, ops)));
  });
  afterAll(() => rmSync(present, { recursive: true, force: true }));

  it.each(Object.entries(ROTATIONS))(
    "%s shows what its page says, and is empty afterwards",
    async (_, steps) => {
      const folder = mkdtempSync(join(tmpdir(), "rotation-"));
      cpSync(present, folder, { recursive: true });
      await inSandbox(folder, async (session) => {
        let data: EnvironmentData = ops;
        for (const { change, shows, findings = [] } of steps) {
          data = withAll(data, change);
          const plan = await planned(session, data);
          expect(actions(plan)).toEqual(shows);
          expect(await rulesAboveNotice(plan)).toEqual(findings);
          await applyStack(session, plan);
          expect((await planned(session, data)).changes).toBe(false);
        }
      });
    },
  );

  it.each(Object.entries(ROTATIONS))(
    "%s is backed out as its page says, without a loss, and is empty afterwards",
    async (_, [step]) => {
      const folder = mkdtempSync(join(tmpdir(), "rotation-"));
      cpSync(present, folder, { recursive: true });
      await inSandbox(folder, async (session) => {
        const rotated = withAll(ops, step?.change ?? {});
        await applyStack(session, await planned(session, rotated));
        const data = withAll(rotated, step?.backOut?.change ?? {});
        const plan = await planned(session, data);
        expect(actions(plan)).toEqual(step?.backOut?.shows);
        expect(await rulesAboveNotice(plan)).not.toContain("data-destroyed");
        await applyStack(session, plan);
        expect((await planned(session, data)).changes).toBe(false);
      });
    },
  );
});

function withAll(base: EnvironmentData, change: Change): EnvironmentData {
  return Object.entries(change).reduce((data, [path, value]) => changed(data, path, value), base);
}

function actions({ environment, jsonText }: StackPlan): Readonly<Record<string, readonly string[]>> {
  const shown: Record<string, readonly string[]> = {};
  for (const { mode, action, type } of parsePlan(jsonText, { label: environment }).changes) {
    if (mode !== "managed" || action === "no-op") continue;
    shown[action] = [...new Set([...(shown[action] ?? []), type])].sort();
  }
  return shown;
}

async function rulesAboveNotice({ environment, jsonText }: StackPlan): Promise<readonly string[]> {
  const config = await loadReviewConfig(join(__dirname, "..", ".."));
  const { plans } = reviewPlans([parsePlan(jsonText, { label: environment })], { config });
  const findings = plans.flatMap((plan) => plan.findings).filter(({ severity }) => severity !== "notice");
  return [...new Set(findings.map(({ rule }) => rule))].sort();
}

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
