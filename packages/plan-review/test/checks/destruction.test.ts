import type { Change } from "@infra-tools/terraform-plan/model";
import { UNKNOWN } from "@infra-tools/terraform-plan/value";
import { findingsOf } from "../../src/findings";
import { change, create, destroy, findings, planOf, replace, rulesFor, update } from "./plans";

describe("data", () => {
  it.each([
    ["google_sql_database_instance", "danger"],
    ["google_redis_instance", "danger"],
    ["google_storage_bucket", "danger"],
    ["google_compute_global_address", "danger"],
    ["aws_s3_bucket", "danger"],
    ["aws_dynamodb_table", "danger"],
    ["kubernetes_persistent_volume_claim_v1", "danger"],
    ["kubernetes_namespace", "danger"],
    ["cloudflare_zone", "danger"],
    ["azurerm_sql_database", "warning"],
  ])("is lost with %s: %s", (type, severity) => {
    for (const removal of [destroy(type), replace(type, {}, {})]) {
      const lost = findings([removal]).filter(({ rule }) => rule === "data-destroyed");
      expect(lost.map((finding) => finding.severity)).toEqual([severity]);
    }
  });

  it.each([
    "aws_iam_policy",
    "kubernetes_config_map_v1",
    "google_monitoring_dashboard",
    "azurerm_storage_account_network_rules",
    "random_id",
    "azurerm_role_assignment",
  ])("is not in %s", (type) => {
    expect(rulesFor(destroy(type))).not.toContain("data-destroyed");
  });

  it("is not lost by an update, a create or a forget", () => {
    const bucket = { bucket: "packages" };
    expect(rulesFor([update("aws_s3_bucket", bucket, { ...bucket, tags: { a: "b" } })])).toEqual([]);
    expect(rulesFor([create("aws_s3_bucket", bucket)])).toEqual([]);
    expect(rulesFor([change("aws_s3_bucket", { action: "forget", before: bucket })])).toEqual([
      "data-orphaned",
    ]);
    expect(rulesFor([change("aws_iam_policy", { action: "forget", before: {} })])).toEqual([]);
  });

  it("survives where the deletion policy leaves the object alive", () => {
    const version = (policy: string) =>
      destroy("google_secret_manager_secret_version", { deletion_policy: policy });
    expect(rulesFor(version("ABANDON"))).toEqual([]);
    expect(rulesFor(version("DELETE"))).toEqual(["data-destroyed"]);
  });

  it("names the attribute that forces the replacement", () => {
    const [finding] = findings([
      replace("google_redis_instance", { tier: "BASIC" }, { tier: "BASIC" }, { replacePaths: [["region"]] }),
    ]);
    expect(finding).toMatchObject({ rule: "data-destroyed", path: ["region"] });
    expect(finding?.message).toContain("destroyed and recreated");
  });
});

describe("the last copy", () => {
  it.each([
    ["aws_db_instance", { skip_final_snapshot: true }, { skip_final_snapshot: false }],
    ["aws_s3_bucket", { force_destroy: true }, { force_destroy: false }],
    ["aws_secretsmanager_secret", { recovery_window_in_days: 0 }, { recovery_window_in_days: 30 }],
    [
      "google_sql_database_instance",
      { settings: [{ retain_backups_on_delete: false }] },
      { settings: [{ retain_backups_on_delete: true }] },
    ],
  ])("of %s", (type, none, kept) => {
    expect(rulesFor(destroy(type, none))).toEqual(["data-destroyed", "last-copy-destroyed"]);
    expect(rulesFor(destroy(type, kept))).toEqual(["data-destroyed"]);
    expect(rulesFor(update(type, none, { ...none, tags: { a: "b" } }))).toEqual([]);
  });
});

describe("a deposed object", () => {
  const deposed = (type: string) => change(type, { action: "delete", before: {}, deposed: "1a2b3c4d" });

  it("is a danger when it holds data, and a notice when not", () => {
    expect(findings([deposed("google_sql_database_instance")])).toMatchObject([
      { rule: "deposed-destroyed", severity: "danger" },
    ]);
    expect(findings([deposed("kubernetes_service_v1")])).toMatchObject([
      { rule: "deposed-destroyed", severity: "notice" },
    ]);
  });
});

describe("what others stand on", () => {
  it("is told when it is replaced or destroyed, not when it is updated", () => {
    expect(rulesFor(replace("google_compute_network", {}, {}))).toEqual(["foundation-destroyed"]);
    expect(rulesFor(destroy("aws_vpc"))).toEqual(["foundation-destroyed"]);
    expect(rulesFor(update("google_compute_network", { a: 1 }, { a: 2 }))).toEqual([]);
  });

  const references = new Map([
    [
      "google_storage_bucket.data",
      [{ from: "google_storage_bucket.data", path: ["project"], to: "example_owner.x", attribute: "id" }],
    ],
  ]);
  const holder: Change = change("google_storage_bucket", {
    action: "update",
    name: "data",
    before: { project: "a" },
    after: { project: UNKNOWN },
  });

  it("is told when something with data refers to it", () => {
    const owner = replace("example_owner", {}, {});
    const result = findingsOf(planOf([owner, holder], { references }));
    expect(result).toMatchObject([
      { rule: "foundation-destroyed", severity: "warning", address: "example_owner.x" },
    ]);
    expect(result[0]?.message).toContain("google_storage_bucket.data");
  });

  it("is not told when it is only updated, or when what holds data is new", () => {
    const owner = update("example_owner", { a: 1 }, { a: 2 });
    expect(findingsOf(planOf([owner, holder], { references }))).toEqual([]);
    const fresh = create("google_storage_bucket", {}, { name: "data" });
    expect(findingsOf(planOf([replace("example_owner", {}, {}), fresh], { references }))).toEqual([]);
  });
});

