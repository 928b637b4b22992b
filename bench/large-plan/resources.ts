import { isJsonList, isJsonObject } from "@infra-tools/terraform-plan/read/shape";
import type { Json } from "@infra-tools/terraform-plan/value";
import type { Random } from "./random";

export type Values = { readonly [key: string]: Json };

/** One kind of resource as it is found in large plans: its values, an ordinary edit, and one that a review warns of. */
export interface Kind {
  readonly type: string;
  readonly provider: string;
  readonly make: (name: string, random: Random) => Values;
  readonly edit: (values: Values, random: Random) => Values;
  readonly weaken: (values: Values) => Values;
  /** Path of its labels. */
  readonly labels: readonly Step[];
  /** Attribute that forces a replacement. */
  readonly identity: string;
  readonly sensitive?: readonly string[];
}

const GOOGLE = "registry.terraform.io/hashicorp/google";
const AWS = "registry.terraform.io/hashicorp/aws";
const KUBERNETES = "registry.terraform.io/hashicorp/kubernetes";

function times<T>(count: number, make: (index: number) => T): T[] {
  return Array.from({ length: count }, (_, index) => make(index));
}

function labels(name: string, random: Random): Values {
  return {
    app: name,
    team: random.pick(["delivery", "data", "platform"]),
    "cost-centre": random.word(8),
    "managed-by": "terraform",
  };
}

const bucket: Kind = {
  type: "google_storage_bucket",
  provider: GOOGLE,
  identity: "name",
  labels: ["labels"],
  make: (name, random) => ({
    id: name,
    name,
    location: "US-EAST1",
    project: "bench-project",
    self_link: `https://www.googleapis.com/storage/v1/b/${name}`,
    force_destroy: false,
    public_access_prevention: "enforced",
    uniform_bucket_level_access: true,
    labels: labels(name, random),
    versioning: [{ enabled: true }],
    soft_delete_policy: [{ retention_duration_seconds: 604800, effective_time: "2026-01-01T00:00:00Z" }],
    lifecycle_rule: times(6, (index) => ({
      action: [
        {
          type: index % 2 === 0 ? "Delete" : "SetStorageClass",
          storage_class: index % 2 === 0 ? "" : "NEARLINE",
        },
      ],
      condition: [{ age: 30 * (index + 1), matches_prefix: [`logs/${random.word(6)}/`], with_state: "ANY" }],
    })),
    cors: times(2, () => ({
      origin: [`https://${random.word(8)}.example.com`],
      method: ["GET", "HEAD"],
      max_age_seconds: 3600,
      response_header: ["Content-Type", "ETag"],
    })),
  }),
  edit: (values, random) => setAt(values, ["labels", "cost-centre"], () => random.word(8)),
  weaken: (values) => ({ ...values, force_destroy: true, versioning: [{ enabled: false }] }),
};

function statement(random: Random, index: number): Values {
  return {
    Sid: `Allow${index}`,
    Effect: "Allow",
    Action: [
      "s3:GetObject",
      "s3:PutObject",
      "s3:ListBucket",
      `s3:${random.pick(["GetObjectAcl", "DeleteObject"])}`,
    ],
    Resource: [`arn:aws:s3:::bench-${random.word(10)}/*`],
    Condition: { StringEquals: { "aws:SourceVpce": `vpce-${random.word(12)}` } },
  };
}

const policy: Kind = {
  type: "aws_iam_policy",
  provider: AWS,
  identity: "name",
  labels: ["tags"],
  make: (name, random) => ({
    id: `arn:aws:iam::123456789012:policy/${name}`,
    arn: `arn:aws:iam::123456789012:policy/${name}`,
    name,
    path: "/",
    description: `What ${name} may do`,
    policy: JSON.stringify({
      Version: "2012-10-17",
      Statement: times(7, (index) => statement(random, index)),
    }),
    policy_id: random.word(20).toUpperCase(),
    tags: labels(name, random),
    tags_all: labels(name, random),
  }),
  edit: (values, random) => editPolicy(values, (document) => [...document, statement(random, 90)]),
  weaken: (values) =>
    editPolicy(values, (document) => [...document, { Effect: "Allow", Action: "*", Resource: "*" }]),
};

