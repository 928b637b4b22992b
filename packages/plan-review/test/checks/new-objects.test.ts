import { UNKNOWN, type Value, type ValueObject } from "@infra-tools/terraform-plan/value";
import { create, destroy, findings, nested, rulesFor, update } from "./plans";

describe("a new interval of silence", () => {
  const timing = (interval: ValueObject) =>
    rulesFor(create("grafana_mute_timing", { name: "t", intervals: [interval] }));

  it("is found when it is the whole of each day", () => {
    expect(timing({ times: [{ start: "00:00", end: "24:00" }] })).toEqual(["alert-weakened"]);
  });

  it("is not when it names days, or hours", () => {
    expect(timing({ times: [{ start: "00:00", end: "24:00" }], weekdays: ["saturday"] })).toEqual([]);
    expect(timing({ times: [{ start: "02:00", end: "03:00" }] })).toEqual([]);
  });

  it("is found when it is a whole subscription without a condition", () => {
    const rule = (more: ValueObject) =>
      rulesFor(create("azurerm_monitor_alert_processing_rule_suppression", { name: "q", ...more }));
    expect(rule({ scopes: ["/subscriptions/0"] })).toEqual(["alert-weakened"]);
    expect(rule({ scopes: ["/subscriptions/0/resourceGroups/rg"] })).toEqual([]);
    expect(rule({ scopes: ["/subscriptions/0"], condition: [{ severity: [{ values: ["Sev4"] }] }] })).toEqual(
      [],
    );
  });
});

describe("a new exclusion of logs", () => {
  const exclusion = (filter: string) =>
    rulesFor(create("google_logging_project_exclusion", { name: "e", filter }));

  it("is found when it is about audit logs", () => {
    expect(exclusion('logName:"cloudaudit.googleapis.com"')).toEqual(["audit-reduced"]);
  });

  it("is not when it is about others", () => {
    expect(exclusion("resource.type=http_load_balancer")).toEqual([]);
    expect(exclusion('NOT logName:"cloudaudit.googleapis.com"')).toEqual([]);
  });
});

describe("a new login for identities of another system", () => {
  const role = (more: ValueObject) =>
    rulesFor(create("vault_jwt_auth_backend_role", { role_name: "ci", role_type: "jwt", ...more }));

  it("is found when every project of the issuer is accepted", () => {
    expect(role({ bound_audiences: ["vault"] })).toEqual(["privileges-raised"]);
    expect(role({ bound_claims: { sub: "repo:*" } })).toEqual(["privileges-raised"]);
  });

  it("is not when one is", () => {
    expect(role({ bound_claims: { sub: "repo:acme/shop:*" } })).toEqual([]);
    expect(role({ bound_subject: "ci" })).toEqual([]);
  });

  it("is found when every account of the cluster is accepted, and not when those of one namespace are", () => {
    const accounts = (namespaces: string[]) =>
      rulesFor(
        create("vault_kubernetes_auth_backend_role", {
          bound_service_account_names: ["*"],
          bound_service_account_namespaces: namespaces,
        }),
      );
    expect(accounts(["*"])).toEqual(["privileges-raised"]);
    expect(accounts(["shop"])).toEqual([]);
  });

  it("is found by a subject of every project, and not by one of a single project", () => {
    const credential = (subject: string) =>
      rulesFor(create("azurerm_federated_identity_credential", { issuer: "https://gitlab.com", subject }));
    expect(credential("project_path:*:ref_type:branch:ref:main")).toEqual(["trust-widened"]);
    expect(credential("project_path:acme/shop:ref_type:branch:ref:main")).toEqual([]);
  });
});

describe("a new exception from a policy", () => {
  it("is found, and a new assignment of one is not", () => {
    const scope = { resource_group_id: "/rg" };
    expect(rulesFor(create("azurerm_resource_group_policy_exemption", scope))).toEqual([
      "protection-removed",
    ]);
    expect(rulesFor(create("azurerm_resource_group_policy_assignment", scope))).toEqual([]);
  });
});

