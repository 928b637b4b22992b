import { type Workspace, workspace } from "../support/terraform";

/** Kinds of configuration that public examples have and our stacks do not. */

let space: Workspace;
beforeEach(async () => {
  space = await workspace();
});
afterEach(() => space.close());

async function applied(configuration: {
  readonly terraform?: object;
  readonly [key: string]: unknown;
}): Promise<string> {
  const required_providers = Object.fromEntries(
    ["aws", "google", "kubernetes"].map((name) => [name, { source: `hashicorp/${name}` }]),
  );
  space.configure({ ...configuration, terraform: { required_providers, ...configuration.terraform } });
  const outputs: string[] = [];
  for (const args of [["init"], ["apply", "-auto-approve"], ["plan", "-detailed-exitcode"]]) {
    const { code, output } = await space.terraform(...args, "-no-color");
    expect([args[0], code, output]).toEqual([args[0], 0, output]);
    outputs.push(output);
  }
  return outputs.join("\n");
}

test("a module may name itself to aws and google by provider_meta", async () => {
  await applied({
    terraform: {
      provider_meta: { aws: { user_agent: ["example/module"] }, google: { module_name: "example/v1" } },
    },
    provider: { aws: { region: "us-east-1" }, google: { project: "p-123456" } },
    resource: {
      aws_sns_topic: { t: { name: "t" } },
      google_service_account: { a: { account_id: "account-1" } },
    },
  });
  space.configure({
    terraform: {
      required_providers: { random: { source: "hashicorp/random" } },
      provider_meta: { random: { module_name: "x" } },
    },
    resource: { random_pet: { p: {} } },
  });
  const refused = await space.terraform("plan", "-no-color");
  expect(refused.output).toContain("doesn't support provider_meta");
}, 60_000);

/** A StatefulSet whose container mounts these volumes. */
function statefulSet(...mounts: readonly string[]): object {
  return {
    metadata: { name: "db" },
    spec: {
      service_name: "db",
      selector: { match_labels: { app: "db" } },
      volume_claim_template: [
        {
          metadata: { name: "data" },
          spec: { access_modes: ["ReadWriteOnce"], resources: { requests: { storage: "1Gi" } } },
        },
      ],
      template: {
        metadata: { labels: { app: "db" } },
        spec: {
          container: [
            {
              name: "db",
              image: "example/db:1",
              volume_mount: mounts.map((name) => ({ name, mount_path: `/${name}` })),
            },
          ],
        },
      },
    },
  };
}

test("a StatefulSet mounts the volumes that it claims, and no others", async () => {
  const provider = { kubernetes: {} };
  const output = await applied({
    provider,
    resource: { kubernetes_stateful_set_v1: { db: statefulSet("data") } },
  });
  expect(output).not.toContain("The apply will fail");
  space.configure({ provider, resource: { kubernetes_stateful_set_v1: { db: statefulSet("other") } } });
  expect((await space.terraform("plan", "-no-color")).output).toContain(
    'volumeMounts.name: Not found: "other"',
  );
}, 60_000);

const CRON_JOB = {
  metadata: { name: "nightly" },
  spec: {
    schedule: "0 1 * * *",
    job_template: {
      metadata: {},
      spec: { template: { metadata: {}, spec: { container: [{ name: "a", image: "example/a:1" }] } } },
    },
  },
};

test("a cluster of which nothing is known writes no annotations of GKE, one with an address does", async () => {
  const resource = { kubernetes_cron_job_v1: { c: CRON_JOB } };
  await applied({ provider: { kubernetes: {} }, resource });
  const annotations = () =>
    JSON.stringify(
      space.cloud.list("kubernetes_cron_job_v1").map(({ object }) => object.attributes["metadata"]),
    );
  expect(annotations()).not.toContain("autopilot.gke.io");
  await space.terraform("destroy", "-auto-approve");
  const kubernetes = { host: "https://203.0.113.1", ignore_annotations: ["^autopilot\\.gke\\.io"] };
  await applied({ provider: { kubernetes }, resource });
  expect(annotations()).toContain("autopilot.gke.io");
}, 60_000);
