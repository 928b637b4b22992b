import { UNKNOWN } from "@infra-tools/terraform-plan/value";
import { create, destroy, update } from "../../checks/plans";
import { type ByKind, danger, safe, set, undecided } from "../labelled";

/** Dangers of code hosting, identity, monitoring, data platforms and smaller clouds. */
export const OTHER_DANGERS: ByKind = {
  exposure: [
    danger(
      "The bucket is listed for anyone.",
      create("digitalocean_spaces_bucket", {
        name: "b",
        region: "fra1",
        acl: "public-read",
        force_destroy: false,
      }),
    ),
    danger(
      "The database of the cluster answers all.",
      create("digitalocean_firewall", {
        name: "db",
        droplet_ids: [1],
        inbound_rule: [{ protocol: "tcp", port_range: "5432", source_addresses: ["::/0"] }],
      }),
    ),
    danger(
      "Pages of the project are everyone's.",
      set("gitlab_project", { pages_access_level: ["private", "public"] }),
    ),
    danger(
      "Everyone may fork private code.",
      set("github_repository", { allow_forking: [false, true] }, { visibility: "private" }),
    ),
    danger(
      "The snippet of the tunnel is open to anyone.",
      create("cloudflare_zero_trust_access_policy", {
        name: "all",
        decision: "bypass",
        include: [{ everyone: {} }],
      }),
    ),
    danger(
      "Staff from anywhere.",
      set("databricks_workspace_conf", { "custom_config.enableIpAccessLists": ["true", "false"] }),
    ),
  ],
  protection: [
    danger(
      "Merging without the checks.",
      set("github_branch_protection", { require_signed_commits: [true, false] }, { pattern: "main" }),
    ),
    danger(
      "Links in mail sign in.",
      set("okta_policy_rule_password", {
        password_reset: ["DENY", "ALLOW"],
        password_unlock: ["DENY", "ALLOW"],
      }),
    ),
    danger(
      "A new user whose password needs no second factor.",
      create("snowflake_user", {
        name: "REPORT",
        default_role: "ACCOUNTADMIN",
        must_change_password: "false",
        disable_mfa: "true",
      }),
    ),
  ],
  retention: [],
  logging: [
    danger(
      "All are left out.",
      set("datadog_logs_index", {
        exclusion_filter: [[], [{ name: "all", is_enabled: true, filter: [{ query: "*", sample_rate: 1 }] }]],
      }),
    ),
    danger(
      "Records of access are off.",
      set("vault_audit", { options: [{ log_raw: "false" }, { log_raw: "true" }] }, { type: "file" }),
    ),
    danger(
      "Logs of queries are off.",
      destroy("databricks_mws_log_delivery", { log_type: "AUDIT_LOGS", status: "ENABLED" }),
    ),
  ],
  alert: [
    danger(
      "An alert without an end to the mute.",
      create("datadog_downtime_schedule", {
        scope: "env:prod",
        monitor_identifier: [{ monitor_tags: ["*"] }],
        mute_first_recovery_notification: true,
      }),
    ),
    danger(
      "Nobody is on call at night.",
      set("pagerduty_schedule", {
        layer: [
          [
            { name: "day", users: ["A"] },
            { name: "night", users: ["B"] },
          ],
          [{ name: "day", users: ["A"] }],
        ],
      }),
    ),
    danger("Alerts are kept back.", set("opsgenie_notification_policy", { suppress: [false, true] })),
    danger(
      "Nobody tells of the missing sign.",
      destroy("opsgenie_heartbeat", { name: "backup", enabled: true, interval: 10 }),
    ),
    danger(
      "The alert of the database is off.",
      set(
        "mongodbatlas_alert_configuration",
        { notification: [[{ type_name: "PAGER_DUTY" }], []] },
        { enabled: true },
      ),
    ),
  ],
  "data-loss": [
    danger(
      "The cluster with its data.",
      destroy("mongodbatlas_advanced_cluster", { name: "shop", cluster_type: "REPLICASET" }),
    ),
    danger("The cluster of topics.", destroy("confluent_kafka_cluster", { display_name: "shop" })),
    danger("The table goes.", destroy("databricks_sql_table", { name: "orders", table_type: "MANAGED" })),
    danger("Databases of the customer.", destroy("digitalocean_database_cluster", { engine: "pg" })),
    danger("All projects below it.", destroy("gitlab_group", { path: "shop" })),
    danger("Keys of what it encrypted.", destroy("vault_transit_secret_backend_key", { name: "orders" })),
    danger("The bucket empties itself.", set("digitalocean_spaces_bucket", { force_destroy: [false, true] })),
  ],
  encryption: [
    danger(
      "The origin's certificate is not checked.",
      set("cloudflare_zone_setting", { value: ["strict", "flexible"] }, { setting_id: "ssl", zone_id: "z" }),
    ),
    danger(
      "TLS 1.0.",
      set(
        "cloudflare_zone_setting",
        { value: ["1.2", "1.0"] },
        { setting_id: "min_tls_version", zone_id: "z" },
      ),
    ),
    danger(
      "A new hook whose receiver is not checked.",
      create("github_organization_webhook", {
        events: ["push"],
        active: true,
        configuration: [{ url: "https://hook.example.com", content_type: "json", insecure_ssl: true }],
      }),
    ),
    danger(
      "The probe trusts any certificate.",
      create("grafana_data_source", {
        name: "prom",
        type: "prometheus",
        url: "https://prom.example.com",
        json_data_encoded: '{"tlsSkipVerify":true}',
      }),
    ),
  ],
  capacity: [
    danger("A single worker.", set("databricks_cluster", { "autoscale[].max_workers": [20, 2] })),
    danger(
      "No waiting machine.",
      set("nomad_job", {
        jobspec: [
          'job "a" {\n  group "g" {\n    count = 3\n  }\n}\n',
          'job "a" {\n  group "g" {\n    count = 1\n  }\n}\n',
        ],
      }),
    ),
  ],
  policy: [
    danger(
      "Everything in Vault.",
      create("vault_policy", {
        name: "ops",
        policy: 'path "*" {\n  capabilities = ["create", "read", "update", "delete", "list", "sudo"]\n}\n',
      }),
    ),
    danger(
      "Any token of any repository.",
      create("vault_jwt_auth_backend_role", {
        role_name: "ci",
        role_type: "jwt",
        user_claim: "sub",
        bound_audiences: ["vault"],
        bound_claims_type: "glob",
        bound_claims: { sub: "repo:*" },
        token_policies: ["deploy"],
      }),
    ),
    danger(
      "A stranger maintains.",
      create("github_repository_collaborator", {
        repository: "shop",
        username: "guest",
        permission: "admin",
      }),
    ),
    danger(
      "A guest becomes maintainer.",
      set("gitlab_project_membership", { access_level: ["guest", "maintainer"] }),
    ),
    danger(
      "A token for all.",
      create("gitlab_project_access_token", {
        project: "1",
        name: "bot",
        access_level: "owner",
        scopes: ["api", "sudo"],
        expires_at: "2030-01-01",
      }),
    ),
    danger(
      "The application may administer users.",
      set("okta_app_oauth_api_scope", {
        scopes: [["okta.users.read"], ["okta.users.manage", "okta.groups.manage"]],
      }),
    ),
    danger(
      "Ownership of everything.",
      create("snowflake_grant_privileges_to_account_role", {
        account_role_name: "PUBLIC",
        privileges: ["SELECT"],
        on_schema_object: [{ all: [{ object_type_plural: "TABLES", in_database: "SALES" }] }],
      }),
    ),
    danger(
      "Reading every table.",
      set(
        "postgresql_grant",
        { objects: [["orders"], []], privileges: [["SELECT"], ["SELECT", "UPDATE", "DELETE", "TRUNCATE"]] },
        { role: "report", object_type: "table" },
      ),
    ),
    danger(
      "Who signs in reads.",
      set(
        "postgresql_default_privileges",
        { role: ["report", "public"] },
        { privileges: ["SELECT"], object_type: "table" },
      ),
    ),
    danger(
      "The user reads and writes each database.",
      set("mongodbatlas_database_user", {
        roles: [
          [{ role_name: "read", database_name: "shop" }],
          [{ role_name: "readWriteAnyDatabase", database_name: "admin" }],
        ],
      }),
    ),
    danger(
      "All may use the secrets.",
      create("databricks_secret_acl", { scope: "prod", principal: "users", permission: "MANAGE" }),
    ),
    danger(
      "The robot administers.",
      create("confluent_role_binding", {
        principal: "User:sa-1",
        role_name: "CloudClusterAdmin",
        crn_pattern: "crn://x",
      }),
    ),
    danger(
      "The user administers.",
      set("opsgenie_user", { role: ["User", "Admin"] }, { username: "a@example.com" }),
    ),
    danger(
      "The key administers.",
      create("grafana_service_account", { name: "ci", role: "Admin", is_disabled: false }),
    ),
    danger(
      "The role is a superuser's.",
      create("elasticstack_elasticsearch_security_user", {
        username: "app",
        roles: ["superuser"],
        enabled: true,
      }),
    ),
    danger(
      "Jobs of all namespaces.",
      update(
        "nomad_acl_policy",
        { name: "dev", rules_hcl: 'namespace "dev" {\n  policy = "read"\n}\n' },
        { name: "dev", rules_hcl: 'namespace "*" {\n  policy = "write"\n}\n' },
      ),
    ),
  ],
};