describe("a service", () => {
  it("is interrupted by a replacement that deletes first", () => {
    const service = (order: "delete-first" | "create-first") =>
      replace("kubernetes_service_v1", {}, {}, { replaceOrder: order });
    expect(rulesFor(service("delete-first"))).toEqual(["service-interrupted"]);
    expect(rulesFor(service("create-first"))).toEqual([]);
  });
});

describe("a credential", () => {
  it.each(["aws_iam_user", "google_service_account", "random_password", "aws_iam_access_key"])(
    "of %s is made anew",
    (type) => {
      expect(rulesFor(replace(type, { name: "a" }, { name: "b" }))).toEqual(["credential-replaced"]);
      expect(rulesFor(update(type, { tags: {} }, { tags: { a: "b" } }))).toEqual([]);
      expect(rulesFor(create(type, { name: "b" }))).not.toContain("credential-replaced");
    },
  );
});

it("reports an access key that is switched off as a warning, and one that is switched on not at all", () => {
  const key = (from: string, to: string) =>
    findings([update("aws_iam_access_key", { user: "app", status: from }, { user: "app", status: to })]);
  expect(key("Active", "Inactive")).toMatchObject([{ rule: "availability-reduced", severity: "warning" }]);
  expect(key("Inactive", "Active")).toEqual([]);
});

describe("a resource that itself protects something", () => {
  it.each([
    ["aws_s3_bucket_versioning", "backup-weakened"],
    ["aws_s3_bucket_replication_configuration", "replication-weakened"],
    ["aws_s3_bucket_public_access_block", "exposure-widened"],
    ["aws_cloudwatch_metric_alarm", "alert-weakened"],
    ["google_monitoring_alert_policy", "alert-weakened"],
    ["google_monitoring_notification_channel", "alert-weakened"],
    ["kubernetes_pod_disruption_budget_v1", "availability-reduced"],
    ["kubernetes_network_policy_v1", "exposure-widened"],
    ["cloudflare_dns_record", "routing-changed"],
    ["google_compute_ssl_policy", "tls-weakened"],
    ["aws_cloudtrail", "audit-reduced"],
  ])("%s is missed as %s", (type, rule) => {
    expect(rulesFor(destroy(type, { id: "x" }))).toEqual([rule]);
    expect(rulesFor(create(type, { id: "x" }))).toEqual([]);
  });

  it("is not missed when the thing it belongs to goes too", () => {
    const removal = [
      destroy("aws_s3_bucket", { id: "packages", bucket: "packages" }),
      destroy("aws_s3_bucket_versioning", { bucket: "packages" }),
    ];
    expect(rulesFor(removal)).toEqual(["data-destroyed"]);
  });
});

describe("a rename", () => {
  const topic = (name: string) => ({
    name,
    kms_key_name: "k",
    labels: { team: "x" },
    message_retention_duration: "600s",
  });
  const before = destroy("google_pubsub_topic", topic("events"), { name: "old" });

  it("is suggested when nearly everything is the same", () => {
    const result = findings([before, create("google_pubsub_topic", topic("events"), { name: "new" })]);
    const rename = result.find(({ rule }) => rule === "rename-likely");
    expect(rename).toMatchObject({ address: "google_pubsub_topic.old", severity: "warning" });
    expect(rename?.advice).toContain(
      "moved { from = google_pubsub_topic.old, to = google_pubsub_topic.new }",
    );
  });

  it("is not suggested for another type, a different thing, or a replacement", () => {
    const other = create(
      "google_pubsub_topic",
      { name: "a", kms_key_name: "b", labels: {} },
      { name: "new" },
    );
    expect(rulesFor([before, other])).toEqual(["data-destroyed"]);
    expect(rulesFor([before, create("google_pubsub_subscription", topic("events"))])).toEqual([
      "data-destroyed",
    ]);
    expect(rulesFor([replace("google_pubsub_topic", topic("events"), topic("events"))])).toEqual([
      "data-destroyed",
    ]);
  });

  it("pairs each resource once, the likest first", () => {
    const result = findings([
      destroy("google_pubsub_topic", topic("a"), { name: "a" }),
      destroy("google_pubsub_topic", topic("b"), { name: "b" }),
      create("google_pubsub_topic", topic("b"), { name: "b2" }),
      create("google_pubsub_topic", topic("a"), { name: "a2" }),
    ]).filter(({ rule }) => rule === "rename-likely");
    expect(result.map(({ advice }) => advice.match(/from = \S+, to = \S+/)?.[0])).toEqual([
      "from = google_pubsub_topic.a, to = google_pubsub_topic.a2",
      "from = google_pubsub_topic.b, to = google_pubsub_topic.b2",
    ]);
  });

  it("explains an alarm that seems gone", () => {
    const alarm = { alarm_name: "x", threshold: 1, metric_name: "m", namespace: "n" };
    const result = rulesFor([
      destroy("aws_cloudwatch_metric_alarm", alarm, { name: "old" }),
      create("aws_cloudwatch_metric_alarm", alarm, { name: "new" }),
    ]);
    expect(result).toEqual(["rename-likely"]);
  });
});
