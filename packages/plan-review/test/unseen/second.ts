import { create, destroy } from "../checks/plans";
import { danger, type Labelled, safe, set } from "./labelled";

/** A second set, written after the lexicon had learned from the first one. */
export const SECOND: readonly Labelled[] = [
  // Oracle, Alibaba, IBM, OpenStack
  danger(
    "The bucket can be listed by all.",
    set("oci_objectstorage_bucket", { access_type: ["NoPublicAccess", "ObjectRead"] }),
  ),
  danger("Old versions go.", set("oci_objectstorage_bucket", { versioning: ["Enabled", "Suspended"] })),
  danger(
    "The database has an address on the internet.",
    set("oci_database_autonomous_database", { whitelisted_ips: [["198.51.100.0/24"], []] }),
  ),
  danger(
    "TLS with certificates of clients is a choice.",
    set("oci_database_autonomous_database", { is_mtls_connection_required: [true, false] }),
  ),
  danger(
    "Connections to the instance are not encrypted.",
    set("oci_core_instance", { is_pv_encryption_in_transit_enabled: [true, false] }),
  ),
  danger(
    "Anyone in the tenancy manages everything.",
    set("oci_identity_policy", {
      statements: [
        ["Allow group Readers to read all-resources in tenancy"],
        ["Allow any-user to manage all-resources in tenancy"],
      ],
    }),
  ),
  danger(
    "SSH from everywhere.",
    create("alicloud_security_group_rule", {
      type: "ingress",
      ip_protocol: "tcp",
      port_range: "22/22",
      cidr_ip: "0.0.0.0/0",
      policy: "accept",
    }),
  ),
  danger("Everyone reads the bucket.", set("alicloud_oss_bucket_acl", { acl: ["private", "public-read"] })),
  danger(
    "The instance can be released.",
    set("alicloud_db_instance", { deletion_protection: [true, false] }),
  ),
  danger(
    "The cluster answers from the internet.",
    set("alicloud_cs_managed_kubernetes", { slb_internet_enabled: [false, true] }),
  ),
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
  danger(
    "The port has no rules.",
    set("openstack_networking_port_v2", { port_security_enabled: [true, false] }),
  ),
  danger(
    "The image is for everyone.",
    set("openstack_images_image_v2", { visibility: ["private", "public"] }),
  ),
  danger("The key is gone at once.", destroy("ibm_kms_key", { key_ring_id: "default" })),
  danger(
    "The service has an address on the internet.",
    set("ibm_database", { service_endpoints: ["private", "public-and-private"] }),
  ),
  safe("A shape with more processors.", set("oci_core_instance", { "shape_config[].ocpus": [2, 4] })),
  safe("A display name.", set("oci_core_vcn", { display_name: ["a", "b"] })),
  safe("Longer backups.", set("alicloud_db_backup_policy", { backup_retention_period: [7, 30] })),
  safe(
    "The own network only.",
    create("openstack_networking_secgroup_rule_v2", {
      direction: "ingress",
      ethertype: "IPv4",
      protocol: "tcp",
      port_range_min: 5432,
      port_range_max: 5432,
      remote_ip_prefix: "10.0.0.0/8",
    }),
  ),
  safe(
    "Outgoing traffic.",
    create("openstack_networking_secgroup_rule_v2", {
      direction: "egress",
      ethertype: "IPv4",
      remote_ip_prefix: "0.0.0.0/0",
    }),
  ),
  // Fastly, Cloudflare, Akamai, Vercel, Netlify
  danger(
    "The origin's certificate is not checked.",
    set("fastly_service_vcl", { "backend[].ssl_check_cert": [true, false] }),
  ),
  danger(
    "Plain HTTP is served.",
    set("fastly_service_vcl", { "request_setting[].force_ssl": [true, false] }),
  ),
  danger("The firewall logs only.", set("fastly_ngwaf_workspace", { mode: ["block", "log"] })),
  danger(
    "Anyone opens previews.",
    set("vercel_project", {
      vercel_authentication: [{ deployment_type: "all_deployments" }, { deployment_type: "none" }],
    }),
  ),
  danger("Builds of forks read secrets.", set("vercel_project", { git_fork_protection: [true, false] })),
  danger(
    "The rule lets pass what it refused.",
    set("cloudflare_firewall_rule", { action: ["block", "allow"] }),
  ),
  danger(
    "Old TLS.",
    set("cloudflare_hostname_tls_setting", { value: ["1.2", "1.0"] }, { setting: "min_tls_version" }),
  ),
  safe("Another shield.", set("fastly_service_vcl", { "backend[].shield": ["", "iad-va-us"] })),
  safe(
    "Files are compressed.",
    set("fastly_service_vcl", { "gzip[].content_types": [["text/html"], ["text/html", "text/css"]] }),
  ),
  safe("Another framework.", set("vercel_project", { framework: ["nextjs", "svelte"] })),
  safe("A cache lives longer.", set("cloudflare_page_rule", { "actions[].edge_cache_ttl": [3600, 7200] })),
  // HashiCorp, Tailscale, Rancher, Terraform Cloud
  danger("Changes are applied without a look.", set("tfe_workspace", { auto_apply: [false, true] })),
  danger("All workspaces read the state.", set("tfe_workspace", { global_remote_state: [false, true] })),
  danger("The value is shown.", set("tfe_variable", { sensitive: [true, false] })),
  danger("The policy only warns.", set("tfe_policy", { enforce_mode: ["hard-mandatory", "advisory"] })),
  danger(
    "The team manages policies.",
    set("tfe_team", { "organization_access[].manage_policies": [false, true] }),
  ),
  danger(
    "The team administers the workspace.",
    create("tfe_team_access", { team_id: "t", workspace_id: "w", access: "admin" }),
  ),
  danger(
    "One factor is enough.",
    set("tfe_organization", { collaborator_auth_policy: ["two_factor_mandatory", "password"] }),
  ),
  danger(
    "Tokens manage everything.",
    set("consul_acl_policy", {
      rules: ['key_prefix "app/" {\n  policy = "read"\n}\n', 'acl = "write"\noperator = "write"\n'],
    }),
  ),
  danger(
    "Services without an identity talk to each other.",
    set("consul_config_entry_service_intentions", { "sources[].action": ["deny", "allow"] }),
  ),
  danger(
    "Machines join without approval.",
    set("tailscale_tailnet_settings", { devices_approval_on: [true, false] }),
  ),
  danger("The key can be used again and again.", set("tailscale_tailnet_key", { reusable: [false, true] })),
  danger(
    "The key of the machine never expires.",
    set("tailscale_device_key", { key_expiry_disabled: [false, true] }),
  ),
  danger(
    "The cluster's members are owners.",
    create("rancher2_cluster_role_template_binding", {
      cluster_id: "c",
      role_template_id: "cluster-owner",
      group_principal_id: "g",
    }),
  ),
  danger(
    "Pods have every right.",
    set("rancher2_cluster_v2", {
      default_pod_security_admission_configuration_template_name: [
        "rancher-restricted",
        "rancher-privileged",
      ],
    }),
  ),
  safe("Runs end earlier.", set("tfe_workspace", { queue_all_runs: [true, false] })),
  safe("Plans on pull requests.", set("tfe_workspace", { speculative_enabled: [false, true] })),
  safe("A newer Terraform.", set("tfe_workspace", { terraform_version: ["1.10.0", "1.11.0"] })),
  safe("The key is for short-lived machines.", set("tailscale_tailnet_key", { ephemeral: [false, true] })),
  safe("Devices need approval.", set("tailscale_tailnet_settings", { devices_approval_on: [false, true] })),
  safe("A read-only team.", create("tfe_team_access", { team_id: "t", workspace_id: "w", access: "read" })),
  // Azure and Entra, other corners
  danger(
    "Keys of the namespace are accepted.",
    set("azurerm_servicebus_namespace", { local_auth_enabled: [false, true] }),
  ),
  danger(
    "The application gateway's firewall detects only.",
    set("azurerm_application_gateway", { "waf_configuration[].firewall_mode": ["Prevention", "Detection"] }),
  ),
  danger(
    "Any host may be proxied to.",
    set("azurerm_api_management", { "security[].enable_backend_tls10": [false, true] }),
  ),
  danger(
    "Data can be written to any storage.",
    set("azurerm_synapse_workspace", { data_exfiltration_protection_enabled: [true, false] }),
  ),
  danger(
    "The workspace is on the internet.",
    set("azurerm_databricks_workspace", { "custom_parameters[].no_public_ip": [true, false] }),
  ),
  danger(
    "Snapshots are kept a day.",
    set("azurerm_netapp_snapshot_policy", { "daily_schedule[].snapshots_to_keep": [14, 1] }),
  ),
  danger(
    "The certificate is not renewed.",
    set("azurerm_app_service_certificate_order", { auto_renew: [true, false] }),
  ),
  danger(
    "Access is not reviewed.",
    set("azuread_access_package_assignment_policy", {
      "assignment_review_settings[].enabled": [true, false],
    }),
  ),
  danger(
    "Guests may invite others.",
    set("azuread_authorization_policy", { allow_invites_from: ["adminsAndGuestInviters", "everyone"] }),
  ),
  danger(
    "Elevation needs no second factor.",
    set("azurerm_role_management_policy", {
      "activation_rules[].require_multifactor_authentication": [true, false],
    }),
  ),
  danger(
    "Elevation needs no approval.",
    set("azurerm_role_management_policy", { "activation_rules[].require_approval": [true, false] }),
  ),
  danger(
    "The lease on the blob's records ends.",
    set("azurerm_storage_container_immutability_policy", { immutability_period_in_days: [365, 1] }),
  ),
  safe(
    "A queue holds larger messages.",
    set("azurerm_servicebus_queue", { max_message_size_in_kilobytes: [256, 1024] }),
  ),
  safe(
    "Messages are delivered more often.",
    set("azurerm_servicebus_subscription", { max_delivery_count: [5, 10] }),
  ),
  safe(
    "Slower scaling.",
    set("azurerm_application_gateway", { "autoscale_configuration[].max_capacity": [4, 8] }),
  ),
  safe(
    "A cheaper log plan.",
    set("azurerm_log_analytics_workspace", { reservation_capacity_in_gb_per_day: [100, 200] }),
  ),
  // AWS and Google, other corners
  danger(
    "The queue's messages can be read by all.",
    set("aws_sqs_queue_policy", {
      policy: [
        JSON.stringify({
          Statement: [
            {
              Effect: "Allow",
              Principal: { AWS: "arn:aws:iam::111122223333:root" },
              Action: "sqs:*",
              Resource: "*",
            },
          ],
        }),
        JSON.stringify({
          Statement: [{ Effect: "Allow", Principal: "*", Action: "sqs:ReceiveMessage", Resource: "*" }],
        }),
      ],
    }),
  ),
  danger(
    "Data in the stream is not encrypted.",
    set("aws_kinesis_stream", { encryption_type: ["KMS", "NONE"] }),
  ),
  danger(
    "Anyone can sign up.",
    set("aws_cognito_user_pool", {
      "admin_create_user_config[].allow_admin_create_user_only": [true, false],
    }),
  ),
  danger(
    "Guests get credentials.",
    set("aws_cognito_identity_pool", { allow_unauthenticated_identities: [false, true] }),
  ),
  danger(
    "Workers reach the internet.",
    set("aws_sagemaker_notebook_instance", { direct_internet_access: ["Disabled", "Enabled"] }),
  ),
  danger(
    "Users of notebooks are root.",
    set("aws_sagemaker_notebook_instance", { root_access: ["Disabled", "Enabled"] }),
  ),
  danger(
    "Files are not encrypted on the way.",
    set("aws_ecs_task_definition", {
      "volume[].efs_volume_configuration[].transit_encryption": ["ENABLED", "DISABLED"],
    }),
  ),
  danger(
    "The task has an address on the internet.",
    set("aws_ecs_service", { "network_configuration[].assign_public_ip": [false, true] }),
  ),
  danger(
    "Objects may belong to others.",
    set("aws_s3_bucket_ownership_controls", {
      "rule[].object_ownership": ["BucketOwnerEnforced", "ObjectWriter"],
    }),
  ),
  danger(
    "The firewall's rules can be deleted.",
    set("aws_networkfirewall_firewall", { delete_protection: [true, false] }),
  ),
  danger(
    "Failed requests are not seen.",
    set("aws_api_gateway_stage", { xray_tracing_enabled: [true, false] }),
  ),
  danger(
    "Keys of service accounts may be made.",
    set(
      "google_project_organization_policy",
      { "boolean_policy[].enforced": [true, false] },
      { constraint: "iam.disableServiceAccountKeyCreation" },
    ),
  ),
  danger(
    "The data set goes with its tables.",
    set("google_bigquery_dataset", { delete_contents_on_destroy: [false, true] }),
  ),
  danger(
    "Machines may forge addresses.",
    set("google_compute_instance_template", { can_ip_forward: [false, true] }),
  ),
  danger(
    "The service answers without signing in.",
    set("google_cloud_run_v2_service", { invoker_iam_disabled: [false, true] }),
  ),
  danger(
    "The workstation has an address on the internet.",
    set("google_workstations_workstation_config", {
      "host[].gce_instance[].disable_public_ip_addresses": [true, false],
    }),
  ),
  danger(
    "Notebooks can be downloaded.",
    set("google_notebooks_runtime", {
      "virtual_machine[].virtual_machine_config[].internal_ip_only": [true, false],
    }),
  ),
  danger(
    "Data can be restored for a day.",
    set("google_firestore_database", {
      point_in_time_recovery_enablement: [
        "POINT_IN_TIME_RECOVERY_ENABLED",
        "POINT_IN_TIME_RECOVERY_DISABLED",
      ],
    }),
  ),
  safe("Lambda tries again.", set("aws_lambda_event_source_mapping", { maximum_retry_attempts: [2, 5] })),
  safe("Larger batches.", set("aws_lambda_event_source_mapping", { batch_size: [10, 100] })),
  safe(
    "Another time for maintenance.",
    set("aws_db_instance", { maintenance_window: ["Mon:00:00-Mon:03:00", "Tue:00:00-Tue:03:00"] }),
  ),
  safe(
    "A queue holds messages longer.",
    set("aws_sqs_queue", { message_retention_seconds: [345600, 1209600] }),
  ),
  safe("A message stays hidden longer.", set("aws_sqs_queue", { visibility_timeout_seconds: [30, 120] })),
  safe("Faster deployments.", set("aws_ecs_service", { deployment_maximum_percent: [150, 200] })),
  safe("A task's memory.", set("aws_ecs_task_definition", { memory: ["512", "1024"] })),
  safe(
    "The bucket bills who reads.",
    set("aws_s3_bucket_request_payment_configuration", { payer: ["BucketOwner", "Requester"] }),
  ),
  safe(
    "Objects are loaded faster.",
    set("aws_s3_bucket_accelerate_configuration", { status: ["Suspended", "Enabled"] }),
  ),
  safe("A subnet's description.", set("google_compute_subnetwork", { description: ["", "web"] })),
  safe(
    "Messages are acknowledged later.",
    set("google_pubsub_subscription", { ack_deadline_seconds: [10, 60] }),
  ),
  safe(
    "Tasks run at the same time.",
    set("google_cloud_tasks_queue", { "rate_limits[].max_concurrent_dispatches": [10, 50] }),
  ),
  safe(
    "Requests wait longer.",
    set("google_cloud_run_v2_service", { "template[].timeout": ["60s", "120s"] }),
  ),
  safe(
    "The schedule of a job.",
    set("google_cloud_scheduler_job", { schedule: ["0 * * * *", "30 * * * *"] }),
  ),
  // Databases, queues and tools
  danger(
    "The user reads every database.",
    set("mysql_grant", { privileges: [["SELECT"], ["ALL PRIVILEGES"]] }),
  ),
  danger("Clients need no TLS.", set("mysql_user", { tls_option: ["SSL", "NONE"] })),
  danger(
    "The user administers the broker.",
    set("rabbitmq_user", { tags: [["monitoring"], ["administrator"]] }),
  ),
  danger(
    "The user writes everywhere.",
    set("rabbitmq_permissions", { "permissions[].write": ["^orders$", ".*"] }),
  ),
  danger(
    "Everyone may read.",
    create("elasticstack_elasticsearch_security_role_mapping", {
      name: "all",
      enabled: true,
      roles: ["superuser"],
      rules: '{"field":{"username":"*"}}',
    }),
  ),
  danger(
    "The snapshot is no longer made.",
    destroy("elasticstack_elasticsearch_snapshot_lifecycle", { name: "nightly" }),
  ),
  danger(
    "Nodes do not check each other.",
    set("aiven_opensearch", { "opensearch_user_config[].public_access[].opensearch": [false, true] }),
  ),
  danger("Errors are no longer reported.", set("sentry_metric_alert", { status: ["active", "disabled"] })),
  danger("The flag is open to everyone.", set("launchdarkly_access_token", { role: ["reader", "admin"] })),
  danger(
    "The page is public.",
    set("grafana_dashboard_permission", {
      permissions: [[{ role: "Editor", permission: "View" }], [{ role: "Viewer", permission: "Admin" }]],
    }),
  ),
  danger("Cases are closed by themselves.", destroy("opsgenie_notification_rule", { name: "night" })),
  safe("A user's limit.", set("mysql_user", { max_user_connections: [10, 20] })),
  safe("A queue's length.", set("rabbitmq_queue", { "settings[].arguments.x-max-length": [1000, 2000] })),
  safe("A flag's description.", set("launchdarkly_feature_flag", { description: ["", "new checkout"] })),
  safe("A shard more.", set("elasticstack_elasticsearch_index", { number_of_replicas: [1, 2] })),
  safe("The project's platform.", set("sentry_project", { platform: ["javascript", "node"] })),
];
