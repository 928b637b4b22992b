import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Shown, type Workspace, workspace } from "../support/terraform";

const PROVIDERS = {
  terraform: {
    required_providers: {
      aws: { source: "hashicorp/aws" },
      google: { source: "hashicorp/google" },
      kubernetes: { source: "hashicorp/kubernetes" },
      random: { source: "hashicorp/random" },
    },
  },
};
const GOOGLE = { project: "demo-project", region: "us-east1" };
const CANARY = "canary-7f3a9";

let space: Workspace;

beforeEach(async () => {
  space = await workspace({ secrets: (_, attribute) => (attribute === "result" ? CANARY : undefined) });
});

afterEach(() => space.close());

async function run(...args: string[]): Promise<string> {
  const { code, output } = await space.terraform(...args, "-no-color");
  if (code !== 0) throw new Error(output);
  return output;
}

function use(configuration: object): void {
  space.configure({ ...PROVIDERS, ...configuration });
}

async function applied(configuration: object): Promise<void> {
  use(configuration);
  await run("init");
  await run("apply", "-auto-approve");
}

async function planned(...args: string[]): Promise<Shown> {
  await run("plan", "-out=plan", ...args);
  return space.show();
}

/** Address and actions of what would change. */
function actions(plan: Shown): { readonly [address: string]: readonly string[] } {
  return Object.fromEntries(
    plan.resource_changes
      .filter(({ change }) => change.actions.join() !== "no-op")
      .map(({ address, change }) => [address, change.actions]),
  );
}

function change(plan: Shown, address: string): Shown["resource_changes"][number]["change"] {
  const result = plan.resource_changes.find((candidate) => candidate.address === address);
  if (result === undefined) throw new Error(`no change of ${address}`);
  return result.change;
}

const SECRET = (version: number): object => ({
  provider: { google: GOOGLE },
  ephemeral: { random_password: { p: { length: 24 } } },
  resource: {
    google_secret_manager_secret: { s: { secret_id: "db", replication: { auto: {} } } },
    google_secret_manager_secret_version: {
      v: {
        secret: "${google_secret_manager_secret.s.id}",
        secret_data_wo: "${ephemeral.random_password.p.result}",
        secret_data_wo_version: version,
        lifecycle: { create_before_destroy: true },
      },
    },
  },
  output: { name: { value: "${google_secret_manager_secret_version.v.name}" } },
});

test("a rotated secret version is made anew under the next number, and its name is unknown until then", async () => {
  await applied(SECRET(1));
  use(SECRET(2));
  const version = change(await planned(), "google_secret_manager_secret_version.v");
  expect(version.actions).toEqual(["create", "delete"]);
  expect(version.replace_paths).toEqual([["secret_data_wo_version"]]);
  expect(version.after_unknown).toMatchObject({ name: true, version: true, id: true });
  await run("apply", "plan");
  expect((await run("output", "-raw", "name")).trim()).toMatch(
    /^projects\/\d{12}\/secrets\/db\/versions\/2$/,
  );
});

test("an ephemeral password reaches neither the state, nor a plan, nor the cloud", async () => {
  await applied(SECRET(1));
  await run("plan", "-out=plan");
  const state = readFileSync(join(space.folder, "terraform.tfstate"), "utf8");
  const shown = JSON.stringify(await space.show());
  const cloud = JSON.stringify([...space.cloud.objects.values()]);
  for (const text of [state, shown, cloud]) expect(text).not.toContain(CANARY);
  expect(cloud).toContain("secret_data_wo");
});

test("each provider alias is a provider of its own, with its own region and tags", async () => {
  use({
    provider: {
      aws: [
        { region: "us-east-1", default_tags: { tags: { team: "x" } } },
        { region: "eu-central-1", alias: "eu" },
      ],
    },
    resource: {
      aws_sns_topic: {
        here: { name: "here" },
        there: { name: "there", provider: "aws.eu", tags: { a: "b" } },
      },
    },
  });
  await run("init");
  await run("apply", "-auto-approve");
  const arns = space.cloud
    .list("aws_sns_topic")
    .map(({ object }) => [object.attributes["arn"], object.attributes["tags_all"]]);
  expect(arns).toEqual(
    expect.arrayContaining([
      ["arn:aws:sns:us-east-1:123456789012:here", { team: "x" }],
      ["arn:aws:sns:eu-central-1:123456789012:there", { a: "b" }],
    ]),
  );
});

test("what has deletion protection in its state is not deleted, and stays", async () => {
  const instance = {
    db: { name: "demo-db", database_version: "MYSQL_8_0", settings: { tier: "db-f1-micro" } },
  };
  await applied({ provider: { google: GOOGLE }, resource: { google_sql_database_instance: instance } });
  use({ provider: { google: GOOGLE } });
  const { code, output } = await space.terraform("apply", "-auto-approve", "-no-color");
  expect(code).toBe(1);
  expect(output).toContain("deletion_protection is set to true");
  expect(space.cloud.list("google_sql_database_instance")).toHaveLength(1);
});

