import { isUnknown, UNKNOWN, type Value } from "@infra-tools/terraform-plan/value";
import { destroy, findings, nested, rulesFor, update } from "./plans";

/** type, path (`[]` marks a block), rule, value that is safe, value that is worse. */
type Row = readonly [type: string, path: string, rule: string, safe: Value, worse: Value];

const ROWS: readonly Row[] = [
  // protection
  ["google_sql_database_instance", "deletion_protection", "protection-removed", true, false],
  [
    "google_sql_database_instance",
    "settings[].deletion_protection_enabled",
    "protection-removed",
    true,
    false,
  ],
  ["google_storage_bucket", "force_destroy", "protection-removed", false, true],
  ["google_secret_manager_secret_version", "deletion_policy", "protection-removed", "ABANDON", "DELETE"],
  ["google_container_cluster", "deletion_protection", "protection-removed", true, false],
  ["aws_db_instance", "skip_final_snapshot", "protection-removed", false, true],
  ["aws_instance", "disable_api_termination", "protection-removed", true, false],
  ["aws_kms_key", "deletion_window_in_days", "protection-removed", 30, 7],
  ["aws_dynamodb_table", "deletion_protection_enabled", "protection-removed", true, false],
  [
    "kubernetes_persistent_volume_v1",
    "spec[].persistent_volume_reclaim_policy",
    "protection-removed",
    "Retain",
    "Delete",
  ],
  ["cloudflare_zone_dnssec", "status", "protection-removed", "active", "disabled"],
  // backup
  [
    "google_sql_database_instance",
    "settings[].backup_configuration[].enabled",
    "backup-weakened",
    true,
    false,
  ],
  [
    "google_sql_database_instance",
    "settings[].backup_configuration[].binary_log_enabled",
    "backup-weakened",
    true,
    false,
  ],
  ["google_redis_instance", "redis_configs.maxmemory-policy", "backup-weakened", "noeviction", "allkeys-lru"],
  [
    "aws_s3_bucket_versioning",
    "versioning_configuration[].status",
    "backup-weakened",
    "Enabled",
    "Suspended",
  ],
  ["aws_dynamodb_table", "point_in_time_recovery[].enabled", "backup-weakened", true, false],
  ["aws_s3_bucket_accelerate_configuration", "status", "availability-reduced", "Enabled", "Suspended"],
  // retention
  [
    "google_sql_database_instance",
    "settings[].backup_configuration[].backup_retention_settings[].retained_backups",
    "retention-reduced",
    30,
    7,
  ],
  [
    "google_storage_bucket",
    "soft_delete_policy[].retention_duration_seconds",
    "retention-reduced",
    604800,
    0,
  ],
  ["aws_db_instance", "backup_retention_period", "retention-reduced", 30, 0],
  [
    "aws_s3_bucket_lifecycle_configuration",
    "rule[].noncurrent_version_expiration[].noncurrent_days",
    "retention-reduced",
    30,
    7,
  ],
  ["aws_s3_bucket_lifecycle_configuration", "rule[].expiration[].days", "retention-reduced", null, 90],
  ["aws_cloudwatch_log_group", "retention_in_days", "retention-reduced", 0, 30],
  ["aws_cloudwatch_log_group", "retention_in_days", "retention-reduced", 30, 7],
  ["google_pubsub_subscription", "message_retention_duration", "retention-reduced", "604800s", "600s"],
  [
    "google_artifact_registry_repository",
    "cleanup_policies[].condition[].older_than",
    "retention-reduced",
    "30d",
    "7d",
  ],
  // replication
  ["aws_s3_bucket_replication_configuration", "rule[].status", "replication-weakened", "Enabled", "Disabled"],
  [
    "aws_s3_bucket_replication_configuration",
    "rule[].destination[].bucket",
    "replication-weakened",
    "arn:aws:s3:::a",
    "arn:aws:s3:::b",
  ],
  [
    "google_secret_manager_secret",
    "replication[].user_managed[].replicas[].location",
    "replication-weakened",
    "europe-west1",
    "us-east1",
  ],
  // exposure
  [
    "google_sql_database_instance",
    "settings[].ip_configuration[].ipv4_enabled",
    "exposure-widened",
    false,
    true,
  ],
  ["aws_db_instance", "publicly_accessible", "exposure-widened", false, true],
  ["aws_s3_bucket_public_access_block", "block_public_policy", "exposure-widened", true, false],
  ["google_storage_bucket", "public_access_prevention", "exposure-widened", "enforced", "inherited"],
  [
    "google_container_cluster",
    "private_cluster_config[].enable_private_nodes",
    "exposure-widened",
    true,
    false,
  ],
  ["cloudflare_dns_record", "proxied", "exposure-widened", true, false],
  ["kubernetes_service_v1", "spec[].type", "exposure-widened", "ClusterIP", "LoadBalancer"],
  ["aws_lambda_function_url", "authorization_type", "exposure-widened", "AWS_IAM", "NONE"],
  // access
  [
    "kubernetes_deployment_v1",
    "spec[].template[].spec[].container[].security_context[].privileged",
    "privileges-raised",
    false,
    true,
  ],
  [
    "kubernetes_deployment_v1",
    "spec[].template[].spec[].security_context[].run_as_non_root",
    "privileges-raised",
    true,
    false,
  ],
  ["kubernetes_stateful_set_v1", "spec[].template[].spec[].host_network", "privileges-raised", false, true],
  [
    "kubernetes_cron_job_v1",
    "spec[].job_template[].spec[].template[].spec[].container[].security_context[].allow_privilege_escalation",
    "privileges-raised",
    false,
    true,
  ],
  ["google_redis_instance", "auth_enabled", "privileges-raised", true, false],
  ["aws_iam_role", "max_session_duration", "privileges-raised", 3600, 43200],
  // encryption, keys, TLS
  ["aws_db_instance", "storage_encrypted", "encryption-weakened", true, false],
  [
    "aws_s3_bucket_server_side_encryption_configuration",
    "rule[].apply_server_side_encryption_by_default[].sse_algorithm",
    "encryption-weakened",
    "aws:kms",
    "AES256",
  ],
  ["aws_ebs_volume", "kms_key_id", "key-changed", "arn:aws:kms:x:1:key/a", "arn:aws:kms:x:1:key/b"],
  ["google_kms_crypto_key", "rotation_period", "key-changed", "7776000s", "31536000s"],
  ["aws_kms_key", "enable_key_rotation", "key-changed", true, false],
  ["google_compute_ssl_policy", "min_tls_version", "tls-weakened", "TLS_1_2", "TLS_1_0"],
  [
    "google_sql_database_instance",
    "settings[].ip_configuration[].ssl_mode",
    "tls-weakened",
    "ENCRYPTED_ONLY",
    "ALLOW_UNENCRYPTED_AND_ENCRYPTED",
  ],
  ["google_redis_instance", "transit_encryption_mode", "tls-weakened", "SERVER_AUTHENTICATION", "DISABLED"],
  [
    "aws_lb_listener",
    "ssl_policy",
    "tls-weakened",
    "ELBSecurityPolicy-TLS13-1-2-2021-06",
    "ELBSecurityPolicy-2016-08",
  ],
  [
    "kubernetes_ingress_v1",
    "metadata[].annotations.kubernetes.io/ingress.allow-http",
    "tls-weakened",
    "false",
    "true",
  ],
  // availability and capacity
  [
    "google_sql_database_instance",
    "settings[].availability_type",
    "availability-reduced",
    "REGIONAL",
    "ZONAL",
  ],
  ["google_redis_instance", "tier", "availability-reduced", "STANDARD_HA", "BASIC"],
  ["kubernetes_deployment_v1", "spec[].replicas", "availability-reduced", "3", "1"],
  ["kubernetes_pod_disruption_budget_v1", "spec[].max_unavailable", "availability-reduced", "1", "2"],
  ["kubernetes_pod_disruption_budget_v1", "spec[].min_available", "availability-reduced", "50%", "10%"],
  ["kubernetes_deployment_v1", "spec[].strategy[].type", "availability-reduced", "RollingUpdate", "Recreate"],
  [
    "google_sql_database_instance",
    "settings[].tier",
    "capacity-reduced",
    "db-custom-8-32768",
    "db-custom-4-16384",
  ],
  ["aws_db_instance", "instance_class", "capacity-reduced", "db.r5.2xlarge", "db.r5.large"],
  ["google_redis_instance", "memory_size_gb", "capacity-reduced", 10, 5],
  ["kubernetes_horizontal_pod_autoscaler_v2", "spec[].min_replicas", "capacity-reduced", 2, 1],
  ["aws_autoscaling_group", "min_size", "capacity-reduced", 3, 1],
  [
    "kubernetes_persistent_volume_claim_v1",
    "spec[].resources[].requests.storage",
    "capacity-reduced",
    "1Ti",
    "100Gi",
  ],
  // probes
  ["google_compute_health_check", "unhealthy_threshold", "probe-weakened", 2, 10],
  // alerts and records
  ["aws_cloudwatch_metric_alarm", "actions_enabled", "alert-weakened", true, false],
  ["aws_cloudwatch_metric_alarm", "treat_missing_data", "alert-weakened", "breaching", "notBreaching"],
  ["google_monitoring_alert_policy", "enabled", "alert-weakened", true, false],
  [
    "google_monitoring_alert_policy",
    "conditions[].condition_threshold[].duration",
    "alert-weakened",
    "60s",
    "3600s",
  ],
  ["aws_cloudtrail", "enable_logging", "audit-reduced", true, false],
  ["aws_cloudtrail", "is_multi_region_trail", "audit-reduced", true, false],
];