describe("a new grant whose role is known after apply", () => {
  const assignment = (more: ValueObject) =>
    rulesFor(create("azurerm_role_assignment", { scope: "/subscriptions/0", principal_id: "1", ...more }));

  it("is said to be unknown", () => {
    expect(assignment({ role_definition_name: UNKNOWN })).toEqual(["cannot-tell"]);
  });

  it("is not when the other attribute says it, or when the holder alone is unknown", () => {
    expect(assignment({ role_definition_name: UNKNOWN, role_definition_id: "/roles/reader" })).toEqual([]);
    expect(assignment({ role_definition_name: "Reader", principal_id: UNKNOWN })).toEqual([]);
  });

  it("is said of an unknown member, unless the plan creates someone", () => {
    const grant = create("google_project_iam_member", { role: "roles/viewer", member: UNKNOWN });
    expect(rulesFor(grant)).toEqual(["cannot-tell"]);
    expect(rulesFor([grant, create("google_service_account", { account_id: "a" }, { name: "a" })])).toEqual(
      [],
    );
  });
});

describe("documents in texts of a new object", () => {
  const release = (values: string) =>
    rulesFor(create("helm_release", { name: "a", chart: "a", values: [values] }));

  it("are read: values of a chart and containers of a task", () => {
    expect(release("controller:\n  hostNetwork: true\n")).toEqual(["privileges-raised"]);
    expect(
      rulesFor(
        create("aws_ecs_task_definition", {
          family: "a",
          container_definitions: '[{"name":"a","privileged":true}]',
        }),
      ),
    ).toEqual(["privileges-raised"]);
  });

  it("are not settings elsewhere", () => {
    expect(release("controller:\n  hostNetwork: false\n")).toEqual([]);
    expect(rulesFor(create("acme_file", { content: "hostNetwork: true\nprivileged: true\n" }))).toEqual([]);
  });
});

describe("a list in the values of a chart", () => {
  const release = (range: string) => ({
    values: [`ingress:\n  ip_allow_list:\n  - ${range}\n  - 198.51.100.0/24\n`],
  });

  it("is compared as a whole", () => {
    const [narrow, wide] = [release("10.0.0.0/8"), release("0.0.0.0/0")];
    expect(rulesFor(update("helm_release", narrow, wide))).toEqual(["open-to-world"]);
    expect(rulesFor(update("helm_release", wide, narrow))).toEqual([]);
  });

  it("is a text elsewhere, as in a manifest", () => {
    const manifest = (name: string) => ({
      manifest: {
        kind: "SecretProviderClass",
        spec: { parameters: { secrets: `- resourceName: ${name}\n` } },
      },
    });
    const [finding] = findings([update("kubernetes_manifest", manifest("a"), manifest("b"))]);
    expect(finding?.message).toContain("- resourceName: a");
  });
});

describe("a manifest that is deleted", () => {
  const deleted = (kind: string) =>
    rulesFor(destroy("kubernetes_manifest", { manifest: { kind, metadata: { name: "a" } } }));

  it("is read by its kind", () => {
    expect(deleted("PrometheusRule")).toEqual(["alert-weakened"]);
    expect(deleted("KafkaTopic")).toEqual(["data-destroyed"]);
    expect(deleted("ConfigMap")).toEqual([]);
  });
});

it("the rotation of an on-call schedule is about alerts, not about keys", () => {
  expect(findings([destroy("opsgenie_schedule_rotation", {})]).map(({ rule }) => rule)).toEqual([
    "alert-weakened",
  ]);
});

