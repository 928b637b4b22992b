import { create } from "../../checks/plans";
import { danger, type Labelled, safe, set } from "../labelled";

/** Snowflake, MongoDB Atlas, Databricks and Confluent. */
export const DATA: readonly Labelled[] = [
  // snowflake
  danger(
    "A user's second factor is off.",
    set("snowflake_user", { disable_mfa: ["false", "true"] }, { name: "JO" }),
  ),
  danger(
    "The network rule lets the internet in.",
    set(
      "snowflake_network_rule",
      { value_list: [["203.0.113.0/24"], ["0.0.0.0/0"]] },
      { name: "office", type: "IPV4", mode: "INGRESS" },
    ),
  ),
  danger(
    "External tokens may take any role.",
    set(
      "snowflake_external_oauth_integration",
      { external_oauth_any_role_mode: ["DISABLE", "ENABLE"] },
      { name: "okta", enabled: true },
    ),
  ),
  danger(
    "Tokens may become ACCOUNTADMIN.",
    set(
      "snowflake_oauth_integration_for_partner_applications",
      { blocked_roles_list: [["ACCOUNTADMIN", "SECURITYADMIN"], []] },
      { name: "tableau" },
    ),
  ),
  danger(
    "The proof key is not required.",
    set(
      "snowflake_oauth_integration_for_custom_clients",
      { oauth_enforce_pkce: ["true", "false"] },
      { name: "app" },
    ),
  ),
  danger(
    "The provisioner runs as an administrator.",
    set(
      "snowflake_scim_integration",
      { run_as_role: ["OKTA_PROVISIONER", "ACCOUNTADMIN"] },
      { name: "okta", scim_client: "OKTA", enabled: true },
    ),
  ),
  danger(
    "SAML sign-in is off.",
    set("snowflake_saml2_integration", { enabled: ["true", "false"] }, { name: "okta" }),
  ),
  danger(
    "Locations of any bucket are allowed.",
    set(
      "snowflake_storage_integration",
      { storage_allowed_locations: [["s3://acme-data/raw/"], ["*"]] },
      { name: "s3", enabled: true },
    ),
  ),
  safe(
    "Locations of one bucket more are blocked.",
    set(
      "snowflake_storage_integration",
      { storage_blocked_locations: [[], ["s3://acme-data/hr/"]] },
      { name: "s3", enabled: true },
    ),
  ),
  danger(
    "The password lasts for a year.",
    set("snowflake_password_policy", { max_age_days: [90, 365] }, { name: "p" }),
  ),
  safe(
    "A warehouse sleeps sooner.",
    set("snowflake_warehouse", { statement_queued_timeout_in_seconds: [0, 600] }, { name: "w" }),
  ),
  danger(
    "Deleted rows cannot be brought back.",
    set("snowflake_table", { data_retention_time_in_days: [30, 0] }, { name: "orders" }),
  ),
  danger(
    "Anyone who may act in the schema may grant.",
    set("snowflake_schema", { with_managed_access: ["true", "false"] }, { name: "core" }),
  ),
  danger(
    "Ownership of future tables goes to PUBLIC.",
    create("snowflake_grant_ownership", {
      account_role_name: "PUBLIC",
      on: [{ future: [{ object_type_plural: "TABLES", in_schema: "db.core" }] }],
    }),
  ),
  safe(
    "An analyst may read one table.",
    create("snowflake_grant_privileges_to_account_role", {
      account_role_name: "ANALYST",
      privileges: ["SELECT"],
      on_schema_object: [{ object_type: "TABLE", object_name: "db.core.orders" }],
    }),
  ),

  // mongodbatlas
  danger(
    "The cluster stands still.",
    set("mongodbatlas_advanced_cluster", { paused: [false, true] }, { name: "shop" }),
  ),
  danger(
    "Restoring goes back a day only.",
    set("mongodbatlas_cloud_backup_schedule", { restore_window_days: [7, 1] }, { cluster_name: "shop" }),
  ),
  safe(
    "Weekly copies are kept for longer.",
    set(
      "mongodbatlas_cloud_backup_schedule",
      { "policy_item_weekly[].retention_value": [4, 8] },
      { cluster_name: "shop", project_id: "p" },
    ),
  ),
  danger(
    "A user may do anything in any database.",
    create("mongodbatlas_database_user", {
      username: "svc",
      auth_database_name: "admin",
      roles: [{ role_name: "atlasAdmin", database_name: "admin" }],
    }),
  ),
  safe(
    "A user may read one database.",
    create("mongodbatlas_database_user", {
      username: "svc",
      auth_database_name: "admin",
      roles: [{ role_name: "read", database_name: "shop" }],
    }),
  ),
  danger(
    "Data at rest has no customer key.",
    set(
      "mongodbatlas_encryption_at_rest",
      { "aws_kms_config[].enabled": [true, false] },
      { project_id: "p" },
    ),
  ),
  safe(
    "Maintenance at another hour.",
    set("mongodbatlas_maintenance_window", { hour_of_day: [3, 4] }, { day_of_week: 3 }),
  ),
  safe(
    "Slow operations are measured.",
    set("mongodbatlas_project", { is_performance_advisor_enabled: [false, true] }, { name: "shop" }),
  ),

  // databricks
  danger(
    "Everyone may manage the cluster.",
    set(
      "databricks_permissions",
      {
        access_control: [
          [{ group_name: "data", permission_level: "CAN_MANAGE" }],
          [
            { group_name: "data", permission_level: "CAN_MANAGE" },
            { group_name: "users", permission_level: "CAN_MANAGE" },
          ],
        ],
      },
      { cluster_id: "c" },
    ),
  ),
  danger(
    "Everyone has all privileges on the catalog.",
    create("databricks_grants", {
      catalog: "main",
      grant: [{ principal: "account users", privileges: ["ALL_PRIVILEGES"] }],
    }),
  ),
  safe(
    "Analysts may select from one table.",
    create("databricks_grant", { table: "main.shop.orders", principal: "analysts", privileges: ["SELECT"] }),
  ),
  danger(
    "Workspace admins may act as anybody.",
    set("databricks_restrict_workspace_admins_setting", {
      "restrict_workspace_admins[].status": ["RESTRICT_TOKENS_AND_JOB_RUN_AS", "ALLOW_ALL"],
    }),
  ),
  danger(
    "The compliance profile is off.",
    set("databricks_compliance_security_profile_workspace_setting", {
      "compliance_security_profile_workspace[].is_enabled": [true, false],
    }),
  ),
  danger(
    "A recipient reads from any address.",
    set(
      "databricks_recipient",
      { "ip_access_list[].allowed_ip_addresses": [["203.0.113.0/24"], ["0.0.0.0/0"]] },
      { name: "partner" },
    ),
  ),
  danger(
    "A member becomes an admin of the account.",
    create("databricks_group_role", { group_id: "g", role: "account_admin" }),
  ),

  // confluent
  danger(
    "A principal is CloudClusterAdmin.",
    create("confluent_role_binding", {
      principal: "User:sa-1",
      role_name: "CloudClusterAdmin",
      crn_pattern: "crn://confluent.cloud/organization=o/environment=e/cloud-cluster=c",
    }),
  ),
  safe(
    "A principal may read one topic.",
    create("confluent_role_binding", {
      principal: "User:sa-1",
      role_name: "DeveloperRead",
      crn_pattern: "crn://confluent.cloud/organization=o/environment=e/cloud-cluster=c/kafka=c/topic=orders",
    }),
  ),
  danger(
    "Anyone may write to every topic.",
    create("confluent_kafka_acl", {
      principal: "User:*",
      operation: "ALL",
      resource_type: "TOPIC",
      resource_name: "*",
      pattern_type: "LITERAL",
      permission: "ALLOW",
      host: "*",
    }),
  ),
  danger(
    "The group of addresses is the internet.",
    set("confluent_ip_group", { cidr_blocks: [["203.0.113.0/24"], ["0.0.0.0/0"]] }, { group_name: "office" }),
  ),
  danger(
    "Any schema is accepted.",
    set(
      "confluent_subject_config",
      { compatibility_level: ["FULL_TRANSITIVE", "NONE"] },
      { subject_name: "orders-value" },
    ),
  ),
  danger(
    "The pool accepts every token.",
    set(
      "confluent_identity_pool",
      { filter: ['claims.sub=="ci" && claims.aud=="confluent"', "true"] },
      { display_name: "ci" },
    ),
  ),
  safe(
    "A topic's name of the environment.",
    set("confluent_environment", { display_name: ["prod", "production"] }),
  ),
];
