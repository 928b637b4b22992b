import type { Value, ValueObject } from "@infra-tools/terraform-plan/value";
import { create, findings, update } from "../checks/plans";

const rules = (type: string, before: ValueObject, after: ValueObject) =>
  findings([update(type, before, after)])
    .filter(({ severity }) => severity !== "notice")
    .map(({ rule }) => rule);

/** Kinds that the rules of scanners (checkov, KICS, trivy) have and the lexicon had not, each in a provider that does not exist. */
describe("kinds from the rules of scanners", () => {
  it.each<readonly [type: string, attribute: string, safe: Value, worse: Value, rule: string]>([
    [
      "acme_gateway",
      "ssl_policy",
      [{ policy_name: "Policy20220101" }],
      [{ policy_name: "Policy20150501" }],
      "tls-weakened",
    ],
    ["acme_database", "ssl_minimal_tls_version", "TLS1_2", "TLSEnforcementDisabled", "tls-weakened"],
    ["acme_tunnel", "encryptions", ["aes-256-gcm"], ["aes-256-gcm", "3des"], "tls-weakened"],
    ["acme_tunnel", "authentications", ["sha384"], ["none"], "tls-weakened"],
    ["acme_tunnel", "protocol", "esp", "ah", "tls-weakened"],
    ["acme_management_profile", "http", false, true, "tls-weakened"],
    ["acme_function", "https_security_level", "SECURE_ALWAYS", "SECURE_OPTIONAL", "tls-weakened"],
    ["acme_gateway", "virtual_network_type", "Internal", "External", "exposure-widened"],
    ["acme_server", "network_interface", [{ nat: false }], [{ nat: true }], "exposure-widened"],
    ["acme_bucket", "anonymous_access_flags", [{ read: false }], [{ read: true }], "exposure-widened"],
    [
      "acme_security_policy",
      "rule",
      [{ applications: ["ssl"] }],
      [{ applications: ["any"] }],
      "exposure-widened",
    ],
    ["acme_database", "security_ips", ["10.0.0.0/8"], ["0.0.0.0/0"], "open-to-world"],
    [
      "acme_access_control_group_rule",
      "inbound",
      [{ ip_block: "10.0.0.0/8" }],
      [{ ip_block: "0.0.0.0/0" }],
      "open-to-world",
    ],
    ["acme_share", "acl", [{ permissions: "r" }], [{ permissions: "rwdl" }], "privileges-raised"],
    ["acme_scope_map", "actions", ["a/read"], ["a/read", "a/write"], "privileges-raised"],
    [
      "acme_user_policy_attachment",
      "policy_name",
      "ReadOnlyAccess",
      "AdministratorAccess",
      "privileges-raised",
    ],
    [
      "acme_database",
      "database_flags",
      [{ name: "local_infile", value: "off" }],
      [{ name: "local_infile", value: "on" }],
      "privileges-raised",
    ],
    [
      "acme_database",
      "database_flags",
      [{ name: "external scripts enabled", value: "off" }],
      [{ name: "external scripts enabled", value: "on" }],
      "privileges-raised",
    ],
    [
      "acme_database",
      "database_flags",
      [{ name: "log_min_messages", value: "error" }],
      [{ name: "log_min_messages", value: "panic" }],
      "audit-reduced",
    ],
    [
      "acme_database",
      "database_flags",
      [
        { name: "a_b", value: "1" },
        { name: "log_connections", value: "on" },
      ],
      [{ name: "a_b", value: "1" }],
      "audit-reduced",
    ],
    ["acme_queue", "logging", [{ delete: true }], [{ delete: false }], "audit-reduced"],
    ["acme_audit_trail", "region", "All", "eu-1", "audit-reduced"],
    ["acme_log_profile", "locations", ["eu-1", "eu-2"], ["eu-1"], "audit-reduced"],
    [
      "acme_registry",
      "vulnerability_scanning_config",
      [{ enablement_config: "INHERITED" }],
      [{ enablement_config: "DISABLED" }],
      "protection-removed",
    ],
    ["acme_database", "auto_minor_upgrade", "Auto", "Manual", "protection-removed"],
    ["acme_cluster", "automatic_channel_upgrade", "stable", "none", "protection-removed"],
    ["acme_rule", "disable_server_response_inspection", false, true, "protection-removed"],
    ["acme_plan", "zone_balancing_enabled", true, false, "availability-reduced"],
    ["acme_cache", "sku_name", "Standard", "Basic", "capacity-reduced"],
    ["acme_plan", "sku_name", "P1v3", "B1", "capacity-reduced"],
    ["acme_target_group", "health_check", [{ port: 80 }], [], "probe-weakened"],
    ["acme_app", "health_check_path", "/health", null, "probe-weakened"],
    [
      "acme_network_interface",
      "ip_configuration",
      [{ public_ip_address_id: null }],
      [{ public_ip_address_id: "ip-1" }],
      "exposure-widened",
    ],
    [
      "acme_database",
      "database_flags",
      [{ name: "skip_show_database", value: "on" }],
      [{ name: "skip_show_database", value: "off" }],
      "privileges-raised",
    ],
    [
      "acme_database",
      "database_flags",
      [{ name: "cross db ownership chaining", value: "off" }],
      [{ name: "cross db ownership chaining", value: "on" }],
      "privileges-raised",
    ],
    [
      "acme_node",
      "workload_metadata_config",
      [{ node_metadata: "SECURE" }],
      [{ node_metadata: "EXPOSE" }],
      "privileges-raised",
    ],
    ["acme_share", "versions", ["SMB3.1.1"], ["SMB2.1", "SMB3.1.1"], "tls-weakened"],
    ["acme_log_profile", "categories", ["Delete", "Write"], ["Write"], "audit-reduced"],
    ["acme_server", "azuread_administrator", [{ object_id: "1" }], [], "privileges-raised"],
    ["acme_configuration", "connection_throttling_enabled", true, false, "protection-removed"],
    ["acme_server", "zones", ["1", "2", "3"], ["1"], "availability-reduced"],
    ["acme_server", "zones", ["eu-west-1a", "eu-west-1b"], ["eu-west-1a"], "availability-reduced"],
    ["acme_gateway", "sku", [{ name: "Standard_S1" }], [{ name: "Free_F1" }], "capacity-reduced"],
    ["acme_gateway", "sku", "VpnGw2AZ", "VpnGw2", "availability-reduced"],
    ["acme_gateway", "additional_location", [{ location: "eu-2" }], [], "replication-weakened"],
    ["acme_store", "replica", [{ location: "eu-2" }], [], "replication-weakened"],
    [
      "acme_firewall_policy",
      "managed_rule",
      [{ type: "a" }, { type: "b" }],
      [{ type: "a" }],
      "protection-removed",
    ],
    [
      "acme_gateway",
      "waf_configuration",
      [{ exclusion: [] }],
      [{ exclusion: [{ selector: "q" }] }],
      "protection-removed",
    ],
    [
      "acme_gateway",
      "waf_configuration",
      [{ rule_set_version: "3.2" }],
      [{ rule_set_version: "2.2.9" }],
      "protection-removed",
    ],
    ["acme_frontdoor", "backend_health_probe", [{ enabled: true }], [{ enabled: false }], "probe-weakened"],
    ["acme_exemption", "expires_on", "2027-01-01", null, "privileges-raised"],
    [
      "acme_workflow",
      "access_control",
      [{ allowed_caller_ip_address_range: ["203.0.113.0/24"] }],
      [{ allowed_caller_ip_address_range: ["0.0.0.0/0"] }],
      "open-to-world",
    ],
    ["acme_database", "minimal_tls_version", "Tls12", "Tls", "tls-weakened"],
    [
      "acme_database",
      "high_availability",
      [{ mode: "ZoneRedundant" }],
      [{ mode: "SameZone" }],
      "availability-reduced",
    ],
    ["acme_settings", "throttle_authenticated_api_enabled", true, false, "protection-removed"],
    [
      "acme_scale_set",
      "automatic_instance_repair",
      [{ enabled: true }],
      [{ enabled: false }],
      "availability-reduced",
    ],
    ["acme_store", "sas_policy", [{ expiration_period: "1" }], [], "privileges-raised"],
    [
      "acme_store",
      "blob_properties",
      [{ delete_retention_policy: [{ days: 7 }] }],
      [{ delete_retention_policy: [] }],
      "retention-reduced",
    ],
  ])("%s: %s", (type, attribute, good, worse, rule) => {
    expect(rules(type, { [attribute]: good }, { [attribute]: worse })).toEqual([rule]);
    expect(rules(type, { [attribute]: worse }, { [attribute]: good })).toEqual([]);
  });

  it.each<readonly [why: string, type: string, before: ValueObject, after: ValueObject]>([
    [
      "a newer policy",
      "acme_gateway",
      { ssl_policy: [{ policy_name: "Policy20150501" }] },
      { ssl_policy: [{ policy_name: "Policy20220101" }] },
    ],
    [
      "a policy of something else",
      "acme_job",
      { retry: [{ policy_name: "p2024" }] },
      { retry: [{ policy_name: "p2021" }] },
    ],
    ["a protocol of another kind", "acme_rule", { protocol: "tcp" }, { protocol: "udp" }],
    ["plain HTTP of a check", "acme_check", { http: false }, { http: true }],
    [
      "a name with spaces",
      "acme_job",
      { parameters: [{ name: "run at night", value: "on" }] },
      { parameters: [{ name: "run at night", value: "off" }] },
    ],
    [
      "fewer messages of the usual kind",
      "acme_database",
      { log_min_messages: "info" },
      { log_min_messages: "warning" },
    ],
    [
      "a flag that was off",
      "acme_database",
      { database_flags: [{ name: "log_connections", value: "off" }] },
      { database_flags: [] },
    ],
    [
      "a variable of a program",
      "acme_job",
      { variables: [{ name: "log_connections", value: "on" }] },
      { variables: [] },
    ],
    [
      "a word, not letters",
      "acme_share",
      { acl: [{ permissions: "list" }] },
      { acl: [{ permissions: "read" }] },
    ],
    ["fewer letters", "acme_share", { acl: [{ permissions: "rwdl" }] }, { acl: [{ permissions: "rl" }] }],
    [
      "a switch in a block that is no log",
      "acme_queue",
      { settings: [{ delete: true }] },
      { settings: [{ delete: false }] },
    ],
    ["another place of a server", "acme_server", { region: "All" }, { region: "eu-1" }],
    ["fewer places of a server", "acme_server", { locations: ["eu-1", "eu-2"] }, { locations: ["eu-1"] }],
    ["what is inherited", "acme_registry", { scanning_config: "DISABLED" }, { scanning_config: "INHERITED" }],
    [
      "a policy that administers nothing",
      "acme_user_policy_attachment",
      { policy_name: "ReadOnlyAccess" },
      { policy_name: "BillingAccess" },
    ],
    ["a policy that is no grant", "acme_index", { policy_name: "logs" }, { policy_name: "admin" }],
    ["a higher tier", "acme_cache", { sku_name: "Basic" }, { sku_name: "Premium" }],
    ["another size of the same tier", "acme_plan", { sku_name: "B1" }, { sku_name: "B2" }],
    ["the check of something else", "acme_app", { health_check: [{ port: 80 }] }, { health_check: [] }],
    [
      "the address of a gateway",
      "acme_nat_gateway",
      { public_ip_address_id: null },
      { public_ip_address_id: "ip-1" },
    ],
    ["another address", "acme_server", { public_ip_id: "ip-1" }, { public_ip_id: "ip-2" }],
    ["a newer version of SMB", "acme_share", { versions: ["SMB3.0"] }, { versions: ["SMB3.0", "SMB3.1.1"] }],
    ["fewer kinds of something else", "acme_shop", { categories: ["a", "b"] }, { categories: ["a"] }],
    ["zones of names", "acme_dns", { zones: ["example.com", "example.org"] }, { zones: ["example.com"] }],
    ["the number of replicas", "acme_deployment", { replicas: "3" }, { replicas: null }],
    [
      "an exclusion of what is no firewall",
      "acme_report",
      { exclusion: [] },
      { exclusion: [{ selector: "q" }] },
    ],
    [
      "the name of a thing",
      "acme_gateway",
      { frontend: [{ name: "Standard_S1" }] },
      { frontend: [{ name: "Free_F1" }] },
    ],
    ["newer rules", "acme_waf", { rule_set_version: "3.1" }, { rule_set_version: "3.2" }],
    ["what cleans up", "acme_registry", { retention_policy: [{ days: 7 }] }, { retention_policy: [] }],
  ])("nothing: %s", (_, type, before, after) => {
    expect(rules(type, before, after)).toEqual([]);
  });

  it("basic role of an editor, for all that an account has", () => {
    const granted = (type: string, role: string) =>
      findings([create(type, { role, member: "user:u" })]).map(({ rule }) => rule);
    expect(granted("acme_folder_iam_member", "editor")).toEqual(["admin-granted"]);
    expect(granted("acme_bucket_iam_member", "editor")).toEqual([]);
    expect(granted("acme_folder_iam_member", "viewer")).toEqual([]);
  });
});