describe("a risk that a new object is born with, because somebody wrote it", () => {
  const rules = (type: string, path: string, value: boolean) => rulesFor(create(type, nested(path, value)));

  it.each([
    ["aws_launch_configuration", "associate_public_ip_address", "exposure-widened"],
    ["aws_ecs_service", "network_configuration[].assign_public_ip", "exposure-widened"],
    ["azurerm_network_interface", "ip_forwarding_enabled", "exposure-widened"],
    ["yandex_kubernetes_cluster", "master[].public_ip", "exposure-widened"],
    ["google_logging_folder_settings", "disable_default_sink", "audit-reduced"],
    ["snowflake_grant_privileges_to_database_role", "with_grant_option", "privileges-raised"],
    ["acme_idp", "trust_email", "privileges-raised"],
    ["google_container_cluster", "enable_legacy_abac", "privileges-raised"],
    ["google_container_cluster", "enable_kubernetes_alpha", "availability-reduced"],
    [
      "google_container_cluster",
      "master_auth[].client_certificate_config[].issue_client_certificate",
      "privileges-raised",
    ],
    ["acme_management_profile", "telnet", "tls-weakened"],
    ["acme_storage", "cross_tenant_replication_enabled", "privileges-raised"],
    ["acme_machine", "network_interface[].nat", "exposure-widened"],
  ])("is found: %s.%s", (type, path, rule) => {
    expect(rules(type, path, true)).toEqual([rule]);
    expect(rules(type, path, false)).toEqual([]);
  });

  it("is not where the words mean something else", () => {
    expect(rules("google_compute_network_peering", "export_subnet_routes_with_public_ip", true)).toEqual([]);
    expect(rules("aws_subnet", "map_public_ip_on_launch", true)).toEqual([]);
    expect(rules("google_colab_runtime_template", "network_spec[].enable_internet_access", true)).toEqual([]);
    expect(rules("auth0_client", "require_consent", true)).toEqual([]);
    expect(rules("google_identity_platform_config", "autodelete_anonymous_users", true)).toEqual([]);
    expect(rules("google_compute_wire_group", "wire_properties[].admin_enabled", true)).toEqual([]);
    expect(rules("azurerm_container_registry", "admin_enabled", true)).toEqual(["privileges-raised"]);
  });

  it("is an address in a list of addresses only", () => {
    const list = (path: string) => rulesFor(create("acme_account", nested(path, "*")));
    expect(list("network_allowlist")).toEqual(["open-to-world"]);
    expect(list("models_allowlist")).toEqual([]);
  });

  it("is no role where a perimeter names the roles whose requests pass it", () => {
    const ingress = { ingress_to: [{ roles: ["roles/bigquery.admin"], resources: ["*"] }] };
    expect(
      rulesFor(create("google_access_context_manager_service_perimeter_ingress_policy", ingress)),
    ).toEqual([]);
  });

  it("is found in a type with a table, where the table leaves the attribute out", () => {
    expect(
      rulesFor(create("google_storage_bucket", nested("ip_filter[].allowed_ip_cidr_ranges", ["0.0.0.0/0"]))),
    ).toEqual(["open-to-world"]);
    expect(
      rulesFor(create("google_storage_bucket", nested("ip_filter[].allowed_ip_cidr_ranges", ["10.0.0.0/8"]))),
    ).toEqual([]);
  });
});

describe("a safeguard that a new object has where nobody writes anything", () => {
  it.each([
    ["google_container_node_pool", "management[].auto_repair", "availability-reduced"],
    ["google_container_node_pool", "management[].auto_upgrade", "protection-removed"],
    ["acme_node_group", "maintenance_policy[].auto_upgrade", "protection-removed"],
    ["acme_notebook", "shielded_instance_config[].enable_integrity_monitoring", "protection-removed"],
    ["google_bigquery_table", "deletion_protection", "protection-removed"],
    ["google_sql_database_instance", "deletion_protection", "protection-removed"],
  ])("is a warning when it is switched off: %s.%s", (type, path, rule) => {
    const of = (value: boolean) =>
      findings([create(type, nested(path, value))]).map((finding) => [finding.rule, finding.severity]);
    expect(of(false)).toEqual([[rule, "warning"]]);
    expect(of(true)).toEqual([]);
  });

  it("is not missed where the provider has none", () => {
    expect(rulesFor(create("google_compute_instance", { deletion_protection: false }))).toEqual([]);
  });
});

describe("a new machine with the account that all machines share", () => {
  const SCOPE = "https://www.googleapis.com/auth/cloud-platform";
  const account = (email: string, scopes: readonly string[]) =>
    rulesFor(create("google_compute_instance", { service_account: [{ email, scopes: [...scopes] }] }));

  it("is found when it may act for everything, as the nodes of a cluster are", () => {
    expect(account("12345-compute@developer.gserviceaccount.com", [SCOPE])).toEqual(["privileges-raised"]);
    const node_config = [{ service_account: "default", oauth_scopes: [SCOPE] }];
    expect(rulesFor(create("google_container_node_pool", { node_config }))).toEqual(["privileges-raised"]);
  });

  it("is not with an account of its own, or with fewer scopes", () => {
    expect(account("shop@acme.iam.gserviceaccount.com", [SCOPE])).toEqual([]);
    expect(account("12345-compute@developer.gserviceaccount.com", ["logging-write"])).toEqual([]);
  });
});

