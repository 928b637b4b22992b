import { create, destroy } from "../checks/plans";
import { danger, type Labelled, safe, set } from "./labelled";

export const DATA: readonly Labelled[] = [
  // Snowflake
  danger(
    "The role may do everything.",
    create("snowflake_grant_account_role", { role_name: "ACCOUNTADMIN", user_name: "REPORTING" }),
  ),
  danger(
    "The role gets every privilege.",
    create("snowflake_grant_privileges_to_account_role", {
      account_role_name: "REPORTING",
      all_privileges: true,
      on_account: true,
    }),
  ),
  danger(
    "Everyone reads the table.",
    create("snowflake_grant_privileges_to_account_role", {
      account_role_name: "PUBLIC",
      privileges: ["SELECT"],
      on_schema_object: [{ object_type: "TABLE", object_name: "SALES.P.ORDERS" }],
    }),
  ),
  danger(
    "The role may grant what it has.",
    set("snowflake_grant_privileges_to_account_role", { with_grant_option: [false, true] }),
  ),
  danger(
    "Every address may connect.",
    set("snowflake_network_policy", { allowed_ip_list: [["198.51.100.0/24"], ["0.0.0.0/0"]] }),
  ),
  danger(
    "A refused network may connect.",
    set("snowflake_network_policy", { blocked_ip_list: [["203.0.113.0/24"], []] }),
  ),
  danger(
    "No rule about networks is left.",
    destroy("snowflake_network_policy", { allowed_ip_list: ["198.51.100.0/24"] }),
  ),
  danger(
    "Values are shown in clear.",
    destroy("snowflake_masking_policy", {
      body: "case when current_role() in ('PII') then val else '***' end",
    }),
  ),
  danger(
    "Everyone sees every row.",
    destroy("snowflake_row_access_policy", { body: "current_role() = 'EU'" }),
  ),
  danger(
    "Dropped tables can be restored for a day.",
    set("snowflake_database", { data_retention_time_in_days: [90, 1] }),
  ),
  danger("Short passwords.", set("snowflake_password_policy", { min_length: [14, 8] })),
  danger("Passwords can be guessed for longer.", set("snowflake_password_policy", { max_retries: [5, 10] })),
  danger(
    "A second factor is a choice.",
    set("snowflake_authentication_policy", { mfa_enrollment: ["REQUIRED", "OPTIONAL"] }),
  ),
  danger(
    "Data can be unloaded anywhere.",
    set("snowflake_account_parameter", { value: ["true", "false"] }, { key: "PREVENT_UNLOAD_TO_INLINE_URL" }),
  ),
  danger(
    "The role of administrators may sign in by OAuth.",
    set("snowflake_oauth_integration_for_custom_clients", {
      blocked_roles_list: [["ACCOUNTADMIN", "SECURITYADMIN"], []],
    }),
  ),
  danger(
    "Another account reads the data.",
    set("snowflake_share", { accounts: [["ORG.PARTNER"], ["ORG.PARTNER", "OTHER.STRANGER"]] }),
  ),
  danger("The database is dropped.", destroy("snowflake_database", { name: "SALES" })),
  safe("The warehouse sleeps earlier.", set("snowflake_warehouse", { auto_suspend: [600, 60] })),
  safe("A larger warehouse.", set("snowflake_warehouse", { warehouse_size: ["SMALL", "LARGE"] })),
  safe("A comment.", set("snowflake_schema", { comment: ["", "orders"] })),
  safe("Another warehouse by default.", set("snowflake_user", { default_warehouse: ["A", "B"] })),
  safe(
    "A role reads a table.",
    create("snowflake_grant_privileges_to_account_role", {
      account_role_name: "ANALYST",
      privileges: ["SELECT"],
      with_grant_option: false,
      all_privileges: false,
      on_schema_object: [{ object_type: "TABLE", object_name: "SALES.P.ORDERS" }],
    }),
  ),
  safe("Queries end earlier.", set("snowflake_warehouse", { statement_timeout_in_seconds: [172800, 3600] })),
  safe(
    "A parameter of formats.",
    set("snowflake_account_parameter", { value: ["UTC", "Europe/Berlin"] }, { key: "TIMEZONE" }),
  ),
  // MongoDB Atlas
  danger(
    "Every address may connect.",
    create("mongodbatlas_project_ip_access_list", { cidr_block: "0.0.0.0/0", project_id: "p" }),
  ),
  danger("No backups.", set("mongodbatlas_advanced_cluster", { backup_enabled: [true, false] })),
  danger(
    "No restoring to a point in time.",
    set("mongodbatlas_advanced_cluster", { pit_enabled: [true, false] }),
  ),
  danger(
    "The own key no longer encrypts.",
    set("mongodbatlas_advanced_cluster", { encryption_at_rest_provider: ["AWS", "NONE"] }),
  ),
  danger(
    "TLS 1.0 is accepted.",
    set("mongodbatlas_advanced_cluster", {
      "advanced_configuration[].minimum_enabled_tls_protocol": ["TLS1_2", "TLS1_0"],
    }),
  ),
  danger(
    "The user administers everything.",
    create("mongodbatlas_database_user", {
      username: "app",
      auth_database_name: "admin",
      roles: [{ role_name: "atlasAdmin", database_name: "admin" }],
    }),
  ),
  danger(
    "API keys work from everywhere.",
    set("mongodbatlas_organization", { api_access_list_required: [true, false] }),
  ),
  danger(
    "One factor is enough.",
    set("mongodbatlas_organization", { multi_factor_auth_required: [true, false] }),
  ),
  danger("The alert is off.", set("mongodbatlas_alert_configuration", { enabled: [true, false] })),
  danger(
    "The key owns the organisation.",
    set("mongodbatlas_api_key", { role_names: [["ORG_READ_ONLY"], ["ORG_OWNER"]] }),
  ),
  danger(
    "Backups can be deleted before their time.",
    destroy("mongodbatlas_backup_compliance_policy", { project_id: "p" }),
  ),
  safe("A larger disk.", set("mongodbatlas_advanced_cluster", { disk_size_gb: [40, 80] })),
  safe(
    "One office.",
    create("mongodbatlas_project_ip_access_list", { cidr_block: "198.51.100.7/32", project_id: "p" }),
  ),
  safe(
    "A user reads.",
    create("mongodbatlas_database_user", {
      username: "bi",
      auth_database_name: "admin",
      roles: [{ role_name: "read", database_name: "shop" }],
    }),
  ),
  safe("Maintenance on another day.", set("mongodbatlas_maintenance_window", { day_of_week: [1, 3] })),
  // Confluent
  danger("One zone.", set("confluent_kafka_cluster", { availability: ["MULTI_ZONE", "SINGLE_ZONE"] })),
  danger(
    "Messages are kept an hour.",
    set("confluent_kafka_topic", {
      config: [{ "retention.ms": "604800000" }, { "retention.ms": "3600000" }],
    }),
  ),
  danger(
    "A write is safe with one copy.",
    set("confluent_kafka_topic", {
      config: [{ "min.insync.replicas": "2" }, { "min.insync.replicas": "1" }],
    }),
  ),
  danger(
    "A copy that lacks messages may lead.",
    set("confluent_kafka_topic", {
      config: [{ "unclean.leader.election.enable": "false" }, { "unclean.leader.election.enable": "true" }],
    }),
  ),
  danger(
    "Everyone writes.",
    create("confluent_kafka_acl", {
      principal: "User:*",
      operation: "WRITE",
      permission: "ALLOW",
      resource_type: "TOPIC",
      resource_name: "orders",
      host: "*",
      pattern_type: "LITERAL",
    }),
  ),
  danger(
    "The account administers the environment.",
    create("confluent_role_binding", {
      principal: "User:sa-1",
      role_name: "EnvironmentAdmin",
      crn_pattern: "crn://confluent.cloud/organization=o/environment=e",
    }),
  ),
  danger("The topic goes with its messages.", destroy("confluent_kafka_topic", { topic_name: "orders" })),
  safe("More partitions.", set("confluent_kafka_topic", { partitions_count: [6, 12] })),
  safe(
    "Larger batches.",
    set("confluent_kafka_topic", {
      config: [{ "max.message.bytes": "1048576" }, { "max.message.bytes": "2097152" }],
    }),
  ),
  safe(
    "One application reads one topic.",
    create("confluent_kafka_acl", {
      principal: "User:sa-1",
      operation: "READ",
      permission: "ALLOW",
      resource_type: "TOPIC",
      resource_name: "orders",
      host: "*",
      pattern_type: "LITERAL",
    }),
  ),
  // Databricks
  danger(
    "No isolation of users.",
    set("databricks_cluster", { data_security_mode: ["USER_ISOLATION", "NONE"] }),
  ),
  danger(
    "Everyone manages the cluster.",
    create("databricks_permissions", {
      cluster_id: "c",
      access_control: [{ group_name: "users", permission_level: "CAN_MANAGE" }],
    }),
  ),
  danger("The token never ends.", set("databricks_token", { lifetime_seconds: [86400, null] })),
  danger(
    "The workspace is reached from the internet.",
    set("databricks_mws_private_access_settings", { public_access_enabled: [false, true] }),
  ),
  danger(
    "The catalog is open to every workspace.",
    set("databricks_catalog", { isolation_mode: ["ISOLATED", "OPEN"] }),
  ),
  danger(
    "Data can be shared outside.",
    set("databricks_metastore", { delta_sharing_scope: ["INTERNAL", "INTERNAL_AND_EXTERNAL"] }),
  ),
  danger(
    "Readers of the scope may change it.",
    set("databricks_secret_acl", { permission: ["READ", "MANAGE"] }),
  ),
  danger("The location can be written.", set("databricks_external_location", { read_only: [true, false] })),
  danger(
    "A new administrator.",
    create("databricks_user", { user_name: "a@example.com", workspace_admin: true, admin: true }),
  ),
  safe("The cluster stops earlier.", set("databricks_cluster", { autotermination_minutes: [60, 20] })),
  safe("More workers.", set("databricks_cluster", { num_workers: [2, 4] })),
  safe(
    "A newer runtime.",
    set("databricks_cluster", { spark_version: ["14.3.x-scala2.12", "15.4.x-scala2.12"] }),
  ),
  safe("A job is tried again.", set("databricks_job", { max_retries: [0, 3] })),
  safe(
    "A person looks at a dashboard.",
    create("databricks_permissions", {
      sql_dashboard_id: "d",
      access_control: [{ user_name: "a@example.com", permission_level: "CAN_READ" }],
    }),
  ),
  // PostgreSQL, Elasticsearch, Aiven
  danger(
    "Every right on the schema.",
    create("postgresql_grant", {
      database: "shop",
      role: "app",
      schema: "public",
      object_type: "table",
      privileges: ["ALL"],
    }),
  ),
  danger("The role may make further roles.", set("postgresql_role", { create_role: [false, true] })),
  danger("The role copies the whole database.", set("postgresql_role", { replication: [false, true] })),
  danger(
    "Anyone may connect to the service.",
    set("aiven_pg", { "pg_user_config[].ip_filter": [["198.51.100.0/24"], ["0.0.0.0/0"]] }),
  ),
  danger("The service can be deleted.", set("aiven_kafka", { termination_protection: [true, false] })),
  safe("A role may log in.", set("postgresql_role", { connection_limit: [10, 20] })),
  safe("An extension's version.", set("postgresql_extension", { version: ["1.0", "1.1"] })),
  safe("Maintenance on another day.", set("aiven_pg", { maintenance_window_dow: ["sunday", "monday"] })),
];
