import { UNKNOWN, type Value, type ValueObject } from "@infra-tools/terraform-plan/value";
import { rulesAboveNotice, update } from "../checks/plans";

const rules = (type: string, before: ValueObject, after: ValueObject) =>
  rulesAboveNotice(update(type, before, after));

describe("a reference to a guard, or a block that carries one, is removed", () => {
  it.each<readonly [type: string, attribute: string, value: Value, none: Value, rule: string]>([
    ["acme_store", "kms_key_id", "k-1", null, "encryption-weakened"],
    ["acme_store", "kms_key_name", "k-1", "", "encryption-weakened"],
    ["acme_store", "kms_master_key_id", "k-1", null, "encryption-weakened"],
    ["acme_store", "performance_kms_key_arn", "k-1", null, "encryption-weakened"],
    ["acme_store", "key_vault_key_id", "k-1", null, "encryption-weakened"],
    ["acme_store", "disk_encryption_set_id", "k-1", null, "encryption-weakened"],
    ["acme_store", "customer_managed_key", [{ key_vault_key_id: "k-1" }], [], "encryption-weakened"],
    ["acme_store", "encryption_spec", [{ kms_key_name: "k-1" }], [], "encryption-weakened"],
    ["acme_store", "encryption_options", [{ kms_key_id: "k-1" }], [], "encryption-weakened"],
    ["acme_store", "kms_provider", [{ key_id: "k-1" }], [], "encryption-weakened"],
    ["acme_store", "server_encryption", [{ key_id: "k-1" }], [{ key_id: null }], "encryption-weakened"],
    ["acme_ssm_parameter", "key_id", "k-1", null, "encryption-weakened"],
    ["acme_gateway", "access_log_settings", [{ destination_arn: "d" }], [], "audit-reduced"],
    ["acme_gateway", "log_destination", "d", null, "audit-reduced"],
    ["acme_store", "logging", [{ target_bucket: "logs" }], [], "audit-reduced"],
    ["acme_store", "logging", [{ target_bucket: "logs" }], [{ target_bucket: "" }], "audit-reduced"],
    ["acme_site", "web_acl_id", "acl-1", "", "exposure-widened"],
    ["acme_site", "web_application_firewall_policy_link_id", "p", null, "exposure-widened"],
    ["acme_backend", "security_policy", "armor", "", "exposure-widened"],
    ["acme_server", "security_group_ids", ["sg-1"], [], "exposure-widened"],
    [
      "acme_server",
      "interface",
      [{ security_group_ids: ["sg"] }],
      [{ security_group_ids: [] }],
      "exposure-widened",
    ],
    ["acme_kubernetes_cluster", "network_policy", "calico", null, "exposure-widened"],
    ["acme_kubernetes_cluster", "network_policy_provider", "calico", null, "exposure-widened"],
    ["acme_volume", "backup_policy_id", "gold", null, "backup-weakened"],
    [
      "acme_function",
      "vpc_config",
      [{ subnet_ids: ["s"], security_group_ids: ["g"] }],
      [],
      "exposure-widened",
    ],
    ["acme_function", "virtual_network_configuration", [{ subnet_id: "s" }], [], "exposure-widened"],
    ["acme_notebook", "subnet_id", "s-1", null, "exposure-widened"],
    ["acme_stack", "notification_arns", ["topic"], [], "alert-weakened"],
    ["acme_stack", "sns_topic_name", "topic", null, "alert-weakened"],
    ["acme_security_contact", "email", "soc@example.com", null, "alert-weakened"],
    ["acme_function", "code_signing_config_arn", "c", null, "protection-removed"],
    ["acme_function", "dead_letter_config", [{ target_arn: "q" }], [], "protection-removed"],
    ["acme_agent", "guardrail_configuration", [{ guardrail_identifier: "g" }], [], "protection-removed"],
    ["acme_job", "security_configuration", "kms", null, "protection-removed"],
    ["acme_route", "authorizer_id", "a-1", null, "privileges-raised"],
    ["acme_symmetric_key", "rotation_period", "2160h", null, "key-changed"],
  ])("%s: %s", (type, attribute, value, none, rule) => {
    expect(rules(type, { [attribute]: value }, { [attribute]: none })).toEqual([rule]);
    expect(rules(type, { [attribute]: none }, { [attribute]: value })).toEqual([]);
  });

  it.each<readonly [why: string, type: string, before: ValueObject, after: ValueObject]>([
    ["another key", "acme_store", { kms_key_id: "k-1" }, { kms_key_id: "k-2" }],
    ["a key that is known after apply", "acme_store", { kms_key_id: "k-1" }, { kms_key_id: UNKNOWN }],
    [
      "the key by another attribute",
      "acme_store",
      { kms_key_id: "k-1", kms_key_arn: null },
      { kms_key_id: null, kms_key_arn: "arn:k-1" },
    ],
    [
      "the key in a block",
      "acme_store",
      { key_vault_key_id: "k-1", customer_managed_key: [] },
      { key_vault_key_id: null, customer_managed_key: [{ key_vault_key_id: "k-1" }] },
    ],
    ["the version of a key", "acme_store", { kms_key_version: "3" }, { kms_key_version: null }],
    ["a tag", "acme_store", { tags: { kms_key_id: "k-1" } }, { tags: {} }],
    ["a public key", "acme_key", { public_key_id: "k-1" }, { public_key_id: null }],
    [
      "a group that may come in",
      "acme_rule",
      { source_security_group_id: "g" },
      { source_security_group_id: null },
    ],
    [
      "a group that may come in, in a block",
      "acme_firewall",
      { ingress: [{ port: 443, security_groups: ["g"] }] },
      { ingress: [{ port: 443, security_groups: [] }] },
    ],
    [
      "groups by another attribute",
      "acme_server",
      { security_groups: ["web"], vpc_security_group_ids: [] },
      { security_groups: [], vpc_security_group_ids: ["sg-1"] },
    ],
    ["a subnet of a route table", "acme_route_table", { subnet_id: "s" }, { subnet_id: null }],
    [
      "a prefix of a log",
      "acme_store",
      { logging: [{ bucket: "l", prefix: "p" }] },
      { logging: [{ bucket: "l", prefix: null }] },
    ],
    [
      "a type of a destination",
      "acme_flow_log",
      { log_destination_type: "s3" },
      { log_destination_type: null },
    ],
    ["a profile of a user", "acme_user", { security_profile_ids: ["p"] }, { security_profile_ids: [] }],
    [
      "a filter",
      "acme_insight",
      { filters: [{ subnet_id: [{ value: "s" }] }] },
      { filters: [{ subnet_id: [] }] },
    ],
    ["a limit", "acme_scaling", { metric_lower_bound: "10" }, { metric_lower_bound: null }],
    ["an email of a person", "acme_user", { email: "a@example.com" }, { email: null }],
    ["a switch that was off", "acme_store", { kms_key_enabled: false }, { kms_key_enabled: null }],
    [
      "a snapshot to start from",
      "acme_database",
      { snapshot_identifier: "s-1" },
      { snapshot_identifier: null },
    ],
  ])("nothing: %s", (_, type, before, after) => {
    expect(rules(type, before, after)).toEqual([]);
  });

  it("says that SSH is open only while there is SSH", () => {
    const access = (groups: Value) => ({
      remote_access: [{ ec2_ssh_key: "k", source_security_group_ids: groups }],
    });
    expect(rules("acme_node_group", access(["sg-1"]), access([]))).toEqual(["exposure-widened"]);
    expect(rules("acme_node_group", access(["sg-1"]), { remote_access: [] })).toEqual([]);
  });

  it.each(["secondary_email", "secondary_color", "secondary_artifacts"])(
    "%s takes over from nothing",
    (name) => {
      expect(rules("acme_project", { [name]: "a" }, { [name]: null })).toEqual([]);
    },
  );
});