describe("a text that a new object has, and that is wrong whatever it is", () => {
  it.each<[string, string, Value, Value, string]>([
    [
      "acme_security_configuration",
      "s3_encryption[].s3_encryption_mode",
      "DISABLED",
      "SSE-KMS",
      "encryption-weakened",
    ],
    ["acme_distribution", "cache[].viewer_protocol_policy", "allow-all", "https-only", "tls-weakened"],
    ["acme_origin", "origin_ssl_protocols", ["SSLv3", "TLSv1.2"], ["TLSv1.2"], "tls-weakened"],
    ["acme_server", "protocols", ["FTP"], ["SFTP"], "tls-weakened"],
    ["acme_cluster", "execute_command_configuration[].logging", "NONE", "DEFAULT", "audit-reduced"],
    ["acme_ledger", "permissions_mode", "ALLOW_ALL", "STANDARD", "privileges-raised"],
    ["acme_task", "pid_mode", "host", "task", "privileges-raised"],
    ["acme_pod_policy", "allowed_proc_mount_types", ["Unmasked"], ["Default"], "privileges-raised"],
    ["acme_gateway", "auto_accept_shared_attachments", "enable", "disable", "privileges-raised"],
    ["acme_access_key", "user", "root", "deploy", "privileges-raised"],
    ["acme_cluster", "public_access[].type", "SERVICE_PROVIDED_EIPS", "DISABLED", "exposure-widened"],
    ["acme_document", "permissions[].account_ids", "All", "111122223333", "exposure-widened"],
    ["acme_tls_cipher_policy", "tls_versions", ["TLSv1.0", "TLSv1.2"], ["TLSv1.2"], "tls-weakened"],
    ["acme_web_app", "site_config[].ftps_state", "AllAllowed", "FtpsOnly", "tls-weakened"],
    ["acme_function", "https_trigger_security_level", "SECURE_OPTIONAL", "SECURE_ALWAYS", "tls-weakened"],
    ["acme_management_api", "protocols", ["http"], ["http", "https"], "tls-weakened"],
    ["acme_gateway_api", "request_config[].protocol", "HTTP", "HTTP,HTTPS", "tls-weakened"],
    ["acme_ipsec_profile", "encryptions", ["aes-256-gcm", "3des"], ["aes-256-gcm"], "tls-weakened"],
    ["acme_vpn_connection", "ike_config[].ike_enc_alg", "des", "aes", "tls-weakened"],
    ["acme_vpn_connection", "ipsec_config[].ipsec_auth_alg", "md5", "sha256", "tls-weakened"],
    ["acme_ipsec_profile", "authentications", ["md5"], ["none"], "tls-weakened"],
    ["acme_zone", "key_specs[].algorithm", "rsasha1", "rsasha256", "protection-removed"],
    ["acme_cluster", "logging_service", "none", "logging.acme.com/kubernetes", "audit-reduced"],
    ["acme_cluster", "monitoring_service", "none", "monitoring.acme.com/kubernetes", "alert-weakened"],
    ["acme_alert_policy", "disabled_alerts", ["Sql_Injection"], [], "alert-weakened"],
    ["acme_rule", "factor_mode", "1FA", "2FA", "privileges-raised"],
    ["acme_firewall", "threat_intel_mode", "Off", "Alert", "protection-removed"],
    ["acme_bucket", "access_type", "ObjectRead", "NoPublicAccess", "exposure-widened"],
    ["acme_firewall", "inbound_policy", "ACCEPT", "DROP", "exposure-widened"],
    ["acme_storage_network_rules", "default_action", "Allow", "Deny", "exposure-widened"],
    ["acme_database", "internet_service", 1, 0, "exposure-widened"],
    ["acme_machine", "metadata.enable-oslogin", "FALSE", "TRUE", "privileges-raised"],
    ["acme_machine", "metadata.serial-port-enable", "1", "0", "privileges-raised"],
    ["google_container_cluster", "logging_service", "none", "logging.googleapis.com", "audit-reduced"],
    [
      "google_container_node_pool",
      "node_config[].workload_metadata_config[].mode",
      "GCE_METADATA",
      "GKE_METADATA",
      "privileges-raised",
    ],
    [
      "google_container_node_pool",
      "node_config[].kubelet_config[].insecure_kubelet_readonly_port_enabled",
      "TRUE",
      "FALSE",
      "exposure-widened",
    ],
    [
      "acme_workload_identity_provider",
      "attribute_condition",
      'assertion.repository.startsWith("")',
      'assertion.repository.startsWith("acme/")',
      "privileges-raised",
    ],
  ])("is found: %s.%s", (type, path, wrong, right, rule) => {
    expect(rulesFor(create(type, nested(path, wrong)))).toEqual([rule]);
    expect(rulesFor(create(type, nested(path, right)))).toEqual([]);
  });

  it("is read as a parameter where the name beside it says so", () => {
    const group = (type: string, name: string, value: string) =>
      rulesFor(create(type, { name: "pg", parameter: [{ name, value }] }));
    expect(group("aws_db_parameter_group", "rds.force_ssl", "0")).toEqual(["tls-weakened"]);
    expect(group("aws_db_parameter_group", "rds.force_ssl", "1")).toEqual([]);
    expect(group("aws_docdb_cluster_parameter_group", "tls", "disabled")).toEqual(["tls-weakened"]);
    expect(group("aws_db_parameter_group", "log_statement", "ddl")).toEqual([]);
    expect(group("acme_configuration", "log_disconnections", "off")).toEqual(["audit-reduced"]);
    expect(group("acme_configuration", "log_disconnections", "on")).toEqual([]);
    expect(group("acme_configuration", "log_duration", "off")).toEqual([]);
    expect(group("acme_configuration", "local_infile", "1")).toEqual(["privileges-raised"]);
    expect(group("acme_configuration", "local_infile", "0")).toEqual([]);
  });

  it("is read as a flag of a database whose type has a table", () => {
    const flag = (name: string, value: string) =>
      rulesFor(
        create("google_sql_database_instance", nested("settings[].database_flags[]", { name, value })),
      );
    expect(flag("local_infile", "on")).toEqual(["privileges-raised"]);
    expect(flag("local_infile", "off")).toEqual([]);
    expect(flag("contained database authentication", "on")).toEqual(["privileges-raised"]);
    expect(flag("log_connections", "off")).toEqual(["audit-reduced"]);
    expect(flag("log_connections", "on")).toEqual([]);
  });

  it.each<[string, string, Value]>([
    // Versions that are refused.
    ["acme_fleet", "disabled_tls_versions", ["TLS_1_0"]],
    // A service behind the interface may be internal.
    ["acme_gateway_api", "http_service_config[].protocol", "HTTP"],
    ["acme_listener", "protocol", "HTTP"],
    // A link with a name that nobody guesses.
    ["acme_preauthrequest", "access_type", "ObjectRead"],
    // One-time passwords are made with it everywhere.
    ["acme_otp_policy", "algorithm", "HmacSHA1"],
    ["acme_file", "checksum_algorithm", "md5"],
    ["acme_gateway", "nat", true],
    ["acme_listener", "default_action", "allow"],
    // All accounts of a company may come in.
    ["acme_workforce_provider", "attribute_condition", "true"],
    ["acme_cluster", "log_connections", false],
    ["acme_extension", "auto_upgrade", false],
  ])("is not where the words mean something else: %s.%s", (type, path, value) => {
    expect(rulesFor(create(type, nested(path, value)))).toEqual([]);
  });
});

describe("what follows from a risk that a new object has", () => {
  it.each([
    ["is_public", "More clients can reach it."],
    ["log_raw", "It is more exposed than it has to be."],
  ])("%s", (name, consequence) => {
    const [finding] = findings([create("acme_device", { [name]: true })]);
    expect(finding?.message).toContain(consequence);
  });
});