describe.each(ROWS)("%s %s", (type, path, rule, safe, worse) => {
  const before = nested(path, safe);
  const after = nested(path, worse);

  it(`is found as ${rule} when it gets worse`, () => {
    expect(rulesFor(update(type, before, after))).toEqual([rule]);
  });

  it("is not found when it gets better, unless any other value counts", () => {
    const back = findings([update(type, after, before)]);
    const anyCounts =
      ["rule[].destination[].bucket", "kms_key_id"].includes(path) || path.includes("replicas[].location");
    expect(back.map((finding) => finding.rule)).toEqual(anyCounts ? [rule] : []);
  });

  it("is not found when it stays", () => {
    expect(
      rulesFor(update(type, { ...before, labels: { a: "1" } }, { ...before, labels: { a: "2" } })),
    ).toEqual([]);
  });

  it("cannot be told when it is only known after the apply", () => {
    const result = findings([update(type, nested(path, safe ?? worse), nested(path, UNKNOWN))]);
    expect(result.map((finding) => [finding.rule, finding.severity])).toEqual([["cannot-tell", "notice"]]);
    expect(isUnknown(UNKNOWN)).toBe(true);
  });
});

it("says what gets worse, from which value to which", () => {
  const path = "settings[].backup_configuration[].backup_retention_settings[].retained_backups";
  const [finding] = findings([update("google_sql_database_instance", nested(path, 30), nested(path, 7))]);
  expect(finding).toMatchObject({
    severity: "danger",
    plan: "ops",
    address: "google_sql_database_instance.x",
    message: "Automated backups kept: lowered from 30 to 7 backups. Older data is deleted permanently.",
    byName: false,
  });
});

