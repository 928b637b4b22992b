import { UNKNOWN } from "@infra-tools/terraform-plan/value";
import { create, destroy } from "../checks/plans";
import { danger, type Labelled, safe, set } from "./labelled";

/** A fifth set: the providers of the first one again, other attributes. */
export const FIFTH: readonly Labelled[] = [
  // Azure
  danger("Old clients connect.", set("azurerm_redis_cache", { minimum_tls_version: ["1.2", "1.0"] })),
  danger(
    "Every network reaches the registry.",
    set("azurerm_container_registry", { "network_rule_set[].default_action": ["Deny", "Allow"] }),
  ),
  danger(
    "The namespace is reached from everywhere.",
    set("azurerm_eventhub_namespace", { "network_rulesets[].default_action": ["Deny", "Allow"] }),
  ),
  danger("Messages are kept a day.", set("azurerm_eventhub", { message_retention: [7, 1] })),
  danger(
    "Backups in one zone.",
    set("azurerm_mssql_managed_instance", { storage_account_type: ["GRS", "LRS"] }),
  ),
  danger(
    "Deleted backups are gone at once.",
    set("azurerm_data_protection_backup_vault", { soft_delete: ["AlwaysOn", "Off"] }),
  ),
  danger(
    "Cross-region copies end.",
    set("azurerm_recovery_services_vault", { cross_region_restore_enabled: [true, false] }),
  ),
  danger("Machines have no lock.", destroy("azurerm_management_lock", { lock_level: "CanNotDelete" })),
  danger(
    "The policy's assignment goes.",
    destroy("azurerm_resource_group_policy_assignment", { enforce: true }),
  ),
  danger("Diagnostics of the firewall end.", destroy("azurerm_monitor_diagnostic_setting", { name: "fw" })),
  danger(
    "The web application debugs.",
    set("azurerm_windows_web_app", { "site_config[].remote_debugging_enabled": [false, true] }),
  ),
  danger(
    "Basic publishing works.",
    set("azurerm_linux_web_app", { ftp_publish_basic_authentication_enabled: [false, true] }),
  ),
  danger(
    "Nodes have addresses on the internet.",
    set("azurerm_kubernetes_cluster_node_pool", { node_public_ip_enabled: [false, true] }),
  ),
  danger("The API is public.", set("azurerm_kubernetes_cluster", { private_cluster_enabled: [true, false] })),
  danger("The host is not isolated.", set("azurerm_bastion_host", { shareable_link_enabled: [false, true] })),
  danger(
    "The disk is exported.",
    set("azurerm_managed_disk", { public_network_access_enabled: [false, true] }),
  ),
  safe("A zone's tags.", set("azurerm_dns_zone", { "tags.team": ["a", "b"] })),
  safe("A queue's lock is longer.", set("azurerm_servicebus_queue", { lock_duration: ["PT30S", "PT1M"] })),
  safe(
    "A slot swaps itself.",
    set("azurerm_linux_web_app_slot", { "site_config[].auto_swap_slot_name": ["", "production"] }),
  ),
  safe(
    "The cluster upgrades on Sundays.",
    set("azurerm_kubernetes_cluster", { "maintenance_window[].allowed[].day": ["Saturday", "Sunday"] }),
  ),
  safe("A larger disk.", set("azurerm_managed_disk", { disk_size_gb: [128, 256] })),
  safe("More throughput.", set("azurerm_cosmosdb_sql_database", { throughput: [400, 800] })),
  safe("Tokens in the cluster.", set("azurerm_kubernetes_cluster", { oidc_issuer_enabled: [false, true] })),
  safe("A retention of longer.", set("azurerm_log_analytics_workspace", { retention_in_days: [30, 90] })),
  // GitHub, GitLab
  danger(
    "The organisation's base role writes.",
    set("github_organization_settings", { default_repository_permission: ["none", "admin"] }),
  ),
  danger(
    "Secrets are not scanned.",
    set("github_repository", { "security_and_analysis[].secret_scanning[].status": ["enabled", "disabled"] }),
  ),
  danger("The team maintains.", set("github_team_membership", { role: ["member", "maintainer"] })),
  danger(
    "Reviews are not needed from owners.",
    set("github_repository_ruleset", { "rules[].pull_request[].require_code_owner_review": [true, false] }),
  ),
  danger(
    "One approval.",
    set("github_repository_ruleset", { "rules[].pull_request[].required_approving_review_count": [2, 1] }),
  ),
  danger(
    "Signatures are not needed.",
    set("github_repository_ruleset", { "rules[].required_signatures": [true, false] }),
  ),
  danger(
    "Workflows of forks run.",
    set("github_actions_organization_permissions", { allowed_actions: ["local_only", "all"] }),
  ),
  danger("Runners for everyone.", set("github_actions_runner_group", { visibility: ["selected", "all"] })),
  danger(
    "The hook is in clear.",
    set("github_organization_webhook", { "configuration[].insecure_ssl": [false, true] }),
  ),
  danger(
    "A deploy key that writes.",
    create("github_repository_deploy_key", { repository: "r", read_only: false, key: "ssh-ed25519 A" }),
  ),
  danger(
    "Members invite outsiders.",
    set("github_organization_settings", { members_can_invite_outside_collaborators: [false, true] }),
  ),
  danger("The mirror is public.", set("gitlab_group", { visibility_level: ["private", "public"] })),
  danger(
    "Anyone with the role of a guest may push.",
    set("gitlab_branch_protection", { allow_force_push: [false, true] }),
  ),
  danger(
    "The token lives a year longer, with all rights.",
    set("gitlab_project_access_token", { scopes: [["read_repository"], ["read_repository", "api"]] }),
  ),
  danger(
    "Approval rules can be changed in a merge request.",
    set("gitlab_project_level_mr_approvals", {
      disable_overriding_approvers_per_merge_request: [true, false],
    }),
  ),
  danger(
    "The registry is open.",
    set("gitlab_project", { container_registry_access_level: ["disabled", "enabled"] }),
  ),
  safe("Discussions.", set("github_repository", { has_discussions: [false, true] })),
  safe("A topic.", set("github_repository", { topics: [["a"], ["a", "b"]] })),
  safe("Rebases only.", set("github_repository", { allow_rebase_merge: [false, true] })),
  safe("A milestone's date.", set("github_repository_milestone", { due_date: ["2026-01-01", "2026-02-01"] })),
  safe(
    "A deploy key that reads.",
    create("gitlab_deploy_key", { project: "1", can_push: false, key: "ssh-ed25519 A" }),
  ),
  safe("A badge.", set("gitlab_project_badge", { image_url: ["https://a", "https://b"] })),
  safe("A label.", set("gitlab_project_label", { color: ["#fff", "#000"] })),
  safe("Jobs are kept shorter in the queue.", set("gitlab_project", { ci_default_git_depth: [50, 20] })),
  // Vault, Okta
  danger("Leases live a year.", set("vault_mount", { max_lease_ttl_seconds: [86400, 31536000] })),
  danger(
    "Every address gets tokens.",
    set("vault_token_auth_backend_role", { token_bound_cidrs: [["10.0.0.0/8"], ["0.0.0.0/0"]] }),
  ),
  danger(
    "Orphans live on.",
    set("vault_token_auth_backend_role", { allowed_policies: [["app"], ["app", "root"]] }),
  ),
  danger("A user gets admin.", set("vault_github_user", { policies: [["dev"], ["dev", "admin"]] })),
  danger(
    "Names of every account.",
    set("vault_kubernetes_auth_backend_role", { bound_service_account_namespaces: [["shop"], ["*"]] }),
  ),
  danger("Certificates for a year.", set("vault_pki_secret_backend_role", { max_ttl: ["720h", "8760h"] })),
  danger("Any subdomain.", set("vault_pki_secret_backend_role", { allow_subdomains: [false, true] })),
  danger("Passwords never expire.", set("okta_policy_password", { password_max_age_days: [90, 0] })),
  danger(
    "Names may be in passwords.",
    set("okta_policy_password", { password_exclude_username: [true, false] }),
  ),
  danger("Ten more guesses.", set("okta_policy_password", { password_max_lockout_attempts: [5, 100] })),
  danger("The zone blocks nobody.", set("okta_network_zone", { usage: ["BLOCKLIST", "POLICY"] })),
  danger("The rule is off.", set("okta_policy_rule_mfa", { status: ["ACTIVE", "INACTIVE"] })),
  danger(
    "Refresh tokens for a year.",
    set("okta_auth_server_policy_rule", { refresh_token_lifetime_minutes: [1440, 525600] }),
  ),
  safe("Shorter leases.", set("vault_mount", { max_lease_ttl_seconds: [86400, 3600] })),
  safe("Longer passwords.", set("okta_policy_password", { password_min_length: [8, 12] })),
  safe("A label.", set("okta_app_saml", { label: ["A", "B"] })),
  safe("The rule is on.", set("okta_policy_rule_mfa", { status: ["INACTIVE", "ACTIVE"] })),
  safe("An attribute's title.", set("okta_user_schema_property", { title: ["A", "B"] })),
  // Datadog, Snowflake, Atlas, Databricks
  danger(
    "The monitor is muted for all.",
    create("datadog_downtime_schedule", { scope: "*", recurring_schedule: [{ timezone: "UTC" }] }),
  ),
  danger(
    "Silence is fine.",
    set("datadog_monitor", { on_missing_data: ["show_and_notify_no_data", "resolve"] }),
  ),
  danger(
    "Rules of security are off.",
    set("datadog_security_monitoring_default_rule", { enabled: [true, false] }),
  ),
  danger(
    "Nobody receives the summary.",
    set("datadog_monitor", { message: ["CPU @oncall@example.com", "CPU"] }),
  ),
  danger(
    "The user is an administrator.",
    create("snowflake_grant_account_role", { role_name: "SECURITYADMIN", user_name: "BOB" }),
  ),
  danger(
    "The policy of networks is taken off.",
    destroy("snowflake_network_policy_attachment", { network_policy_name: "p" }),
  ),
  danger("Time travel of a day.", set("snowflake_schema", { data_retention_time_in_days: [30, 1] })),
  danger(
    "The provider's staff look at data.",
    set("mongodbatlas_organization", { restrict_employee_access: [true, false] }),
  ),
  danger(
    "Two nodes fewer.",
    set("mongodbatlas_advanced_cluster", {
      "replication_specs[].region_configs[].electable_specs[].node_count": [5, 3],
    }),
  ),
  danger(
    "The cluster is smaller.",
    set("mongodbatlas_advanced_cluster", {
      "replication_specs[].region_configs[].electable_specs[].instance_size": ["M50", "M10"],
    }),
  ),
  danger("Users make clusters.", set("databricks_entitlements", { allow_cluster_create: [false, true] })),
  danger("The metastore goes with its tables.", destroy("databricks_metastore", { name: "m" })),
  safe("Another priority.", set("datadog_monitor", { priority: [2, 3] })),
  safe("Tags of a test.", set("datadog_synthetics_test", { tags: [["a"], ["a", "b"]] })),
  safe("A larger warehouse's clusters.", set("snowflake_warehouse", { max_cluster_count: [1, 3] })),
  safe(
    "The cluster is larger.",
    set("mongodbatlas_advanced_cluster", {
      "replication_specs[].region_configs[].electable_specs[].instance_size": ["M10", "M30"],
    }),
  ),
  safe("A job's name.", set("databricks_job", { name: ["a", "b"] })),
  safe("Pools are warm.", set("databricks_instance_pool", { min_idle_instances: [0, 2] })),
];