function editPolicy(values: Values, edit: (statements: readonly Json[]) => readonly Json[]): Values {
  return setAt(values, ["policy"], (text) => {
    const document: Json = JSON.parse(String(text));
    return JSON.stringify(change(document, ["Statement"], (statements) => edit(list(statements))));
  });
}

/** A copy with one value changed. */
function setAt(values: Values, [key = "", ...rest]: readonly Step[], edit: Edit): Values {
  return { ...values, [key]: change(values[key] ?? null, rest, edit) };
}

type Step = string | number;
type Edit = (value: Json) => Json;

function change(value: Json, [step, ...rest]: readonly Step[], edit: Edit): Json {
  if (step === undefined) return edit(value);
  if (isJsonList(value))
    return value.map((item, index) => (index === step ? change(item, rest, edit) : item));
  const object = asObject(value);
  return { ...object, [step]: change(object[step] ?? null, rest, edit) };
}

/** The values with another cost centre among the labels. */
export function relabel({ labels: labelPath }: Pick<Kind, "labels">, values: Values, random: Random): Values {
  return setAt(values, [...labelPath, "cost-centre"], () => random.word(8));
}

function asObject(value: Json | undefined): Values {
  return isJsonObject(value) ? value : {};
}

function list(value: Json | undefined): readonly Json[] {
  return isJsonList(value) ? value : [];
}

const group: Kind = {
  type: "aws_security_group",
  provider: AWS,
  identity: "vpc_id",
  labels: ["tags"],
  make: (name, random) => ({
    id: `sg-${random.word(17)}`,
    arn: `arn:aws:ec2:eu-central-1:123456789012:security-group/sg-${random.word(17)}`,
    name,
    description: `Traffic of ${name}`,
    vpc_id: `vpc-${random.word(17)}`,
    ingress: times(8, () => rule(random, `10.${random.below(200)}.${random.below(200)}.0/24`)),
    egress: [rule(random, "10.0.0.0/8")],
    tags: labels(name, random),
    tags_all: labels(name, random),
    timeouts: null,
  }),
  edit: (values, random) => ({
    ...values,
    ingress: [...list(values["ingress"]).slice(1).reverse(), rule(random, `10.9.${random.below(200)}.0/24`)],
  }),
  weaken: (values) => ({
    ...values,
    ingress: [
      ...list(values["ingress"]),
      { ...asObject(list(values["ingress"])[0]), cidr_blocks: ["0.0.0.0/0"] },
    ],
  }),
};

function rule(random: Random, range: string): Values {
  const port = random.pick([80, 443, 3306, 5432, 6379, 8080]);
  return {
    cidr_blocks: [range],
    description: `from ${range}`,
    from_port: port,
    ipv6_cidr_blocks: [],
    prefix_list_ids: [],
    protocol: "tcp",
    security_groups: [],
    self: false,
    to_port: port,
  };
}

const CONTAINER = ["spec", 0, "template", 0, "spec", 0, "container", 0] as const;

const deployment: Kind = {
  type: "kubernetes_deployment_v1",
  provider: KUBERNETES,
  identity: "metadata",
  labels: ["metadata", 0, "labels"],
  make: (name, random) => ({
    id: `default/${name}`,
    wait_for_rollout: true,
    timeouts: null,
    metadata: [{ name, namespace: "default", labels: labels(name, random), annotations: {}, generation: 7 }],
    spec: [
      {
        replicas: "3",
        min_ready_seconds: 0,
        progress_deadline_seconds: 600,
        selector: [{ match_labels: { app: name }, match_expressions: [] }],
        strategy: [{ type: "RollingUpdate", rolling_update: [{ max_surge: "25%", max_unavailable: "0" }] }],
        template: [
          {
            metadata: [{ labels: labels(name, random), annotations: { checksum: random.word(40) } }],
            spec: [
              {
                service_account_name: name,
                termination_grace_period_seconds: 60,
                container: times(2, (index) => container(random, index)),
              },
            ],
          },
        ],
      },
    ],
  }),
  edit: (values, random) =>
    setAt(
      values,
      [...CONTAINER, "image"],
      () => `registry.example.com/${random.word(8)}@sha256:${random.word(64)}`,
    ),
  weaken: (values) => setAt(values, [...CONTAINER, "security_context", 0, "privileged"], () => true),
};

