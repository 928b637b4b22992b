import type { Scale } from "./scales";

/** Values with an order that hold for a few attributes: read before those that hold for many. */
export const NAMED_SCALES: readonly Scale[] = [
  // Which way traffic goes, and what survives a broken node.
  { kind: "exposure", names: ["next hop type"], order: [["internet"], ["virtual_appliance"]] },
  { kind: "availability", names: ["ha mode"], order: [["exactly", "nodes"], ["all"]] },
  // Who gets in.
  {
    kind: "access",
    names: ["unauthenticated*"],
    isWorstOfAll: true,
    order: [
      ["allow_anonymous", "allow"],
      ["redirect_to_login_page", "authenticate", "deny", "return302"],
      ["return401", "return403"],
    ],
  },
  {
    kind: "access",
    names: ["client certificate mode"],
    order: [
      ["ignore", "optional"],
      ["accept", "optional_interactive_user"],
      ["require", "required"],
    ],
  },
  { kind: "access", names: ["elevation level"], order: [["admin"], ["non_admin"]] },
  { kind: "access", names: ["redirection policy"], order: [["allow_always"], ["open_redirect_protection"]] },
  { kind: "access", names: ["organization usage"], order: [["allow"], ["deny", "require"]] },
  { kind: "access", names: ["signup behavior"], order: [["allow"], ["block"]] },
  { kind: "access", names: ["(?:identical|sequential) characters"], order: [["allow"], ["block"]] },
  { kind: "access", names: ["user verification"], order: [["discouraged"], ["preferred"], ["required"]] },
  {
    kind: "access",
    names: ["openapi mode"],
    order: [["ignore_privileges"], ["follow_privileges"], ["disabled"]],
  },
  { kind: "access", names: ["review type"], order: [["self"], ["reviewers", "manager"]] },
  { kind: "access", names: ["suspended action", "deprovisioned action"], order: [["reactivate"], ["none"]] },
  {
    kind: "access",
    names: ["sftp authentication methods"],
    order: [["password"], ["public_key_or_password"], ["public_key"], ["public_key_and_password"]],
  },
  {
    kind: "access",
    names: ["identity type"],
    isWorstOfAll: true,
    order: [["any_identity"], ["any_user_account", "any_service_account"]],
  },
  {
    kind: "access",
    names: ["consent*"],
    order: [["implicit", "trusted"], ["flexible"], ["required"]],
  },
  {
    kind: "access",
    names: ["requirement"],
    order: [["disabled"], ["optional", "alternative", "conditional"], ["required"]],
  },
  {
    // An account of the identity provider becomes one here, or is joined to one, without a question.
    kind: "access",
    names: ["account link action", "provisioning action", "link action"],
    order: [
      ["auto", "automatic"],
      ["callout", "confirm", "prompt"],
      ["disabled", "none"],
    ],
  },
  {
    // Datadog's roles: administrator, standard, read-only.
    kind: "access",
    names: ["autocreate access role"],
    order: [["adm"], ["st"], ["ro"]],
  },
  { kind: "access", names: ["token locality"], order: [["global"], ["local"]] },
  { kind: "access", names: ["access type"], order: [["owner"], ["member"]] },
  {
    kind: "access",
    names: ["grant type"],
    order: [
      ["cluster_infrastructure_and_app_services_sync_data"],
      ["cluster_infrastructure"],
      ["cluster_database_logs"],
    ],
  },
  { kind: "access", names: ["mfa prompt"], order: [["device"], ["session"], ["always"]] },
  { kind: "access", names: ["network connection"], order: [["anywhere"], ["zone", "on_network"]] },
  {
    kind: "access",
    names: ["reauth method", "session reauth method"],
    order: [["password"], ["login"], ["security_key"]],
  },
  {
    kind: "access",
    names: ["cookie samesite", "samesite", "same site"],
    order: [["none"], ["lax"], ["strict"]],
  },
  { kind: "access", names: ["kubernetes authorization type"], order: [["abac"], ["rbac"]] },
  { kind: "access", names: ["acl channels default"], order: [["allchannels"], ["resetchannels"]] },
  { kind: "access", names: ["node metadata"], order: [["expose", "exposed"], ["secure"]] },
  { kind: "access", names: ["token rotation"], order: [["static"], ["rotate"]] },
  { kind: "access", names: ["override policy"], order: [["all"], ["none"]] },
  { kind: "access", names: ["required for"], order: [["public_clients"], ["all_clients"]] },
  {
    kind: "access",
    names: ["subject type authorization", "authorization policy", "policy"],
    order: [["allow_all"], ["require_client_grant"], ["deny_all"]],
  },
  { kind: "access", names: ["edit mode"], order: [["writable"], ["unsynced"], ["read_only"]] },
  {
    kind: "access",
    names: ["mechanism", "sasl mechanism*", "scram mechanism"],
    order: [["plain", "none"], ["scram_sha_256"], ["scram_sha_512"]],
  },
  {
    kind: "access",
    names: ["authentication plugin", "authentication"],
    order: [["mysql_native_password"], ["caching_sha2_password"]],
  },
  { kind: "access", names: ["access type"], order: [["rdwr"], ["rdonly"]] },
  {
    kind: "exposure",
    names: ["network type"],
    order: [["classic"], ["vpc"]],
  },
  {
    kind: "exposure",
    names: ["allowed type", "ip configuration"],
    order: [
      ["internet", "public"],
      ["vpc", "private"],
    ],
  },
  { kind: "access", names: ["prevent user existence errors"], order: [["legacy"], ["enabled"]] },
  { kind: "access", names: ["password (?:reset|unlock)"], order: [["allow"], ["deny"]] },
  {
    kind: "tls",
    names: ["signing status", "dnssec*"],
    order: [["not_signing", "internal_failure"], ["signing"]],
  },
  {
    kind: "exposure",
    names: ["state"],
    order: [["unblocked"], ["block_new_sharing"], ["block_all_sharing", "blocked"]],
  },
  {
    kind: "exposure",
    names: ["network access type", "access type", "network exposure", "connectivity type", "endpoint type"],
    order: [
      ["public_internet_only", "public_internet", "internet", "public"],
      ["vpc_only", "private_only", "vpc", "vpc_endpoint", "private"],
    ],
  },
  { kind: "exposure", names: ["virtual network type"], order: [["none"], ["external"], ["internal"]] },
  { kind: "exposure", names: ["security ip mode"], order: [["normal"], ["safety"]] },
  { kind: "exposure", names: ["privacy"], order: [["visible", "closed"], ["secret"]] },
  { kind: "exposure", names: ["record sql"], order: [["raw"], ["obfuscated"], ["off"]] },
  { kind: "exposure", names: ["share type"], order: [["organization"], ["specific_projects"], ["local"]] },
  { kind: "access", names: ["pid mode", "ipc mode"], isWorstOfAll: true, order: [["host"]] },
  { kind: "access", names: ["proc mount"], order: [["unmasked"], ["default"]] },
  {
    kind: "access",
    names: ["seccomp*", "apparmor*", "default profile name"],
    isWorstOfAll: true,
    order: [["unconfined"]],
  },
  {
    // Rules of admission for pods.
    kind: "access",
    names: ["rule"],
    order: [["run_as_any"], ["may_run_as"], ["must_run_as"], ["must_run_as_non_root"]],
  },
  { kind: "audit", names: ["log statement"], order: [["none"], ["ddl"], ["mod"], ["all"]] },
  {
    kind: "protection",
    names: ["auto enable*"],
    order: [["none"], ["new"], ["all"]],
  },
  { kind: "protection", names: ["feature set"], order: [["consolidated_billing"], ["all"]] },
  // Guards.
  { kind: "protection", names: ["bypass mode"], order: [["exempt"], ["always"], ["pull_request"]] },
  {
    kind: "protection",
    names: ["security alerts threshold", "alerts threshold"],
    order: [
      ["none"],
      ["critical", "errors"],
      ["high_or_higher", "errors_and_warnings"],
      ["medium_or_higher"],
      ["all"],
    ],
  },
  {
    // Of a safeguard or an alert: how much a finding counts.
    names: ["severity", "criticality"],
    order: [["informational", "info"], ["low"], ["medium"], ["high"], ["critical"]],
  },
  {
    kind: "protection",
    names: ["auto upgrade*", "auto [a-z]+ upgrade*"],
    order: [["manual"], ["auto", "automatic"]],
  },
  {
    kind: "protection",
    names: ["sku", "sku name", "sku tier", "tier"],
    order: [
      ["standard_v2", "standard_small", "standard_medium", "standard_large"],
      ["waf_v2", "waf_medium", "waf_large"],
    ],
  },
  { kind: "protection", names: ["zone mode"], order: [["dns_only"], ["cdn_only", "standard"]] },
  {
    kind: "protection",
    names: ["failure strategy", "error handling*", "on error", "on failure"],
    order: [
      ["skip", "continue", "ignore"],
      ["suspend", "stop", "fail", "abort"],
    ],
  },
  { kind: "protection", names: ["failure policy"], order: [["ignore"], ["fail"]] },
  { kind: "protection", names: ["match policy"], order: [["exact"], ["equivalent"]] },
  {
    kind: "protection",
    names: ["confidence level", "min likelihood"],
    order: [
      ["very_likely", "high"],
      ["likely", "medium_and_above"],
      ["possible", "low_and_above"],
      ["unlikely"],
      ["very_unlikely"],
    ],
  },
  {
    kind: "protection",
    names: ["ddos protection"],
    order: [["standard"], ["advanced_preview"], ["advanced"]],
  },
  { kind: "protection", names: ["dns security"], order: [["no"], ["basic"], ["advanced"]] },
  {
    kind: "protection",
    names: ["checksum policy*"],
    order: [["pass_thru"], ["ignore_and_generate"], ["generate_if_absent"], ["fail"]],
  },
  { kind: "protection", names: ["rejected patches action"], order: [["allow_as_dependency"], ["block"]] },
  {
    kind: "protection",
    names: ["modification protection*"],
    order: [["non_protection"], ["console_protection"]],
  },
  { kind: "protection", names: ["security enhancement*"], order: [["deactive", "deactivated"], ["active"]] },
  { kind: "protection", names: ["strictness"], order: [["passthrough"], ["strict"]] },
  {
    kind: "retention",
    names: ["delete behavior", "deletion policy"],
    order: [
      ["delete_from_target", "force"],
      ["leave_in_target", "default", "abandon"],
    ],
  },
  // Encryption, from the provider's keys to one's own and to hardware.
  {
    kind: "encryption",
    names: ["protection level"],
    order: [["software"], ["external", "external_vpc"], ["hsm", "hsm_single_tenant"]],
  },
  {
    kind: "encryption",
    names: ["encryption type", "encryption mode", "sse*", "encryption*"],
    order: [
      ["none", "no_encryption", "unencrypted", "disabled"],
      [
        "sse_s3",
        "aes256",
        "google_default_encryption",
        "encryption_at_rest_with_platform_key",
        "aws_owned_key",
        "aws_owned_kms_key",
        "platform_managed",
        "service_managed",
        "microsoft_managed",
      ],
      [
        "sse_kms",
        "aws_kms",
        "kms",
        "customer_managed_encryption",
        "customer_managed",
        "customer_managed_key",
        "customer_managed_kms_key",
        "encryption_at_rest_with_customer_key",
        "sse_byok",
      ],
      ["aws_kms_dsse", "encryption_at_rest_with_platform_and_customer_keys"],
    ],
  },
  { kind: "tls", names: ["source security type", "security type"], order: [["none"], ["ssl", "tls"]] },
  { kind: "tls", names: ["security level"], order: [["secure_optional"], ["secure_always"]] },
  // IPsec: a header proves who sent the packet, and leaves its content in plain text.
  { kind: "tls", names: ["(?<!ip )protocol(?= $)"], order: [["ah"], ["esp"]] },
  { kind: "tls", names: ["protection level"], order: [["none"], ["sign"], ["encrypt_and_sign"]] },
  { kind: "tls", names: ["cipher suite*"], order: [["legacy"], ["recommended"]] },
  // Sizes.
  {
    // A lower tier has less of everything: instances, zones, a promise of availability.
    kind: "capacity",
    names: ["sku", "sku name", "sku tier"],
    order: [
      ["f1", "d1", "free", "free_f1", "shared"],
      ["basic", "b1", "b2", "b3"],
      ["standard", "standard_s1", "standard_s2", "s1", "s2", "s3"],
      [
        "premium",
        "premium_p1",
        "premium_p2",
        "p1v2",
        "p2v2",
        "p3v2",
        "p0v3",
        "p1v3",
        "p2v3",
        "p3v3",
        "p1mv3",
        "p2mv3",
        "p3mv3",
      ],
      ["enterprise"],
    ],
  },
  // Copies.
  {
    kind: "replication",
    names: ["sync mode", "replication mode", "commit mode"],
    order: [
      ["async", "asynchronous", "off"],
      ["semi_sync", "semi_synchronous", "local"],
      ["sync", "synchronous"],
    ],
  },
  {
    kind: "replication",
    names: ["storage class"],
    order: [
      ["reduced_redundancy", "onezone_ia", "one_zone_ia", "express_onezone"],
      ["standard", "standard_ia", "intelligent_tiering"],
    ],
  },
  { kind: "backup", names: ["keep policy"], order: [["none"], ["latest", "lastest"], ["all", "keep_all"]] },
  {
    kind: "availability",
    names: ["pod affinity"],
    order: [["no_affinity"], ["anti_affinity"]],
  },
  // What is reachable, and what is shown.
  {
    kind: "exposure",
    names: ["network mode", "resource config dns resolution"],
    order: [["public"], ["sandbox"], ["vpc", "in_vpc"]],
  },
  { kind: "exposure", names: ["connection type"], order: [["internet"], ["vpc_link"]] },
  { kind: "exposure", names: ["restriction mode"], order: [["full_access"], ["restricted_access"]] },
  { kind: "exposure", names: ["endpoint access mode"], order: [["basic"], ["strict"]] },
  { kind: "exposure", names: ["nginx controller"], order: [["external"], ["internal"], ["none"]] },
  { kind: "exposure", names: ["sharing type"], order: [["shared"], ["private"]] },
  { kind: "exposure", names: ["notebook output option"], order: [["allowed"], ["disabled"]] },
  {
    kind: "exposure",
    names: ["environment variable type"],
    order: [["plaintext"], ["parameter_store", "secrets_manager"]],
  },
  {
    kind: "exposure",
    names: ["frame options?(?= $)", "x frame options*"],
    order: [["allow_from"], ["sameorigin"], ["deny"]],
  },
  { kind: "exposure", names: ["debug level"], order: [["request_content", "response_content"], ["none"]] },
  // What a guard does when it cannot decide.
  { kind: "protection", names: ["failure mode"], order: [["fail_open"], ["fail_closed"]] },
  { kind: "protection", names: ["enforcement mode"], order: [["unenforced"], ["enforced"]] },
  {
    kind: "protection",
    names: ["validation mode"],
    order: [["ignore_all_findings"], ["fail_on_any_findings"]],
  },
  { kind: "protection", names: ["scheduled scan type"], order: [["quick"], ["full"]] },
  {
    kind: "protection",
    names: ["assignment type"],
    order: [["audit"], ["apply_and_monitor"], ["apply_and_auto_correct", "deploy_and_auto_correct"]],
  },
  { kind: "protection", names: ["breached password detection method"], order: [["standard"], ["enhanced"]] },
  {
    kind: "protection",
    names: ["delete behavior"],
    order: [["delete_from_database"], ["deprecate_in_database"], ["log"]],
  },
  { kind: "protection", names: ["home efs file system"], order: [["delete"], ["retain"]] },
  {
    kind: "tls",
    names: ["listener mode"],
    order: [["tcp_and_ssl"], ["ssl_only"]],
  },
  {
    kind: "encryption",
    names: ["(?:ike|ipsec) enc alg", "encryption algorithms?(?= $)"],
    order: [["des"], ["3des"], ["aes", "aes128"], ["aes192"], ["aes256"]],
  },
  {
    kind: "encryption",
    names: ["ipsec pfs", "dh group"],
    order: [
      ["disabled", "none"],
      ["group1", "dhgroup1"],
      ["group2", "dhgroup2"],
      ["group5"],
      ["group14", "dhgroup14"],
    ],
  },
  {
    kind: "encryption",
    names: ["encryption configuration type", "encryption specification type", "encryption type"],
    order: [
      ["aws_owned_kms_key", "aws_owned_cmk"],
      ["customer_kms", "customer_managed_kms_key", "customer_managed_cmk"],
    ],
  },
  // What is copied.
  {
    kind: "backup",
    names: ["s3 backup mode"],
    order: [
      ["disabled"],
      ["failed_documents_only", "failed_data_only", "failed_events_only"],
      ["all_documents", "all_data", "all_events", "enabled"],
    ],
  },
  {
    kind: "backup",
    names: ["verify mode"],
    order: [["none"], ["only_files_transferred"], ["point_in_time_consistent"]],
  },
  // Reports and records.
  {
    kind: "alert",
    names: ["muting rules handling"],
    order: [
      ["dont_notify_fully_or_partially_muted_issues"],
      ["dont_notify_fully_muted_issues"],
      ["notify_all_issues"],
    ],
  },
  {
    kind: "alert",
    names: ["alerting error*", "alerting nodata*"],
    order: [["ok", "keep_state"], ["no_data"], ["alerting"]],
  },
  {
    // PostgreSQL: how much of an error is written down.
    kind: "audit",
    names: ["log error verbosity"],
    order: [["terse"], ["default"], ["verbose"]],
  },
  {
    // PostgreSQL: how serious a message has to be before it is written down.
    kind: "audit",
    names: ["log min messages", "log min error statement"],
    order: [
      ["panic", "fatal", "log"],
      ["error", "warning", "notice", "info", "debug1", "debug2", "debug3", "debug4", "debug5"],
    ],
  },
  {
    kind: "audit",
    names: ["metric level", "trace level", "execution history level", "call log level"],
    order: [
      ["none", "off"],
      ["on_event", "basic"],
      ["always", "all", "detailed"],
    ],
  },
  {
    kind: "audit",
    names: ["access audit log level"],
    order: [["disabled"], ["success_only", "failure_only"], ["success_and_failure"]],
  },
  {
    kind: "audit",
    names: ["log config (?:optional mode|metadata)"],
    order: [
      ["exclude_all_optional", "exclude_all_metadata"],
      ["custom", "custom_metadata"],
      ["include_all_optional", "include_all_metadata"],
    ],
  },
  {
    kind: "audit",
    names: ["log config filter"],
    order: [["errors_only", "translations_only"], ["all"]],
  },
  { kind: "audit", names: ["options log level"], order: [["off"], ["basic"], ["transfer"]] },
  { kind: "audit", names: ["include detail"], order: [["none"], ["full"]] },
  {
    kind: "audit",
    names: ["event rw", "read write type"],
    order: [["read", "write", "read_only", "write_only"], ["all"]],
  },
];