/** Changes of which nobody can tell what they do. */
export const UNDECIDED: readonly (readonly [why: string, change: ReturnType<typeof set>])[] = [
  [
    "Who reads the secret.",
    set("vault_policy", { policy: ['path "a" { capabilities = ["read"] }', UNKNOWN] }),
  ],
  ["Who sees the repository.", set("github_repository", { visibility: ["private", UNKNOWN] })],
  [
    "Who may read the container.",
    set("azurerm_storage_container", { container_access_type: ["private", UNKNOWN] }),
  ],
  [
    "Whether the rule allows.",
    set("azurerm_network_security_rule", { access: ["Deny", UNKNOWN] }, { direction: "Inbound" }),
  ],
  ["Which addresses.", set("mongodbatlas_project_ip_access_list", { cidr_block: ["10.0.0.0/8", UNKNOWN] })],
  [
    "Which addresses of a new rule.",
    create("azurerm_mssql_firewall_rule", { name: "a", start_ip_address: UNKNOWN, end_ip_address: UNKNOWN }),
  ],
  [
    "Which network of a new rule.",
    create("aws_security_group_rule", {
      type: "ingress",
      protocol: "tcp",
      from_port: 22,
      to_port: 22,
      cidr_blocks: UNKNOWN,
      security_group_id: "sg",
    }),
  ],
  [
    "Which role.",
    set(
      "azurerm_role_assignment",
      { role_definition_name: ["Reader", UNKNOWN] },
      { scope: "/subscriptions/s" },
    ),
  ],
  ["Which group may what.", set("github_team_repository", { permission: ["pull", UNKNOWN] })],
  ["Who owns.", set("okta_group_role", { role_type: ["READ_ONLY_ADMIN", UNKNOWN] })],
  ["Who hears of it.", set("datadog_monitor", { message: ["Disk. @oncall", UNKNOWN] })],
  ["Whether the policy is enforced.", set("github_repository_ruleset", { enforcement: ["active", UNKNOWN] })],
  ["Who assumes the role.", set("aws_iam_role", { assume_role_policy: ['{"Statement":[]}', UNKNOWN] })],
  ["Whether it is public.", set("aws_db_instance", { publicly_accessible: [false, UNKNOWN] })],
];
