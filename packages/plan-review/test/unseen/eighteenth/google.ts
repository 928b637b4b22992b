import type { ValueObject } from "@infra-tools/terraform-plan/value";
import { type ByRule, both, changed, created, createdWell, replaced } from "./scanner-rules";

const CLUSTER: ValueObject = { name: "gke", location: "europe-west1", network: "vpc", subnetwork: "nodes" };
const NODES: ValueObject = { name: "np", cluster: "gke", location: "europe-west1", node_count: 3 };
const MACHINE: ValueObject = {
  name: "vm",
  machine_type: "e2-standard-4",
  zone: "europe-west1-b",
  boot_disk: [{ initialize_params: [{ image: "debian-12" }] }],
};
const BOOTED: ValueObject = { ...MACHINE, network_interface: [{ subnetwork: "nodes", access_config: [] }] };
const RULE: ValueObject = {
  name: "in",
  network: "vpc",
  direction: "INGRESS",
  priority: 1000,
  disabled: false,
};
const POSTGRES: ValueObject = { name: "pg", database_version: "POSTGRES_16", region: "europe-west1" };
const MYSQL: ValueObject = { name: "my", database_version: "MYSQL_8_0", region: "europe-west1" };
const MSSQL: ValueObject = {
  name: "ms",
  database_version: "SQLSERVER_2022_STANDARD",
  region: "europe-west1",
};
const TIER: ValueObject = { tier: "db-custom-2-8192", availability_type: "REGIONAL" };

const LOG4J: ValueObject = {
  action: "deny(403)",
  priority: 1,
  match: [{ expr: [{ expression: "evaluatePreconfiguredExpr('cve-canary')" }] }],
};

function flag(name: string, values: readonly [passing: string, failing: string]) {
  const flags = ([value]: readonly [string]) => [{ name, value }];
  return { "settings[].database_flags": [flags([values[0]]), flags([values[1]])] as const };
}