it("takes a block that is removed for what holds without it", () => {
  const before = { settings: [{ backup_configuration: [{ enabled: true }] }] };
  expect(
    rulesFor(update("google_sql_database_instance", before, { settings: [{ backup_configuration: [] }] })),
  ).toEqual(["backup-weakened"]);
});

it("does not take one of several containers that goes for privileges or probes switched off", () => {
  const container = (name: string, more = {}) => ({
    name,
    security_context: [{ run_as_non_root: true }],
    ...more,
  });
  const probe = { readiness_probe: [{ period_seconds: 10 }] };
  const deployment = (...containers: Value[]) => nested("spec[].template[].spec[].container", containers);
  const both = deployment(container("app", probe), container("helper", probe));
  expect(rulesFor(update("kubernetes_deployment_v1", both, deployment(container("app", probe))))).toEqual([]);
  expect(
    rulesFor(
      update("kubernetes_deployment_v1", both, deployment(container("app", probe), container("helper"))),
    ),
  ).toEqual(["probe-weakened"]);
});

it("finds privileges of a container that is added", () => {
  const deployment = (...containers: Value[]) => nested("spec[].template[].spec[].container", containers);
  const result = rulesFor(
    update(
      "kubernetes_deployment_v1",
      deployment({ name: "app" }),
      deployment({ name: "app" }, { name: "debug", security_context: [{ privileged: true }] }),
    ),
  );
  expect(result).toEqual(["privileges-raised"]);
});