/** Harmless and undecided changes of these providers. */
export const OTHER_SAFE: ByKind = {
  strengthen: [
    safe(
      "Reviews of owners.",
      set("github_branch_protection", {
        "required_pull_request_reviews[].require_last_push_approval": [false, true],
      }),
    ),
    safe("Masked.", set("gitlab_project_variable", { masked: [false, true] }, { key: "TOKEN" })),
    safe("A shorter life.", set("vault_kubernetes_auth_backend_role", { token_ttl: [86400, 900] })),
    safe(
      "Own users only.",
      set("gitlab_application_settings", { require_two_factor_authentication: [false, true] }),
    ),
    safe("Attacks are stopped.", set("cloudflare_bot_management", { fight_mode: [false, true] })),
    safe(
      "The alert repeats.",
      set("datadog_monitor", { notify_no_data: [false, true] }, { message: "@pagerduty" }),
    ),
    safe(
      "One table.",
      set(
        "postgresql_grant",
        { privileges: [["SELECT", "UPDATE"], ["SELECT"]] },
        { role: "report", object_type: "table" },
      ),
    ),
    safe("Longer history.", set("snowflake_table", { change_tracking: [false, true] })),
  ],
  benign: [
    safe("An avatar.", set("gitlab_group", { description: ["a", "b"] })),
    safe("Labels.", create("github_issue_label", { repository: "shop", name: "bug", color: "ff0000" })),
    safe("A dashboard.", set("datadog_dashboard_json", { dashboard: ['{"title":"a"}', '{"title":"b"}'] })),
    safe("Rows per page.", set("okta_app_saml", { app_settings_json: ['{"a":1}', '{"a":2}'] })),
    safe(
      "A service.",
      create("pagerduty_service", {
        name: "shop",
        escalation_policy: "P1",
        alert_creation: "create_alerts_and_incidents",
      }),
    ),
    safe("A folder.", create("grafana_folder", { title: "Shop" })),
    safe("Another size of page.", set("digitalocean_app", { "spec[].service[].http_port": [8080, 8081] })),
    safe(
      "A new secret's place.",
      create("vault_mount", { path: "shop", type: "kv", options: { version: "2" }, description: "Shop" }),
    ),
    safe(
      "A comment.",
      set("mongodbatlas_project_ip_access_list", { comment: ["a", "b"] }, { cidr_block: "198.51.100.0/24" }),
    ),
  ],
  direction: [
    safe(
      "The list refuses.",
      create("databricks_ip_access_list", {
        label: "bad",
        list_type: "BLOCK",
        ip_addresses: ["203.0.113.0/24"],
      }),
    ),
  ],
  unknown: [
    undecided(
      "Who may come in.",
      create("cloudflare_zero_trust_access_policy", { name: "a", decision: "allow", include: UNKNOWN }),
    ),
    undecided(
      "Which role.",
      set("okta_group_role", { role_type: ["READ_ONLY_ADMIN", UNKNOWN] }, { group_id: "g" }),
    ),
  ],
};
