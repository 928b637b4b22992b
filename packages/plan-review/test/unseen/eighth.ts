import { create, destroy } from "../checks/plans";
import { danger, type Labelled, safe, set } from "./labelled";

/** An eighth set: providers that the seventh did not have, attributes drawn at random, and deletions. */
export const EIGHTH: readonly Labelled[] = [
  // Keycloak
  danger("Logins are not recorded.", set("keycloak_realm_events", { events_enabled: [true, false] })),
  danger("Events go nowhere.", set("keycloak_realm_events", { events_listeners: [["jboss-logging"], []] })),
  danger(
    "New users read stored tokens.",
    set("keycloak_oidc_google_identity_provider", { add_read_token_role_on_create: [false, true] }),
  ),
  danger(
    "Certificates of the directory are not checked.",
    set("keycloak_ldap_user_federation", { use_truststore_spi: ["ALWAYS", "NEVER"] }),
  ),
  danger(
    "The second factor is skipped.",
    set("keycloak_authentication_execution", { requirement: ["REQUIRED", "DISABLED"] }),
  ),
  danger(
    "The second factor is a choice.",
    set("keycloak_authentication_subflow", { requirement: ["REQUIRED", "ALTERNATIVE"] }),
  ),
  danger("Tokens live a day.", set("keycloak_realm", { access_token_lifespan: ["5m", "24h"] })),
  danger(
    "One yes is enough.",
    set("keycloak_openid_client_authorization_permission", {
      decision_strategy: ["UNANIMOUS", "AFFIRMATIVE"],
    }),
  ),
  danger("A short key.", set("keycloak_realm_keystore_rsa_generated", { key_size: [4096, 1024] })),
  danger(
    "Short passwords.",
    set("keycloak_realm", { password_policy: ["length(12) and digits(1)", "length(6)"] }),
  ),
  danger(
    "New users administer.",
    set("keycloak_default_roles", { default_roles: [["offline_access"], ["offline_access", "realm-admin"]] }),
  ),
  danger("The required action goes.", destroy("keycloak_required_action", { alias: "CONFIGURE_TOTP" })),
  safe("Less is asked.", set("keycloak_oidc_google_identity_provider", { disable_user_info: [false, true] })),
  safe(
    "Another format.",
    set("keycloak_openid_user_session_note_protocol_mapper", { claim_value_type: ["String", "JSON"] }),
  ),
  safe(
    "Synchronized more often.",
    set("keycloak_ldap_user_federation", { changed_sync_period: [3600, 600] }),
  ),
  safe(
    "Less in the answer.",
    set("keycloak_openid_user_client_role_protocol_mapper", { add_to_userinfo: [true, false] }),
  ),
  safe("Nothing is written back.", set("keycloak_ldap_full_name_mapper", { read_only: [false, true] })),
  safe("Tokens live minutes.", set("keycloak_realm", { access_token_lifespan: ["24h", "5m"] })),
  safe("Cached a day.", set("keycloak_custom_user_federation", { cache_policy: ["DEFAULT", "EVICT_DAILY"] })),
  safe("A claim goes.", destroy("keycloak_openid_user_attribute_protocol_mapper", { name: "department" })),

  // Auth0
  danger(
    "Bots get through.",
    set("auth0_attack_protection", { "bot_detection[].bot_detection_level": ["high", "low"] }),
  ),
  danger(
    "Without the captcha everybody gets in.",
    set("auth0_attack_protection", { "captcha[].arkose[].fail_open": [false, true] }),
  ),
  danger("Anyone signs up.", set("auth0_organization_connection", { is_signup_enabled: [false, true] })),
  danger(
    "Floods are only logged.",
    set("auth0_rate_limit_policy", { "configuration[].action": ["block", "log"] }),
  ),
  danger("Tokens in clear.", set("auth0_resource_server", { "token_encryption[].disable": [false, true] })),
  danger("The client may do everything.", set("auth0_client_grant", { allow_all_scopes: [false, true] })),
  danger("No second factor.", set("auth0_guardian", { policy: ["all-applications", "never"] })),
  danger(
    "The token deletes users.",
    set("auth0_connection_scim_token", { scopes: [["get:users"], ["get:users", "delete:users"]] }),
  ),
  danger(
    "Devices are trusted for a year.",
    set("auth0_risk_assessments_new_device", { remember_for: [30, 365] }),
  ),
  danger("Sessions live a year.", set("auth0_tenant", { session_lifetime: [72, 8760] })),
  danger("Events go nowhere.", set("auth0_event_stream", { status: ["enabled", "disabled"] })),
  danger("Every network is let in.", destroy("auth0_network_acl", { description: "offices", active: true })),
  safe("Rounder.", set("auth0_branding_theme", { "borders[].input_border_radius": [3, 5] })),
  safe("The name first.", set("auth0_prompt", { identifier_first: [false, true] })),
  safe(
    "Tags of our own.",
    set("auth0_prompt_screen_renderer", { default_head_tags_disabled: [false, true] }),
  ),
  safe("The link ends sooner.", set("auth0_email_template", { url_lifetime_in_seconds: [432000, 3600] })),
  safe(
    "Synchronized by itself.",
    set("auth0_connection_directory", { synchronize_automatically: [false, true] }),
  ),
  safe("No button.", set("auth0_organization_connection", { show_as_button: [true, false] })),
  safe("Another page.", set("auth0_prompt", { universal_login_experience: ["classic", "new"] })),
  safe(
    "A grant goes.",
    destroy("auth0_client_grant", { audience: "https://api.example.com", scopes: ["read:orders"] }),
  ),
  safe("An empty role.", create("auth0_role", { name: "support", description: "Support" })),

  // Fastly
  danger(
    "Without a certificate everybody gets in.",
    set("fastly_tls_mutual_authentication", { enforced: [true, false] }),
  ),
  danger("Attacks are only logged.", set("fastly_ngwaf_workspace", { mode: ["block", "log"] })),
  danger(
    "Attackers are blocked late.",
    set("fastly_ngwaf_workspace", { "attack_signal_thresholds[].ten_minutes": [60, 10000] }),
  ),
  danger("Known holes are open.", set("fastly_ngwaf_virtual_patches", { action: ["block", "log"] })),
  danger(
    "The user may do everything.",
    set("fastly_service_authorization", { permission: ["read_only", "full"] }),
  ),
  danger(
    "Any chain is accepted.",
    set("fastly_tls_platform_certificate", { allow_untrusted_root: [false, true] }),
  ),
  danger("The user administers.", set("fastly_user", { role: ["user", "superuser"] })),
  danger("Entries go with the store.", set("fastly_configstore", { force_destroy: [false, true] })),
  danger("The rule is off.", set("fastly_ngwaf_workspace_rule", { enabled: [true, false] })),
  danger(
    "The rule goes.",
    destroy("fastly_ngwaf_workspace_rule", { type: "request", description: "block scanners" }),
  ),
  safe("Attacks are blocked.", set("fastly_ngwaf_workspace", { mode: ["log", "block"] })),
  safe("Entries are kept as written.", set("fastly_service_acl_entries", { manage_entries: [false, true] })),
  safe("A picture goes.", destroy("fastly_custom_dashboard", { name: "traffic" })),

  // OpenStack
  danger(
    "SSH from everywhere.",
    create("openstack_networking_secgroup_rule_v2", {
      direction: "ingress",
      ethertype: "IPv4",
      protocol: "tcp",
      port_range_min: 22,
      port_range_max: 22,
      remote_ip_prefix: "0.0.0.0/0",
    }),
  ),
  danger("What was refused is let in.", set("openstack_fw_rule_v2", { action: ["deny", "allow"] })),
  danger("A broken hash.", set("openstack_vpnaas_ike_policy_v2", { auth_algorithm: ["sha256", "sha1"] })),
  danger("Every project uses it.", set("openstack_networking_addressscope_v2", { shared: [false, true] })),
  danger(
    "A password is enough.",
    set("openstack_identity_user_v3", { multi_factor_auth_enabled: [true, false] }),
  ),
  danger(
    "Passwords can be guessed.",
    set("openstack_identity_user_v3", { ignore_lockout_failure_attempts: [false, true] }),
  ),
  danger("Everybody has the image.", set("openstack_images_image_v2", { visibility: ["private", "public"] })),
  danger("The image may be deleted.", set("openstack_images_image_v2", { protected: [true, false] })),
  danger(
    "The name is not found.",
    destroy("openstack_dns_recordset_v2", { name: "www.example.com.", type: "A" }),
  ),
  safe("Does not wait.", set("openstack_dns_recordset_v2", { disable_status_check: [false, true] })),
  safe("Unpacked first.", set("openstack_images_image_v2", { decompress: [false, true] })),
  safe("More cores.", set("openstack_compute_quotaset_v2", { cores: [20, 40] })),
  safe("A key goes.", destroy("openstack_compute_keypair_v2", { name: "old" })),
  safe(
    "The network inside.",
    create("openstack_networking_secgroup_rule_v2", {
      direction: "ingress",
      ethertype: "IPv4",
      protocol: "tcp",
      port_range_min: 22,
      port_range_max: 22,
      remote_ip_prefix: "10.2.0.0/16",
    }),
  ),

  // Linode
  danger("A stranger copies the zone.", set("linode_domain", { axfr_ips: [[], ["203.0.113.9"]] })),
  danger("Everything is let in.", set("linode_firewall", { inbound_policy: ["DROP", "ACCEPT"] })),
  danger("New machines have no backups.", set("linode_account_settings", { backups_enabled: [true, false] })),
  danger("Anyone reads the script.", set("linode_stackscript", { is_public: [false, true] })),
  danger(
    "One copy of the data.",
    set("linode_database_postgresql", { replication_type: ["semi_synch", "none"] }),
  ),
  danger(
    "The user reads and writes the account.",
    set("linode_user", { "global_grants[].account_access": ["read_only", "read_write"] }),
  ),
  danger("Requests end.", destroy("linode_nodebalancer", { label: "web" })),
  danger("The name is not found.", destroy("linode_domain_record", { name: "www", record_type: "A" })),
  safe("Another weight.", set("linode_domain_record", { weight: [10, 20] })),
  safe("More nodes at most.", set("linode_lke_node_pool", { "autoscaler[].max": [5, 10] })),
  safe("A larger disk.", set("linode_volume", { size: [20, 40] })),
  safe("A key goes.", destroy("linode_sshkey", { label: "old laptop" })),

  // MongoDB Atlas
  danger(
    "A replica that was away cannot catch up.",
    set("mongodbatlas_advanced_cluster", { "advanced_configuration[].oplog_min_retention_hours": [48, 2] }),
  ),
  danger(
    "Old clients connect.",
    set("mongodbatlas_cluster", {
      "advanced_configuration[].minimum_enabled_tls_protocol": ["TLS1_2", "TLS1_0"],
    }),
  ),
  danger(
    "Keys work from everywhere.",
    set("mongodbatlas_organization", { api_access_list_required: [true, false] }),
  ),
  danger(
    "Nobody gets mail.",
    set("mongodbatlas_alert_configuration", { "notification[].email_enabled": [true, false] }),
  ),
  danger(
    "Copies can be deleted.",
    set("mongodbatlas_backup_compliance_policy", { copy_protection_enabled: [true, false] }),
  ),
  danger(
    "Monthly copies are kept a month.",
    set("mongodbatlas_backup_compliance_policy", { "policy_item_monthly[].retention_value": [12, 1] }),
  ),
  danger(
    "Strangers log in.",
    set("mongodbatlas_federated_settings_org_config", { domain_restriction_enabled: [true, false] }),
  ),
  danger(
    "Every address may connect.",
    create("mongodbatlas_project_ip_access_list", { project_id: "p", cidr_block: "0.0.0.0/0" }),
  ),
  danger("Nothing is recorded.", destroy("mongodbatlas_auditing", { enabled: true })),
  danger("The data is in clear.", destroy("mongodbatlas_encryption_at_rest", { project_id: "p" })),
  safe("Does not wait.", set("mongodbatlas_search_deployment", { skip_wait_on_update: [false, true] })),
  safe("Another day.", set("mongodbatlas_maintenance_window", { day_of_week: [3, 5] })),
  safe("No advice.", set("mongodbatlas_project", { is_schema_advisor_enabled: [true, false] })),
  safe(
    "Names in the path.",
    set("mongodbatlas_cloud_backup_schedule", { use_org_and_group_names_in_export_prefix: [false, true] }),
  ),
  safe("Another hour.", set("mongodbatlas_online_archive", { "schedule[].start_hour": [1, 3] })),

  // New Relic and PagerDuty
  danger("Reported after two hours.", set("newrelic_alert_condition", { "term[].duration": [5, 120] })),
  danger(
    "Nearly all places must fail.",
    set("newrelic_synthetics_multilocation_alert_condition", { "critical[].threshold": [2, 10] }),
  ),
  danger(
    "Personal data is in the logs.",
    destroy("newrelic_obfuscation_rule", { name: "cards", enabled: true }),
  ),
  danger("No one is notified.", destroy("newrelic_workflow", { name: "on call" })),
  danger(
    "Links are not checked.",
    set("newrelic_synthetics_broken_links_monitor", { status: ["ENABLED", "DISABLED"] }),
  ),
  danger(
    "The next person hears two hours later.",
    set("pagerduty_escalation_policy", { "rule[].escalation_delay_in_minutes": [15, 120] }),
  ),
  danger("Every member manages.", set("pagerduty_team", { default_role: ["none", "manager"] })),
  danger(
    "Nobody is woken.",
    set("pagerduty_service", { "incident_urgency_rule[].urgency": ["high", "low"] }),
  ),
  danger(
    "Events are thrown away.",
    set("pagerduty_event_orchestration_global", { "catch_all[].actions[].drop_event": [false, true] }),
  ),
  danger("The user is not called.", destroy("pagerduty_user_notification_rule", { urgency: "high" })),
  safe(
    "A legend.",
    set("newrelic_one_dashboard", { "page[].widget_stacked_bar[].legend_enabled": [true, false] }),
  ),
  safe(
    "Asked more often.",
    set("newrelic_cloud_aws_integrations", { "doc_db[].metrics_polling_interval": [900, 300] }),
  ),
  safe("No tags.", set("newrelic_cloud_aws_govcloud_integrations", { "elb[].fetch_tags": [true, false] })),
  safe("Heard again.", destroy("newrelic_alert_muting_rule", { name: "migration", enabled: true })),
  safe("A picture goes.", destroy("newrelic_one_dashboard", { name: "old" })),
  safe(
    "A policy without conditions.",
    create("newrelic_alert_policy", { name: "web", incident_preference: "PER_CONDITION" }),
  ),
  safe("Another country.", set("pagerduty_user_contact_method", { country_code: [1, 44] })),
  safe("A word goes.", destroy("pagerduty_tag_assignment", { entity_type: "teams" })),

  // DigitalOcean
  danger(
    "The control plane is open.",
    set("digitalocean_kubernetes_cluster", {
      "control_plane_firewall[].allowed_addresses": [["10.0.0.0/8"], ["0.0.0.0/0"]],
    }),
  ),
  danger("Weak ciphers.", set("digitalocean_loadbalancer", { tls_cipher_policy: ["STRONG", "DEFAULT"] })),
  danger(
    "Data is thrown out.",
    set("digitalocean_database_cluster", { eviction_policy: ["noeviction", "allkeys_lru"] }),
  ),
  danger("Nothing is measured.", set("digitalocean_droplet", { monitoring: [true, false] })),
  danger(
    "Reported when it is too late.",
    set(
      "digitalocean_monitor_alert",
      { value: [80, 99] },
      { compare: "GreaterThan", type: "v1/insights/droplet/disk_utilization_percent" },
    ),
  ),
  danger("Requests end.", destroy("digitalocean_loadbalancer", { name: "web" })),
  danger("The name is not found.", destroy("digitalocean_record", { name: "www", type: "A" })),
  danger("Outages are not seen.", destroy("digitalocean_uptime_alert", { name: "down" })),
  safe("Scaled by itself.", set("digitalocean_kubernetes_node_pool", { auto_scale: [false, true] })),
  safe(
    "Connections are kept longer.",
    set("digitalocean_vpc_nat_gateway", { tcp_timeout_seconds: [30, 60] }),
  ),
  safe(
    "One node more while upgrading.",
    set("digitalocean_kubernetes_cluster", { surge_upgrade: [false, true] }),
  ),
  safe("No agent.", set("digitalocean_droplet", { droplet_agent: [true, false] })),
  safe(
    "Half uploads go sooner.",
    set("digitalocean_spaces_bucket", { "lifecycle_rule[].abort_incomplete_multipart_upload_days": [7, 1] }),
  ),
  safe("A word goes.", destroy("digitalocean_tag", { name: "old" })),

  // Databricks
  danger(
    "The old ways work again.",
    set("databricks_disable_legacy_access_setting", { "disable_legacy_access[].value": [true, false] }),
  ),
  danger(
    "Every site embeds dashboards.",
    set("databricks_aibi_dashboard_embedding_access_policy_setting", {
      "aibi_dashboard_embedding_access_policy[].access_policy_type": [
        "DENY_ALL_DOMAINS",
        "ALLOW_ALL_DOMAINS",
      ],
    }),
  ),
  danger(
    "The workspace is on the internet.",
    set("databricks_mws_private_access_settings", { public_access_enabled: [false, true] }),
  ),
  danger(
    "Tokens never end.",
    set("databricks_metastore", { delta_sharing_recipient_token_lifetime_in_seconds: [86400, 0] }),
  ),
  danger(
    "Every workspace uses the credential.",
    set("databricks_storage_credential", {
      isolation_mode: ["ISOLATION_MODE_ISOLATED", "ISOLATION_MODE_OPEN"],
    }),
  ),
  danger("The reader manages.", set("databricks_secret_acl", { permission: ["READ", "MANAGE"] })),
  danger("Every address may connect.", set("databricks_ip_access_list", { enabled: [true, false] })),
  danger("Nothing can be restored.", set("databricks_database_instance", { purge_on_delete: [false, true] })),
  danger(
    "The workspace writes.",
    set("databricks_workspace_binding", {
      binding_type: ["BINDING_TYPE_READ_ONLY", "BINDING_TYPE_READ_WRITE"],
    }),
  ),
  danger(
    "The group manages.",
    set("databricks_permissions", { "access_control[].permission_level": ["CAN_VIEW", "CAN_MANAGE"] }),
  ),
  danger(
    "The user administers the account.",
    create("databricks_user_role", { user_id: "7", role: "account_admin" }),
  ),
  danger("Costs are not watched.", destroy("databricks_budget", { display_name: "month" })),
  safe("Updated in any case.", set("databricks_storage_credential", { force_update: [false, true] })),
  safe(
    "Good news is not told.",
    set("databricks_alert_v2", { "evaluation[].notification[].notify_on_ok": [true, false] }),
  ),
  safe("Without a picture.", set("databricks_quality_monitor", { skip_builtin_dashboard: [false, true] })),
  safe("Only reads.", set("databricks_credential", { read_only: [false, true] })),
  safe("A right goes.", destroy("databricks_user_role", { user_id: "7", role: "account_admin" })),

  // Confluent
  danger("Keys are deleted for good.", set("confluent_schema_registry_dek", { hard_delete: [false, true] })),
  danger("The account may do everything.", set("confluent_kafka_acl", { operation: ["READ", "ALL"] })),
  danger(
    "Revoked certificates connect.",
    set("confluent_certificate_authority", { require_crl_on_client_certificate: [true, false] }),
  ),
  danger("The copy stands still.", set("confluent_kafka_mirror_topic", { status: ["ACTIVE", "PAUSED"] })),
  danger("Every address may connect.", destroy("confluent_ip_filter", { filter_name: "offices" })),
  danger("One zone.", set("confluent_kafka_cluster", { availability: ["MULTI_ZONE", "SINGLE_ZONE"] })),
  danger(
    "The account administers everything.",
    create("confluent_role_binding", {
      principal: "User:sa-1",
      role_name: "OrganizationAdmin",
      crn_pattern: "crn://confluent.cloud/organization=1",
    }),
  ),
  safe("Does not wait.", set("confluent_api_key", { disable_wait_for_ready: [false, true] })),
  safe("Larger.", set("confluent_flink_compute_pool", { max_cfu: [5, 10] })),
  safe("Schemas in one form.", set("confluent_subject_config", { normalize: [false, true] })),
  safe(
    "A right goes.",
    destroy("confluent_role_binding", { principal: "User:sa-1", role_name: "OrganizationAdmin" }),
  ),

  // Entra ID
  danger("Strangers write to the group.", set("azuread_group", { external_senders_allowed: [false, true] })),
  danger(
    "A password is enough.",
    set("azuread_authentication_strength_policy", {
      allowed_combinations: [["fido2"], ["fido2", "password"]],
    }),
  ),
  danger(
    "Assignments never end.",
    set("azuread_group_role_management_policy", {
      "active_assignment_rules[].expiration_required": [true, false],
    }),
  ),
  danger(
    "Nobody says why.",
    set("azuread_access_package_assignment_policy", {
      "approval_settings[].requestor_justification_required": [true, false],
    }),
  ),
  danger(
    "Asked every four days.",
    set(
      "azuread_conditional_access_policy",
      { "session_controls[].sign_in_frequency_period": ["hours", "days"] },
      { session_controls: [{ sign_in_frequency: 4 }] },
    ),
  ),
  danger(
    "The password lives ten years.",
    set("azuread_application_password", { end_date_relative: ["240h", "87600h"] }),
  ),
  danger(
    "A year as administrator.",
    set("azuread_privileged_access_group_assignment_schedule", { duration: ["PT8H", "P365D"] }),
  ),
  danger("The network is trusted.", set("azuread_named_location", { "ip[].trusted": [false, true] })),
  danger(
    "Other tenants ask for access.",
    set("azuread_access_package_catalog", { externally_visible: [false, true] }),
  ),
  danger(
    "The role sets passwords.",
    set("azuread_custom_directory_role", {
      "permissions[].allowed_resource_actions": [
        ["microsoft.directory/users/basic/read"],
        ["microsoft.directory/users/basic/read", "microsoft.directory/users/password/update"],
      ],
    }),
  ),
  safe("Names may be there twice.", set("azuread_application", { prevent_duplicate_names: [true, false] })),
  safe("Not in the list.", set("azuread_user", { show_in_address_list: [true, false] })),
  safe(
    "Members are hidden.",
    set("azuread_administrative_unit", { hidden_membership_enabled: [false, true] }),
  ),
  safe("Taken over.", set("azuread_service_principal", { use_existing: [false, true] })),
  safe("A newer token.", set("azuread_application_registration", { requested_access_token_version: [1, 2] })),
  safe("Not shown.", set("azuread_access_package", { hidden: [false, true] })),
  safe("A member goes.", destroy("azuread_group_member", { group_object_id: "g", member_object_id: "m" })),

  // MinIO, documents
  danger("Anyone reads.", set("minio_s3_bucket", { acl: ["private", "public"] })),
  danger(
    "Part of it has no versions.",
    set("minio_s3_bucket_versioning", { "versioning_configuration[].excluded_prefixes": [[], ["orders/"]] }),
  ),
  danger("Overwritten objects are lost.", destroy("minio_s3_bucket_versioning", { bucket: "orders" })),
  danger(
    "Everything in the store.",
    set("minio_iam_policy", {
      policy: [
        '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["s3:GetObject"],"Resource":["arn:aws:s3:::logs/*"]}]}',
        '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["s3:*"],"Resource":["arn:aws:s3:::*"]}]}',
      ],
    }),
  ),
  danger(
    "Devices do everything.",
    set("aws_iot_policy", {
      policy: [
        '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"iot:Connect","Resource":"arn:aws:iot:eu-west-1:123456789012:client/web"}]}',
        '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"iot:*","Resource":"*"}]}',
      ],
    }),
  ),
  danger(
    "The namespace is written.",
    set("nomad_acl_policy", {
      rules_hcl: [
        'namespace "default" {\n  policy = "read"\n}',
        'namespace "default" {\n  policy = "write"\n}',
      ],
    }),
  ),
  danger(
    "Calls are allowed.",
    set(
      "consul_config_entry",
      {
        config_json: [
          '{"Sources":[{"Name":"*","Action":"deny"}]}',
          '{"Sources":[{"Name":"*","Action":"allow"}]}',
        ],
      },
      { kind: "service-intentions", name: "db" },
    ),
  ),
  danger(
    "Violations are only counted.",
    set("azurerm_policy_definition", {
      policy_rule: [
        '{"if":{"field":"location","notIn":["westeurope"]},"then":{"effect":"deny"}}',
        '{"if":{"field":"location","notIn":["westeurope"]},"then":{"effect":"audit"}}',
      ],
    }),
  ),
  danger(
    "Unsigned commits.",
    set("github_repository_ruleset", { "rules[].required_signatures": [true, false] }),
  ),
  danger(
    "Pods reach each other.",
    set("helm_release", {
      values: [["networkPolicy:\n  enabled: true\n"], ["networkPolicy:\n  enabled: false\n"]],
    }),
  ),
  safe("More copies.", set("helm_release", { values: [["replicaCount: 2\n"], ["replicaCount: 4\n"]] })),
  safe("The user is locked out.", set("minio_iam_user", { disable_user: [false, true] })),
  safe("A new secret.", set("minio_iam_service_account", { update_secret: [false, true] })),
];