it("looks at each container's own capabilities", () => {
  const pod = (...drops: (readonly string[])[]) =>
    nested(
      "spec[].template[].spec[].container",
      drops.map((drop, number) => ({ name: `c${number}`, security_context: [{ capabilities: [{ drop }] }] })),
    );
  const kinds = (before: Value, after: Value) => rulesFor(update("kubernetes_deployment_v1", before, after));
  expect(kinds(pod(["ALL"], ["ALL"]), pod(["ALL"], []))).toEqual(["privileges-raised"]);
  expect(kinds(pod(["ALL"], []), pod(["ALL"], ["ALL"]))).toEqual([]);
  expect(kinds(pod(["NET_RAW", "CHOWN"]), pod(["CHOWN", "NET_RAW"]))).toEqual([]);
});

it("takes leaving root for no raising of privileges", () => {
  const user = (id: string) =>
    nested("spec[].template[].spec[].container", [{ name: "a", security_context: [{ run_as_user: id }] }]);
  expect(rulesFor(update("kubernetes_deployment_v1", user("0"), user("1000")))).toEqual([]);
  expect(rulesFor(update("kubernetes_deployment_v1", user("1000"), user("0")))).toEqual([
    "privileges-raised",
  ]);
});

it("matches repeated blocks before it compares them", () => {
  const rules = (first: number, second: number) => ({
    rule: [
      { id: "a", noncurrent_version_expiration: [{ noncurrent_days: first }] },
      { id: "b", noncurrent_version_expiration: [{ noncurrent_days: second }] },
    ],
  });
  const reordered = { rule: [...rules(30, 7).rule].reverse() };
  expect(rulesFor(update("aws_s3_bucket_lifecycle_configuration", rules(30, 7), reordered))).toEqual([]);
});

it("takes null, missing and empty values for the same", () => {
  const before = { kms_key_id: null, backup_retention_period: 7, enabled_cloudwatch_logs_exports: [] };
  const after = { kms_key_id: "", backup_retention_period: "7", enabled_cloudwatch_logs_exports: null };
  expect(rulesFor(update("aws_db_instance", before, after))).toEqual([]);
});

it("never prints a value that is marked sensitive", async () => {
  const { SensitiveValue } = await import("@infra-tools/terraform-plan/value");
  const hidden = (value: string) => ({ assigned: new SensitiveValue(value) });
  const before = { kms_key_id: hidden("key-number-one").assigned };
  const after = { kms_key_id: hidden("key-number-two").assigned };
  const result = findings([update("aws_ebs_volume", before, after)]);
  expect(result.map(({ rule }) => rule)).toEqual(["key-changed"]);
  expect(JSON.stringify(result)).not.toContain("key-number");
});

it("reads the Pod Security level of a namespace in a manifest", () => {
  const namespace = (level: string) => ({
    manifest: { kind: "Namespace", metadata: { labels: { "pod-security.kubernetes.io/enforce": level } } },
  });
  const changed = (from: string, to: string) =>
    rulesFor(update("kubernetes_manifest", namespace(from), namespace(to)));
  expect(changed("restricted", "privileged")).toEqual(["privileges-raised"]);
  expect(changed("privileged", "restricted")).toEqual([]);
  expect(rulesFor(destroy("kubernetes_manifest", namespace("baseline")))).toEqual(["data-destroyed"]);
});

describe("exclusions of a log sink", () => {
  const sink = (...exclusions: Value[]) => ({ destination: "d", exclusions });
  const [errors, health] = [
    { name: "errors", filter: "severity<ERROR" },
    { name: "health", filter: 'httpRequest.requestUrl="/health"' },
  ];

  it.each(["project", "folder", "organization"])("of a %s leave out more", (parent) => {
    const rules = (before: Value, after: Value) =>
      rulesFor(update(`google_logging_${parent}_sink`, before, after));
    expect(rules(sink(health), sink(health, errors))).toEqual(["audit-reduced"]);
    expect(rules(sink(health, errors), sink(errors))).toEqual([]);
    expect(rules(sink(health), sink({ ...health, filter: "" }))).toEqual(["audit-reduced"]);
  });
});
