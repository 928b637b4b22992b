import { type Workspace, workspace } from "../support/terraform";

/** In the order in which the provider writes it. */
const POLICY = JSON.stringify({
  Statement: [{ Action: "s3:ListAllMyBuckets", Effect: "Allow", Resource: "*" }],
  Version: "2012-10-17",
});
const TRUST = JSON.stringify({
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Action: "sts:AssumeRole", Principal: { Service: "ec2.amazonaws.com" } }],
});

/** Types of the SDK and of the plugin framework, with settings that other resources make. */
const CONFIGURATION = {
  terraform: {
    required_providers: Object.fromEntries(
      ["aws", "google", "kubernetes", "random"].map((name) => [name, { source: `hashicorp/${name}` }]),
    ),
  },
  provider: {
    aws: { region: "us-east-1" },
    google: { project: "p", region: "us-east1" },
    kubernetes: {},
  },
  resource: {
    aws_s3_bucket: { b: { bucket: "b-1" } },
    aws_s3_bucket_versioning: {
      b: { bucket: "${aws_s3_bucket.b.bucket}", versioning_configuration: { status: "Enabled" } },
    },
    aws_s3_bucket_lifecycle_configuration: {
      b: {
        bucket: "${aws_s3_bucket.b.bucket}",
        rule: [
          {
            id: "x",
            status: "Enabled",
            filter: { and: { prefix: "tmp/", tags: { keep: "no" } } },
            expiration: { days: 3 },
          },
        ],
      },
    },
    aws_iam_role: { r: { name: "r", assume_role_policy: TRUST } },
    aws_iam_role_policy: {
      i: { name: "i", role: "${aws_iam_role.r.name}", policy: POLICY },
    },
    aws_iam_policy: { p: { name: "p", policy: POLICY, tags: { team: "x" } } },
    aws_iam_role_policy_attachment: {
      a: { role: "${aws_iam_role.r.name}", policy_arn: "${aws_iam_policy.p.arn}" },
    },
    google_secret_manager_secret: { s: { secret_id: "s", replication: { auto: {} } } },
    google_monitoring_notification_channel: {
      n: { type: "email", labels: { email_address: "a@example.com" } },
    },
    kubernetes_network_policy_v1: {
      np: {
        metadata: { name: "np" },
        spec: {
          pod_selector: {},
          policy_types: ["Ingress"],
          ingress: [{ from: [{ ip_block: { cidr: "10.0.0.0/8" } }] }],
        },
      },
    },
    random_string: { r: { length: 4 } },
  },
};

/** Changes that the first refresh after an apply finds: paths of each resource, with the value before and after. */
const FIRST_REFRESH = {
  "aws_iam_policy.p": { attachment_count: [0, 1] },
  "aws_iam_role.r": {
    inline_policy: [[], [{ name: "i", policy: POLICY }]],
    managed_policy_arns: [[], ["arn:aws:iam::123456789012:policy/p"]],
    tags: [null, {}],
  },
  "aws_s3_bucket.b": {
    lifecycle_rule: [
      [],
      [
        {
          abort_incomplete_multipart_upload_days: 0,
          enabled: true,
          expiration: [{ date: "", days: 3, expired_object_delete_marker: false }],
          id: "x",
          noncurrent_version_expiration: [],
          noncurrent_version_transition: [],
          prefix: "tmp/",
          tags: { keep: "no" },
          transition: [],
        },
      ],
    ],
    tags: [null, {}],
    "versioning[0].enabled": [false, true],
  },
  // `user_labels` of the channel stays null: its read sets what the service returns.
  "google_secret_manager_secret.s": { labels: [null, {}] },
  // `match_labels` stays null: nothing is set in its block.
  "kubernetes_network_policy_v1.np": {
    "metadata[0].annotations": [null, {}],
    "metadata[0].labels": [null, {}],
    "spec[0].ingress[0].from[0].ip_block[0].except": [null, []],
  },
};

let space: Workspace;
beforeAll(async () => {
  space = await workspace();
  space.configure(CONFIGURATION);
  await succeed("init");
  await succeed("apply", "-auto-approve");
}, 60_000);
afterAll(() => space.close());

async function succeed(...args: string[]): Promise<void> {
  const { code, output } = await space.terraform(...args, "-no-color");
  if (code !== 0) throw new Error(output);
}

type Plain = null | boolean | number | string | readonly Plain[] | { readonly [key: string]: Plain };

/** Smallest values that differ, by path. A list whose length differs is one value. */
function differences(before: Plain, after: Plain, path = ""): { [path: string]: readonly [Plain, Plain] } {
  if (JSON.stringify(before) === JSON.stringify(after)) return {};
  if (Array.isArray(before) && Array.isArray(after) && before.length === after.length) {
    return Object.assign(
      {},
      ...before.map((value, index) => differences(value, after[index], `${path}[${index}]`)),
    );
  }
  if (isObject(before) && isObject(after)) {
    return Object.assign(
      {},
      ...Object.entries(after).map(([key, value]) =>
        differences(before[key] ?? null, value, path === "" ? key : `${path}.${key}`),
      ),
    );
  }
  return { [path]: [before, after] };
}

function isObject(value: Plain): value is { readonly [key: string]: Plain } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

async function drift(): Promise<object> {
  await succeed("plan", "-refresh-only", "-out=refresh");
  const { resource_drift = [] } = JSON.parse((await space.terraform("show", "-json", "refresh")).output);
  return Object.fromEntries(
    resource_drift.map(
      ({ address, change }: { address: string; change: { before: Plain; after: Plain } }) => [
        address,
        differences(change.before, change.after),
      ],
    ),
  );
}

test("the first refresh after an apply finds empty collections and the settings of other resources, and no more", async () => {
  expect((await space.terraform("plan", "-detailed-exitcode")).code).toBe(0);
  expect(await drift()).toEqual(FIRST_REFRESH);
  await succeed("apply", "refresh");
  expect(await drift()).toEqual({});
  expect((await space.terraform("plan", "-detailed-exitcode")).code).toBe(0);
}, 60_000);

test("a setting that ends no longer shows on its bucket, also when the bucket was updated meanwhile", async () => {
  const { aws_s3_bucket_versioning, ...resource } = CONFIGURATION.resource;
  const bucket = { bucket: "b-1", tags: { team: "x" } };
  space.configure({
    ...CONFIGURATION,
    resource: { ...resource, aws_s3_bucket_versioning, aws_s3_bucket: { b: bucket } },
  });
  await succeed("apply", "-auto-approve");
  space.configure({ ...CONFIGURATION, resource: { ...resource, aws_s3_bucket: { b: bucket } } });
  await succeed("apply", "-auto-approve");
  expect(await drift()).toEqual({
    "aws_s3_bucket.b": {
      "versioning[0].enabled": [true, false],
    },
  });
}, 60_000);