function container(random: Random, index: number): Values {
  return {
    name: `part-${index}`,
    image: `registry.example.com/${random.word(8)}@sha256:${random.word(64)}`,
    env: times(10, (n) => ({ name: `SETTING_${n}`, value: random.word(16), value_from: [] })),
    port: [{ container_port: 8080, name: "http", protocol: "TCP", host_ip: "", host_port: 0 }],
    resources: [{ limits: { cpu: "1", memory: "1Gi" }, requests: { cpu: "250m", memory: "512Mi" } }],
    security_context: [{ privileged: false, run_as_non_root: true, read_only_root_filesystem: true }],
    volume_mount: times(3, (n) => ({ mount_path: `/etc/part/${n}`, name: `volume-${n}`, read_only: true })),
  };
}

const settings: Kind = {
  type: "kubernetes_config_map_v1",
  provider: KUBERNETES,
  identity: "metadata",
  labels: ["metadata", 0, "labels"],
  make: (name, random) => ({
    id: `default/${name}`,
    immutable: false,
    binary_data: {},
    metadata: [{ name, namespace: "default", labels: labels(name, random), annotations: {}, generation: 0 }],
    data: {
      "settings.yaml": `listen: 8080\nupstreams:\n${times(24, (index) => `  - name: upstream-${index}\n    host: ${random.word(12)}.internal\n    weight: ${random.below(100)}\n`).join("")}`,
      "run.sh": `#!/bin/sh\nset -eu\n${times(12, () => `echo ${random.word(24)}\n`).join("")}`,
    },
  }),
  edit: (values, random) => setAt(values, ["data", "run.sh"], (text) => `${text}echo ${random.word(24)}\n`),
  weaken: (values) => ({ ...values, data: {} }),
};

const database: Kind = {
  type: "google_sql_database_instance",
  provider: GOOGLE,
  identity: "region",
  sensitive: ["root_password"],
  labels: ["settings", 0, "user_labels"],
  make: (name, random) => ({
    id: name,
    name,
    region: "us-east1",
    database_version: "MYSQL_8_0",
    deletion_protection: true,
    connection_name: `bench-project:us-east1:${name}`,
    root_password: random.word(24),
    // The same secret where nobody marked it: the review has to find such copies.
    labels_of_client: { dsn: `mysql://root@${name}`, note: random.word(12) },
    settings: [
      {
        tier: "db-custom-4-16384",
        availability_type: "REGIONAL",
        backup_configuration: [
          { enabled: true, binary_log_enabled: true, backup_retention_settings: [{ retained_backups: 30 }] },
        ],
        database_flags: times(12, (index) => ({ name: `flag_${index}`, value: random.word(6) })),
        ip_configuration: [{ ipv4_enabled: false, ssl_mode: "ENCRYPTED_ONLY", authorized_networks: [] }],
        user_labels: labels(name, random),
      },
    ],
  }),
  edit: (values, random) => setAt(values, ["settings", 0, "user_labels", "team"], () => random.word(6)),
  weaken: (values) => ({
    ...setAt(values, ["settings", 0, "availability_type"], () => "ZONAL"),
    deletion_protection: false,
  }),
};

export const KINDS: readonly [Kind, ...Kind[]] = [bucket, policy, group, deployment, settings, database];