const SERVICE = (provider: object): object => ({
  provider: { kubernetes: { host: "https://203.0.113.9", ...provider } },
  resource: {
    kubernetes_service_v1: {
      web: {
        metadata: {
          name: "web",
          namespace: "demo",
          annotations: { "cloud.google.com/neg": '{"ingress":true}' },
        },
        spec: { selector: { app: "web" }, port: [{ port: 80, target_port: "http" }] },
      },
    },
  },
});

test("what GKE writes to a service is in the cloud, and a plan that ignores it is empty", async () => {
  const ignoring = { ignore_annotations: ["cloud\\.google\\.com/neg-status"] };
  await applied(SERVICE(ignoring));
  const [service] = space.cloud.list("kubernetes_service_v1");
  expect(JSON.stringify(service?.object.attributes["metadata"])).toContain("cloud.google.com/neg-status");
  expect(actions(await planned())).toEqual({});

  use(SERVICE({}));
  expect(actions(await planned())).toEqual({ "kubernetes_service_v1.web": ["update"] });
});

const TOPIC = {
  provider: { aws: { region: "us-east-1" } },
  resource: { aws_sns_topic: { t: { name: "t", display_name: "one" } } },
};

test("a change behind Terraform's back is planned back, and a deleted object is planned again", async () => {
  await applied(TOPIC);
  const [topic] = space.cloud.list("aws_sns_topic");
  if (topic === undefined) throw new Error("no topic");
  space.cloud.write(topic.key, { attributes: { ...topic.object.attributes, display_name: "two" } });
  const drift = change(await planned(), "aws_sns_topic.t");
  expect([drift.actions, drift.before, drift.after]).toMatchObject([
    ["update"],
    { display_name: "two" },
    { display_name: "one" },
  ]);
  space.cloud.remove(topic.key);
  expect(actions(await planned())).toEqual({ "aws_sns_topic.t": ["create"] });
});

test.each(["demo-db", "projects/demo-project/instances/demo-db", "demo-project/demo-db"])(
  "an existing instance is imported as %s without a change",
  async (id) => {
    const configuration = {
      provider: { google: GOOGLE },
      resource: {
        google_sql_database_instance: {
          db: { name: "demo-db", database_version: "MYSQL_8_0", settings: { tier: "db-f1-micro" } },
        },
      },
    };
    await applied(configuration);
    await run("state", "rm", "google_sql_database_instance.db");
    use({ ...configuration, import: [{ to: "google_sql_database_instance.db", id }] });
    const output = await run("plan", "-out=plan");
    expect(output).toContain("1 to import, 0 to add, 0 to change, 0 to destroy");
  },
);

test("importing what is not there says what is", async () => {
  await applied(TOPIC);
  use({ ...TOPIC, resource: { aws_sns_topic: { ...TOPIC.resource.aws_sns_topic, u: { name: "u" } } } });
  const { code, output } = await space.terraform(
    "import",
    "-no-color",
    "aws_sns_topic.u",
    "arn:aws:sns:us-east-1:123456789012:nope",
  );
  expect(code).toBe(1);
  expect(output).toContain("arn:aws:sns:us-east-1:123456789012:t");
});

test("moved and removed blocks change the state alone", async () => {
  await applied(TOPIC);
  use({
    ...TOPIC,
    resource: { aws_sns_topic: { moved: TOPIC.resource.aws_sns_topic.t } },
    moved: [{ from: "aws_sns_topic.t", to: "aws_sns_topic.moved" }],
  });
  await run("apply", "-auto-approve");
  expect(actions(await planned())).toEqual({});
  use({
    provider: TOPIC.provider,
    removed: [{ from: "aws_sns_topic.moved", lifecycle: { destroy: false } }],
  });
  await run("apply", "-auto-approve");
  expect(space.cloud.list("aws_sns_topic")).toHaveLength(1);
});

test.each([
  ["error", 0, "create"],
  ["crash-before", 0, "create"],
  ["crash-after", 1, "create"],
  ["partial", 1, "delete,create"],
] as const)(
  "a fault of kind %s leaves %i objects, and the next plan says %s",
  async (kind, objects, next) => {
    space.cloud.faults.push({
      operation: "apply",
      type: "aws_sns_topic",
      kind,
      summary: "Quota exceeded",
      detail: "Ask for more.",
    });
    use(TOPIC);
    await run("init");
    const { code, output } = await space.terraform("apply", "-auto-approve", "-no-color");
    expect(code).toBe(1);
    expect(output).toContain(kind.startsWith("crash") ? "The plugin encountered an error" : "Quota exceeded");
    expect(space.cloud.list("aws_sns_topic")).toHaveLength(objects);
    expect(actions(await planned())).toEqual({ "aws_sns_topic.t": next.split(",") });
    if (kind !== "crash-after") await run("apply", "-auto-approve");
  },
);