/** Rules of checkov (CKV), KICS and trivy (AVD) about Google Cloud. */
export const GOOGLE: ByRule = {
  exposure: [
    both(
      "CKV_GCP_20: the internet reaches the control plane.",
      "google_container_cluster",
      {
        master_authorized_networks_config: [
          [{ cidr_blocks: [{ cidr_block: "203.0.113.0/24", display_name: "office" }] }],
          [],
        ],
      },
      CLUSTER,
    ),
    both(
      "CKV_GCP_103: machines with public addresses.",
      "google_dataproc_cluster",
      { "cluster_config[].gce_cluster_config[].internal_ip_only": [true, false] },
      { name: "dp" },
    ),
    both(
      "CKV_GCP_94: workers with public addresses.",
      "google_dataflow_job",
      { ip_configuration: ["WORKER_IP_PRIVATE", "WORKER_IP_PUBLIC"] },
      { name: "df" },
    ),
    replaced(
      "CKV_GCP_87: the instance has a public address.",
      "google_data_fusion_instance",
      { private_instance: [true, false] },
      { name: "fusion", type: "BASIC" },
    ),
    replaced(
      "CKV_GCP_89: a notebook with a public address.",
      "google_notebooks_instance",
      { no_public_ip: [true, false] },
      { name: "nb", machine_type: "e2-medium" },
    ),
    replaced(
      "CKV2_GCP_28: a notebook with a public address.",
      "google_workbench_instance",
      { "gce_setup[].disable_public_ip": [true, false] },
      { name: "nb", location: "europe-west1-b" },
    ),
    both(
      "CKV_GCP_40: the machine gets a public address.",
      "google_compute_instance",
      { "network_interface[].access_config": [[], [{ network_tier: "PREMIUM" }]] },
      MACHINE,
    ),
    created("CKV_GCP_36: the machine forwards packets of others.", "google_compute_instance", {
      ...BOOTED,
      can_ip_forward: true,
    }),
    both(
      "CKV_GCP_86: builds reach the internet.",
      "google_cloudbuild_worker_pool",
      { "worker_config[].no_external_ip": [true, false] },
      { name: "pool", location: "europe-west1" },
    ),
    created("CKV_GCP_11: anyone may try the password.", "google_sql_database_instance", {
      ...POSTGRES,
      settings: [
        {
          ...TIER,
          ip_configuration: [
            { ipv4_enabled: true, authorized_networks: [{ name: "all", value: "0.0.0.0/0" }] },
          ],
        },
      ],
    }),
    created("CKV_GCP_2: a shell for everyone.", "google_compute_firewall", {
      ...RULE,
      allow: [{ protocol: "tcp", ports: ["22"] }],
      source_ranges: ["0.0.0.0/0"],
    }),
    created("CKV_GCP_88: a database for everyone.", "google_compute_firewall", {
      ...RULE,
      allow: [{ protocol: "tcp", ports: ["3306"] }],
      source_ranges: ["0.0.0.0/0"],
    }),
    created("CKV_GCP_75: file transfer for everyone.", "google_compute_firewall", {
      ...RULE,
      allow: [{ protocol: "tcp", ports: ["20-21"] }],
      source_ranges: ["0.0.0.0/0"],
    }),
    created("KICS gcp port_range: a range of ports for everyone.", "google_compute_firewall", {
      ...RULE,
      allow: [{ protocol: "tcp", ports: ["1000-65535"] }],
      source_ranges: ["0.0.0.0/0"],
    }),
    created("CKV_GCP_28: anyone reads the bucket.", "google_storage_bucket_iam_member", {
      bucket: "b",
      role: "roles/storage.objectViewer",
      member: "allUsers",
    }),
    created("CKV_GCP_15: anyone with an account reads the data.", "google_bigquery_dataset", {
      dataset_id: "d",
      location: "EU",
      access: [{ role: "READER", special_group: "allAuthenticatedUsers" }],
    }),
    created("CKV_GCP_100: anyone reads the table.", "google_bigquery_table_iam_member", {
      dataset_id: "d",
      table_id: "t",
      role: "roles/bigquery.dataViewer",
      member: "allUsers",
    }),
    created("CKV_GCP_99: anyone publishes.", "google_pubsub_topic_iam_member", {
      topic: "t",
      role: "roles/pubsub.publisher",
      member: "allUsers",
    }),
    created("CKV_GCP_98: anyone runs jobs.", "google_dataproc_cluster_iam_binding", {
      cluster: "dp",
      role: "roles/dataproc.editor",
      members: ["allAuthenticatedUsers"],
    }),
    created("CKV_GCP_101: anyone pulls images.", "google_artifact_registry_repository_iam_binding", {
      repository: "r",
      role: "roles/artifactregistry.reader",
      members: ["allUsers"],
    }),
    created("CKV_GCP_102: anyone calls the service.", "google_cloud_run_service_iam_member", {
      service: "admin",
      role: "roles/run.invoker",
      member: "allUsers",
    }),
    created("CKV_GCP_107: anyone calls the function.", "google_cloudfunctions_function_iam_member", {
      cloud_function: "f",
      role: "roles/cloudfunctions.invoker",
      member: "allUsers",
    }),
    created("CKV2_GCP_8: anyone reads the key ring.", "google_kms_key_ring_iam_member", {
      key_ring_id: "kr",
      role: "roles/cloudkms.viewer",
      member: "allAuthenticatedUsers",
    }),
    both(
      "CKV2_GCP_34: the index answers the internet.",
      "google_vertex_ai_index_endpoint",
      { public_endpoint_enabled: [false, true] },
      { display_name: "e", region: "europe-west1" },
    ),
    createdWell("CKV_GCP_40: no public address.", "google_compute_instance", BOOTED),
    createdWell("CKV_GCP_2: a shell from the tunnel.", "google_compute_firewall", {
      ...RULE,
      allow: [{ protocol: "tcp", ports: ["22"] }],
      source_ranges: ["35.235.240.0/20"],
    }),
    createdWell("CKV_GCP_28: one account reads the bucket.", "google_storage_bucket_iam_member", {
      bucket: "b",
      role: "roles/storage.objectViewer",
      member: "serviceAccount:shop@shop.iam.gserviceaccount.com",
    }),
  ],
  access: [
    replaced(
      "CKV_GCP_13: a certificate that opens everything.",
      "google_container_cluster",
      { "master_auth[].client_certificate_config[].issue_client_certificate": [false, true] },
      CLUSTER,
    ),
    both(
      "CKV_GCP_69: pods get the node's account.",
      "google_container_node_pool",
      { "node_config[].workload_metadata_config[].mode": ["GKE_METADATA", "GCE_METADATA"] },
      NODES,
    ),
    created("CKV_GCP_69: pods get the node's account.", "google_container_node_pool", {
      ...NODES,
      node_config: [{ machine_type: "e2-standard-4", workload_metadata_config: [{ mode: "GCE_METADATA" }] }],
    }),
    created("CKV_GCP_34: keys of the machine instead of accounts.", "google_compute_instance", {
      ...BOOTED,
      metadata: { "enable-oslogin": "FALSE" },
    }),
    both(
      "CKV_GCP_33: keys of machines instead of accounts.",
      "google_compute_project_metadata",
      { "metadata.enable-oslogin": ["TRUE", "FALSE"] },
      { project: "shop" },
    ),
    both(
      "CKV_GCP_33: keys of machines instead of accounts.",
      "google_compute_project_metadata_item",
      { value: ["TRUE", "FALSE"] },
      { key: "enable-oslogin", project: "shop" },
    ),
    created("CKV_GCP_125: every repository gets in.", "google_iam_workload_identity_pool_provider", {
      workload_identity_pool_id: "ci",
      workload_identity_pool_provider_id: "github",
      attribute_condition: 'assertion.repository.startsWith("")',
      attribute_mapping: { "google.subject": "assertion.sub" },
      oidc: [{ issuer_uri: "https://token.actions.githubusercontent.com" }],
    }),
    created("CKV_GCP_45: acts as any account.", "google_organization_iam_member", {
      org_id: "1",
      role: "roles/iam.serviceAccountAdmin",
      member: "user:a@example.com",
    }),
    created("CKV_GCP_115: edits everything.", "google_organization_iam_member", {
      org_id: "1",
      role: "roles/editor",
      member: "user:a@example.com",
    }),
    created("CKV_GCP_117: owns the project.", "google_project_iam_binding", {
      project: "shop",
      role: "roles/owner",
      members: ["user:a@example.com"],
    }),
    created("CKV_GCP_116: edits the folder.", "google_folder_iam_binding", {
      folder: "folders/1",
      role: "roles/editor",
      members: ["group:dev@example.com"],
    }),
    created("CKV_GCP_44: acts as any account of the folder.", "google_folder_iam_member", {
      folder: "folders/1",
      role: "roles/iam.workloadIdentityUser",
      member: "user:a@example.com",
    }),
    created("CKV_GCP_49: acts as any account of the project.", "google_project_iam_member", {
      project: "shop",
      role: "roles/iam.serviceAccountTokenCreator",
      member: "user:a@example.com",
    }),
    created("CKV_GCP_42: a program that administers.", "google_project_iam_member", {
      project: "shop",
      role: "roles/compute.admin",
      member: "serviceAccount:ci@shop.iam.gserviceaccount.com",
    }),
    created("CKV_GCP_31: the default account with every scope.", "google_compute_instance", {
      ...BOOTED,
      service_account: [
        {
          email: "123456789-compute@developer.gserviceaccount.com",
          scopes: ["https://www.googleapis.com/auth/cloud-platform"],
        },
      ],
    }),
    both(
      "CKV_GCP_59: logins that the server does not know.",
      "google_sql_database_instance",
      flag("contained database authentication", ["off", "on"]),
      MSSQL,
    ),
    both(
      "CKV_GCP_50: clients read files of the server.",
      "google_sql_database_instance",
      flag("local_infile", ["off", "on"]),
      MYSQL,
    ),
    created("CKV_GCP_50: clients read files of the server.", "google_sql_database_instance", {
      ...MYSQL,
      settings: [{ ...TIER, database_flags: [{ name: "local_infile", value: "on" }] }],
    }),
    both(
      "KICS gcp external_scripts: queries run programs.",
      "google_sql_database_instance",
      flag("external scripts enabled", ["off", "on"]),
      MSSQL,
    ),
    both(
      "KICS gcp remote_access: procedures from other servers.",
      "google_sql_database_instance",
      flag("remote access", ["off", "on"]),
      MSSQL,
    ),
    createdWell("CKV_GCP_117: reads logs.", "google_project_iam_member", {
      project: "shop",
      role: "roles/logging.viewer",
      member: "group:dev@example.com",
    }),
  ],
  tls: [
    changed(
      "CKV2_GCP_38: a proxy without TLS.",
      "google_compute_global_forwarding_rule",
      {
        target: [
          "https://www.googleapis.com/compute/v1/projects/shop/global/targetHttpsProxies/p",
          "https://www.googleapis.com/compute/v1/projects/shop/global/targetHttpProxies/p",
        ],
        port_range: ["443", "80"],
      },
      { name: "fr", load_balancing_scheme: "EXTERNAL" },
    ),
    both(
      "CKV2_GCP_10: plain HTTP is answered.",
      "google_cloudfunctions_function",
      { https_trigger_security_level: ["SECURE_ALWAYS", "SECURE_OPTIONAL"] },
      { name: "f", runtime: "nodejs20" },
    ),
    created("CKV2_GCP_10: plain HTTP is answered.", "google_cloudfunctions_function", {
      name: "f",
      runtime: "nodejs20",
      trigger_http: true,
      https_trigger_security_level: "SECURE_OPTIONAL",
    }),
  ],
  encryption: [
    replaced(
      "CKV_GCP_91: the cluster loses the customer's key.",
      "google_dataproc_cluster",
      { "cluster_config[].encryption_config": [[{ kms_key_name: "projects/shop/k" }], []] },
      { name: "dp" },
    ),
    both(
      "CKV_GCP_90: the job loses the customer's key.",
      "google_dataflow_job",
      { kms_key_name: ["projects/shop/k", null] },
      { name: "df" },
    ),
    both(
      "CKV_GCP_83: messages lose the customer's key.",
      "google_pubsub_topic",
      { kms_key_name: ["projects/shop/k", null] },
      { name: "t" },
    ),
    both(
      "CKV_GCP_81: tables lose the customer's key.",
      "google_bigquery_dataset",
      { default_encryption_configuration: [[{ kms_key_name: "projects/shop/k" }], []] },
      { dataset_id: "d", location: "EU" },
    ),
    both(
      "CKV_GCP_80: the table loses the customer's key.",
      "google_bigquery_table",
      { encryption_configuration: [[{ kms_key_name: "projects/shop/k" }], []] },
      { dataset_id: "d", table_id: "t" },
    ),
    replaced(
      "CKV_GCP_84: images lose the customer's key.",
      "google_artifact_registry_repository",
      { kms_key_name: ["projects/shop/k", null] },
      { repository_id: "r", format: "DOCKER" },
    ),
    replaced(
      "CKV_GCP_92: the data set loses the customer's key.",
      "google_vertex_ai_dataset",
      { encryption_spec: [[{ kms_key_name: "projects/shop/k" }], []] },
      { display_name: "d" },
    ),
    both(
      "AVD google storage bucket_encryption_customer_key: objects lose the customer's key.",
      "google_storage_bucket",
      { encryption: [[{ default_kms_key_name: "projects/shop/k" }], []] },
      { name: "b", location: "EU" },
    ),
  ],
  protection: [
    both(
      "CKV_GCP_71: nodes start unverified.",
      "google_container_cluster",
      { enable_shielded_nodes: [true, false] },
      CLUSTER,
    ),
    created("CKV_GCP_71: nodes start unverified.", "google_container_cluster", {
      ...CLUSTER,
      initial_node_count: 1,
      enable_shielded_nodes: false,
    }),
    created("CKV2_GCP_19: features that may be removed.", "google_container_cluster", {
      ...CLUSTER,
      initial_node_count: 1,
      enable_kubernetes_alpha: true,
    }),
    replaced(
      "CKV_GCP_68: nodes start unverified.",
      "google_container_cluster",
      { "node_config[].shielded_instance_config[].enable_secure_boot": [true, false] },
      CLUSTER,
    ),
    both(
      "CKV_GCP_10: nobody upgrades the nodes.",
      "google_container_node_pool",
      { "management[].auto_upgrade": [true, false] },
      NODES,
    ),
    created("CKV_GCP_10: nobody upgrades the nodes.", "google_container_node_pool", {
      ...NODES,
      management: [{ auto_repair: true, auto_upgrade: false }],
    }),
    replaced(
      "CKV_GCP_127: a changed notebook is not noticed.",
      "google_notebooks_instance",
      { "shielded_instance_config[].enable_integrity_monitoring": [true, false] },
      { name: "nb", machine_type: "e2-medium" },
    ),
    created("CKV_GCP_127: a changed notebook is not noticed.", "google_notebooks_instance", {
      name: "nb",
      location: "europe-west1-b",
      machine_type: "e2-medium",
      shielded_instance_config: [{ enable_integrity_monitoring: false, enable_vtpm: true }],
    }),
    both(
      "CKV_GCP_39: a changed machine is not noticed.",
      "google_compute_instance",
      { "shielded_instance_config[].enable_integrity_monitoring": [true, false] },
      MACHINE,
    ),
    both(
      "CKV_GCP_122: the instance can be deleted.",
      "google_bigtable_instance",
      { deletion_protection: [true, false] },
      { name: "bt" },
    ),
    created("CKV_GCP_121: the table can be deleted.", "google_bigquery_table", {
      dataset_id: "d",
      table_id: "t",
      deletion_protection: false,
    }),
    both(
      "CKV2_GCP_4: records of the audit can be deleted.",
      "google_logging_project_bucket_config",
      { locked: [true, false] },
      { bucket_id: "audit", location: "global", retention_days: 400 },
    ),
    both(
      "CKV_GCP_73: known attacks pass.",
      "google_compute_security_policy",
      { rule: [[LOG4J], [{ ...LOG4J, action: "allow" }]] },
      { name: "armor", type: "CLOUD_ARMOR" },
    ),
    both(
      "CKV2_GCP_11: images are no longer scanned.",
      "google_artifact_registry_repository",
      { "vulnerability_scanning_config[].enablement_config": ["INHERITED", "DISABLED"] },
      { repository_id: "r", format: "DOCKER" },
    ),
    createdWell("CKV_GCP_121: protected.", "google_bigquery_table", {
      dataset_id: "d",
      table_id: "t",
      deletion_protection: true,
    }),
    createdWell("CKV_GCP_10: upgraded and repaired.", "google_container_node_pool", {
      ...NODES,
      management: [{ auto_repair: true, auto_upgrade: true }],
    }),
  ],
  logging: [
    both(
      "CKV_GCP_8: nothing measures the cluster.",
      "google_container_cluster",
      { monitoring_service: ["monitoring.googleapis.com/kubernetes", "none"] },
      CLUSTER,
    ),
    created("CKV_GCP_8: nothing measures the cluster.", "google_container_cluster", {
      ...CLUSTER,
      initial_node_count: 1,
      monitoring_service: "none",
    }),
    both(
      "CKV_GCP_1: the cluster's logs are lost.",
      "google_container_cluster",
      { logging_service: ["logging.googleapis.com/kubernetes", "none"] },
      CLUSTER,
    ),
    created("CKV_GCP_1: the cluster's logs are lost.", "google_container_cluster", {
      ...CLUSTER,
      initial_node_count: 1,
      logging_service: "none",
    }),
    both(
      "CKV_GCP_61: traffic within a node leaves no trace.",
      "google_container_cluster",
      { enable_intranode_visibility: [true, false] },
      CLUSTER,
    ),
    both(
      "CKV_GCP_105: nothing measures the instance.",
      "google_data_fusion_instance",
      { enable_stackdriver_monitoring: [true, false] },
      { name: "fusion", type: "ENTERPRISE" },
    ),
    both(
      "CKV_GCP_104: the instance's logs are lost.",
      "google_data_fusion_instance",
      { enable_stackdriver_logging: [true, false] },
      { name: "fusion", type: "ENTERPRISE" },
    ),
    both(
      "CKV_GCP_53: ends of sessions leave no trace.",
      "google_sql_database_instance",
      flag("log_disconnections", ["on", "off"]),
      POSTGRES,
    ),
    both(
      "CKV_GCP_51: checkpoints leave no trace.",
      "google_sql_database_instance",
      flag("log_checkpoints", ["on", "off"]),
      POSTGRES,
    ),
    both(
      "CKV_GCP_110: the audit of queries is off.",
      "google_sql_database_instance",
      flag("cloudsql.enable_pgaudit", ["on", "off"]),
      POSTGRES,
    ),
    both(
      "CKV_GCP_111: changes of tables leave no trace.",
      "google_sql_database_instance",
      flag("log_statement", ["ddl", "none"]),
      POSTGRES,
    ),
    both(
      "CKV_GCP_55: errors leave no trace.",
      "google_sql_database_instance",
      flag("log_min_messages", ["warning", "panic"]),
      POSTGRES,
    ),
    both(
      "CKV_GCP_109: failed statements leave no trace.",
      "google_sql_database_instance",
      flag("log_min_error_statement", ["error", "panic"]),
      POSTGRES,
    ),
    both(
      "CKV_GCP_54: the flag is taken out.",
      "google_sql_database_instance",
      {
        "settings[].database_flags": [
          [
            { name: "log_connections", value: "on" },
            { name: "cloudsql.enable_pgaudit", value: "on" },
          ],
          [{ name: "log_connections", value: "on" }],
        ],
      },
      POSTGRES,
    ),
    both(
      "CKV2_GCP_29: conversations leave no trace.",
      "google_dialogflow_agent",
      { enable_logging: [true, false] },
      { display_name: "bot" },
    ),
    both(
      "CKV2_GCP_5: reads of data leave no trace.",
      "google_project_iam_audit_config",
      {
        audit_log_config: [
          [{ log_type: "ADMIN_READ" }, { log_type: "DATA_READ" }, { log_type: "DATA_WRITE" }],
          [{ log_type: "ADMIN_READ" }],
        ],
      },
      { project: "shop", service: "allServices" },
    ),
  ],
  backup: [
    both(
      "CKV2_GCP_20: back to the last night only.",
      "google_sql_database_instance",
      { "settings[].backup_configuration[].binary_log_enabled": [true, false] },
      MYSQL,
    ),
  ],
  availability: [
    created("CKV_GCP_9: sick nodes stay.", "google_container_node_pool", {
      ...NODES,
      management: [{ auto_repair: false, auto_upgrade: true }],
    }),
  ],
};