test("creating what exists is refused, as the cloud would", async () => {
  const bucket = {
    provider: { aws: { region: "us-east-1" } },
    resource: { aws_s3_bucket: { a: { bucket: "packages" }, b: { bucket: "packages" } } },
  };
  use(bucket);
  await run("init");
  const { code, output } = await space.terraform("apply", "-auto-approve", "-no-color");
  expect(code).toBe(1);
  expect(output).toContain("already exists");
});

const MANIFEST = (name: string, versions: string): object => ({
  provider: { kubernetes: { host: "https://203.0.113.9" }, google: GOOGLE },
  resource: {
    kubernetes_manifest: {
      spc: {
        manifest: {
          apiVersion: "secrets-store.csi.x-k8s.io/v1",
          kind: "SecretProviderClass",
          metadata: { name, namespace: "demo", labels: { app: "web" } },
          spec: { provider: "gke", parameters: { secrets: versions } },
        },
      },
    },
  },
});

test("a manifest is updated in place, and replaced under another name", async () => {
  await applied(MANIFEST("web", "one"));
  expect(actions(await planned())).toEqual({});
  use(MANIFEST("web", "two"));
  const update = change(await planned(), "kubernetes_manifest.spc");
  expect([update.actions, update.after_unknown]).toEqual([["update"], {}]);
  expect(update.after).toMatchObject({ object: { metadata: { labels: { app: "web" } } } });
  await run("apply", "plan");
  use(MANIFEST("web2", "two"));
  const replacement = change(await planned(), "kubernetes_manifest.spc");
  expect(replacement.actions).toEqual(["delete", "create"]);
  expect(replacement.replace_paths).toEqual([["manifest", "metadata", "name"]]);
  await run("apply", "plan");
  expect(actions(await planned())).toEqual({});
});

test.each([
  ["an unknown attribute", { nme: "x" }, /aws_sns_topic\.t[\s\S]*nme/],
  ["a wrong type", { name: "x", fifo_topic: "perhaps" }, /fifo_topic[\s\S]*bool/],
  ["two attributes that exclude each other", { name: "x", name_prefix: "y" }, /conflicts with name_prefix/],
])("%s is refused with the address and the attribute", async (_, topic, message) => {
  use({ provider: TOPIC.provider, resource: { aws_sns_topic: { t: topic } } });
  await run("init");
  const { code, output } = await space.terraform("validate", "-no-color");
  expect(code).toBe(1);
  expect(output).toMatch(message);
});

test("a secret in a write-only attribute's place is refused where the attribute is not write-only", async () => {
  use({
    ephemeral: { random_password: { p: { length: 8 } } },
    provider: TOPIC.provider,
    resource: { aws_sns_topic: { t: { name: "${ephemeral.random_password.p.result}" } } },
  });
  await run("init");
  const { code, output } = await space.terraform("validate", "-no-color");
  expect([code, output]).toEqual([1, expect.stringContaining("Invalid use of ephemeral value")]);
});

test("values follow from names, so that two runs give the same", async () => {
  await applied(SECRET(1));
  const first = [...space.cloud.objects.values()];
  const second = await workspace();
  try {
    second.configure({ ...PROVIDERS, ...SECRET(1) });
    await second.terraform("init");
    await second.terraform("apply", "-auto-approve");
    expect([...second.cloud.objects.values()]).toEqual(first);
  } finally {
    await second.close();
  }
});

test("data sources answer what the stacks ask of the cloud around them", async () => {
  await applied({
    provider: { google: GOOGLE, aws: { region: "eu-central-1", allowed_account_ids: ["210987654321"] } },
    data: {
      google_container_cluster: { c: { name: "pre-gitlab-gke", location: "us-east1" } },
      google_project: { p: { project_id: "demo-project" } },
      google_compute_network: { n: { name: "default" } },
      aws_caller_identity: { me: {} },
      aws_region: { here: {} },
    },
    output: {
      all: {
        value: {
          dns: "${data.google_container_cluster.c.control_plane_endpoints_config[0].dns_endpoint_config[0].endpoint}",
          secrets: "${data.google_container_cluster.c.secret_manager_config[0].enabled}",
          ca: "${base64decode(data.google_container_cluster.c.master_auth[0].cluster_ca_certificate)}",
          number: "${data.google_project.p.number}",
          network: "${data.google_compute_network.n.id}",
          account: "${data.aws_caller_identity.me.account_id}",
          region: "${data.aws_region.here.region}",
        },
      },
    },
  });
  expect(JSON.parse(await run("output", "-json", "all"))).toEqual({
    dns: expect.stringMatching(/^gke-[0-9a-f]{36}-\d{12}\.us-east1\.gke\.goog$/),
    secrets: true,
    ca: expect.stringContaining("BEGIN CERTIFICATE"),
    number: expect.stringMatching(/^\d{12}$/),
    network: "projects/demo-project/global/networks/default",
    account: "210987654321",
    region: "eu-central-1",
  });
});
