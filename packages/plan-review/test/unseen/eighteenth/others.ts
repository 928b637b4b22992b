import type { ValueObject } from "@infra-tools/terraform-plan/value";
import { type ByRule, both, created, createdWell, replaced } from "./scanner-rules";

const RDS: ValueObject = {
  engine: "PostgreSQL",
  engine_version: "16.0",
  instance_type: "pg.n2.2c.2m",
  instance_storage: 50,
};
const MONGO: ValueObject = {
  engine_version: "7.0",
  db_instance_class: "dds.mongo.mid",
  db_instance_storage: 20,
};
const OSS: ValueObject = { bucket: "shop-data", redundancy_type: "ZRS" };
const PASSWORDS: ValueObject = { minimum_password_length: 14, max_login_attempts: 5 };

function ociPolicy(name: string) {
  return { [`password_policy[].${name}`]: [true, false] as const };
}

/** Rules of checkov (CKV), KICS and trivy (AVD) about code hosting, identity, Databricks, Alibaba Cloud and Oracle Cloud. */
export const OTHERS: ByRule = {
  "code hosting": [
    both(
      "CKV_GIT_2: hooks go to anyone who intercepts them.",
      "github_repository_webhook",
      { "configuration[].insecure_ssl": [false, true] },
      { repository: "shop", events: ["push"] },
    ),
    created("CKV_GIT_2: hooks go to anyone who intercepts them.", "github_repository_webhook", {
      repository: "shop",
      active: true,
      events: ["push"],
      configuration: [{ url: "https://ci.example.com/", content_type: "json", insecure_ssl: true }],
    }),
    both(
      "CKV_GIT_5: nobody else reads the change.",
      "github_branch_protection_v3",
      { required_pull_request_reviews: [[{ required_approving_review_count: 2 }], []] },
      { repository: "shop", branch: "main" },
    ),
    both(
      "CKV_GLB_1: nobody else reads the change.",
      "gitlab_project",
      { approvals_before_merge: [2, 0] },
      { name: "shop", visibility_level: "private" },
    ),
    created("CKV_GLB_2: history can be rewritten.", "gitlab_branch_protection", {
      project: "1",
      branch: "main",
      push_access_level: "maintainer",
      merge_access_level: "developer",
      allow_force_push: true,
    }),
    both(
      "CKV_GLB_4: commits of anybody's name.",
      "gitlab_project",
      { "push_rules[].reject_unsigned_commits": [true, false] },
      { name: "shop", visibility_level: "private" },
    ),
    created("CKV_OKTA_1: the password alone.", "okta_app_signon_policy_rule", {
      policy_id: "p",
      name: "r",
      factor_mode: "1FA",
      re_authentication_frequency: "PT43800H",
    }),
    both(
      "KICS databricks indefinitely_obo_token: the token has no end.",
      "databricks_obo_token",
      { lifetime_seconds: [3600, null] },
      { application_id: "1", comment: "ci" },
    ),
  ],
  alibaba: [
    both(
      "CKV_ALI_18: the old password again.",
      "alicloud_ram_account_password_policy",
      { password_reuse_prevention: [24, 0] },
      PASSWORDS,
    ),
    both(
      "CKV_ALI_23: a hundred guesses.",
      "alicloud_ram_account_password_policy",
      { max_login_attempts: [5, 32] },
      { minimum_password_length: 14 },
    ),
    both(
      "CKV_ALI_14: words are passwords.",
      "alicloud_ram_account_password_policy",
      { require_numbers: [true, false] },
      PASSWORDS,
    ),
    both(
      "CKV_ALI_13: short passwords.",
      "alicloud_ram_account_password_policy",
      { minimum_password_length: [14, 8] },
      { max_login_attempts: 5 },
    ),
    created("CKV_ALI_13: short passwords.", "alicloud_ram_account_password_policy", {
      minimum_password_length: 6,
      require_symbols: true,
    }),
    both(
      "CKV_ALI_42: plain text is accepted.",
      "alicloud_mongodb_instance",
      { ssl_action: ["Open", "Close"] },
      MONGO,
    ),
    both(
      "CKV_ALI_44: files in plain text.",
      "alicloud_mongodb_instance",
      { tde_status: ["enabled", "disabled"] },
      MONGO,
    ),
    both(
      "CKV_ALI_43: anyone may try the password.",
      "alicloud_mongodb_instance",
      { security_ip_list: [["10.0.0.0/8"], ["0.0.0.0/0"]] },
      MONGO,
    ),
    created("CKV_ALI_9: anyone may try the password.", "alicloud_db_instance", {
      ...RDS,
      security_ips: ["0.0.0.0/0"],
    }),
    both(
      "CKV_ALI_37: ends of sessions leave no trace.",
      "alicloud_db_instance",
      {
        parameters: [
          [{ name: "log_disconnections", value: "on" }],
          [{ name: "log_disconnections", value: "off" }],
        ],
      },
      RDS,
    ),
    both(
      "CKV_ALI_25: queries are kept for a month.",
      "alicloud_db_instance",
      { sql_collector_config_value: [180, 30] },
      { ...RDS, sql_collector_status: "Enabled" },
    ),
    both(
      "CKV_ALI_25: queries are not recorded.",
      "alicloud_db_instance",
      { sql_collector_status: ["Enabled", "Disabled"] },
      { ...RDS, sql_collector_config_value: 180 },
    ),
    both(
      "CKV_ALI_30: no small updates.",
      "alicloud_db_instance",
      { auto_upgrade_minor_version: ["Auto", "Manual"] },
      RDS,
    ),
    both(
      "CKV_ALI_33: TLS of 2006.",
      "alicloud_slb_tls_cipher_policy",
      {
        tls_versions: [
          ["TLSv1.2", "TLSv1.3"],
          ["TLSv1.1", "TLSv1.2", "TLSv1.3"],
        ],
      },
      { tls_cipher_policy_name: "p", ciphers: ["AES128-GCM-SHA256"] },
    ),
    created("CKV_ALI_33: TLS of 2006.", "alicloud_slb_tls_cipher_policy", {
      tls_cipher_policy_name: "p",
      tls_versions: ["TLSv1.0", "TLSv1.2"],
      ciphers: ["AES128-GCM-SHA256"],
    }),
    both(
      "CKV_ALI_6: objects lose the customer's key.",
      "alicloud_oss_bucket",
      {
        "server_side_encryption_rule[].kms_master_key_id": ["key-1", null],
        "server_side_encryption_rule[].sse_algorithm": ["KMS", "AES256"],
      },
      OSS,
    ),
    both(
      "CKV_ALI_6: objects lose their encryption.",
      "alicloud_oss_bucket",
      { server_side_encryption_rule: [[{ sse_algorithm: "KMS", kms_master_key_id: "key-1" }], []] },
      OSS,
    ),
    both(
      "CKV_ALI_1: anyone reads the bucket.",
      "alicloud_oss_bucket",
      { acl: ["private", "public-read"] },
      OSS,
    ),
    created("CKV_ALI_1: anyone writes to the bucket.", "alicloud_oss_bucket", {
      ...OSS,
      acl: "public-read-write",
    }),
    created("KICS alicloud oss_bucket_allows_delete: anyone deletes.", "alicloud_oss_bucket", {
      ...OSS,
      policy:
        '{"Version":"1","Statement":[{"Effect":"Allow","Principal":["*"],"Action":["oss:DeleteObject"],"Resource":["acs:oss:*:1:shop-data/*"]}]}',
    }),
    both(
      "KICS alicloud oss_bucket_allows_put: anyone writes.",
      "alicloud_oss_bucket",
      {
        policy: [
          '{"Version":"1","Statement":[{"Effect":"Allow","Principal":["2001"],"Action":["oss:PutObject"],"Resource":["acs:oss:*:1:shop-data/*"]}]}',
          '{"Version":"1","Statement":[{"Effect":"Allow","Principal":["*"],"Action":["oss:PutObject"],"Resource":["acs:oss:*:1:shop-data/*"]}]}',
        ],
      },
      OSS,
    ),
    created("CKV_ALI_29: every address passes.", "alicloud_alb_acl_entry_attachment", {
      acl_id: "acl",
      entry: "0.0.0.0/0",
    }),
    both(
      "CKV_ALI_4: other regions leave no trace.",
      "alicloud_actiontrail_trail",
      { trail_region: ["All", "cn-hangzhou"] },
      { trail_name: "t", event_rw: "All", oss_bucket_name: "b" },
    ),
    both(
      "CKV_ALI_5: writes leave no trace.",
      "alicloud_actiontrail_trail",
      { event_rw: ["All", "Read"] },
      { trail_name: "t", trail_region: "All", oss_bucket_name: "b" },
    ),
    both(
      "CKV_ALI_38: the audit of databases is off.",
      "alicloud_log_audit",
      { "variable_map.rds_enabled": ["true", "false"] },
      { display_name: "audit", aliuid: "1" },
    ),
    created("CKV_ALI_2: a shell for everyone.", "alicloud_security_group_rule", {
      type: "ingress",
      ip_protocol: "tcp",
      nic_type: "internet",
      policy: "accept",
      port_range: "22/22",
      priority: 1,
      security_group_id: "sg",
      cidr_ip: "0.0.0.0/0",
    }),
    created(
      "KICS alicloud public_security_group_rule_all_ports: every port for everyone.",
      "alicloud_security_group_rule",
      {
        type: "ingress",
        ip_protocol: "all",
        nic_type: "internet",
        policy: "accept",
        port_range: "-1/-1",
        priority: 1,
        security_group_id: "sg",
        cidr_ip: "0.0.0.0/0",
      },
    ),
    replaced(
      "CKV_ALI_7: the disk in plain text.",
      "alicloud_disk",
      { encrypted: [true, false] },
      { availability_zone: "cn-a", size: 100 },
    ),
    both(
      "CKV_ALI_32: disks of new machines in plain text.",
      "alicloud_ecs_launch_template",
      { "data_disks[].encrypted": [true, false] },
      { launch_template_name: "t" },
    ),
    created("CKV_ALI_21: plain HTTP is answered.", "alicloud_api_gateway_api", {
      name: "orders",
      group_id: "g",
      auth_type: "APP",
      request_config: [{ protocol: "HTTP", method: "GET", path: "/orders", mode: "MAPPING" }],
      service_type: "HTTP",
    }),
    both(
      "CKV_ALI_21: plain HTTP is answered.",
      "alicloud_api_gateway_api",
      { "request_config[].protocol": ["HTTPS", "HTTP"] },
      { name: "orders", group_id: "g", auth_type: "APP" },
    ),
    both(
      "KICS alicloud ros_stack_retention_disabled: stacks go with their group.",
      "alicloud_ros_stack_instance",
      { retain_stacks: [true, false] },
      { stack_group_name: "g" },
    ),
    both(
      "KICS alicloud ram_policy_admin_access: administers everything.",
      "alicloud_ram_role_policy_attachment",
      { policy_name: ["AliyunECSReadOnlyAccess", "AdministratorAccess"] },
      { role_name: "ci", policy_type: "System" },
    ),
    created(
      "KICS alicloud ram_policy_admin_access: administers everything.",
      "alicloud_ram_user_policy_attachment",
      { user_name: "a", policy_name: "AdministratorAccess", policy_type: "System" },
    ),
    createdWell("CKV_ALI_2: a shell from the office.", "alicloud_security_group_rule", {
      type: "ingress",
      ip_protocol: "tcp",
      policy: "accept",
      port_range: "22/22",
      priority: 1,
      security_group_id: "sg",
      cidr_ip: "203.0.113.0/24",
    }),
  ],
  oracle: [
    both(
      "CKV_OCI_15: files lose the customer's key.",
      "oci_file_storage_file_system",
      { kms_key_id: ["ocid1.key.1", null] },
      { compartment_id: "c", availability_domain: "AD-1" },
    ),
    both(
      "CKV_OCI_9: objects lose the customer's key.",
      "oci_objectstorage_bucket",
      { kms_key_id: ["ocid1.key.1", null] },
      { compartment_id: "c", name: "b", namespace: "n" },
    ),
    both(
      "CKV_OCI_3: the volume loses the customer's key.",
      "oci_core_volume",
      { kms_key_id: ["ocid1.key.1", null] },
      { compartment_id: "c", availability_domain: "AD-1" },
    ),
    both(
      "CKV_OCI_2: the volume is no longer backed up.",
      "oci_core_volume",
      { backup_policy_id: ["ocid1.policy.gold", null] },
      { compartment_id: "c", availability_domain: "AD-1" },
    ),
    both(
      "CKV_OCI_6: nothing measures the machine.",
      "oci_core_instance",
      { "agent_config[].is_monitoring_disabled": [false, true] },
      { compartment_id: "c", shape: "VM.Standard.E5.Flex" },
    ),
    created("CKV_OCI_6: nothing measures the machine.", "oci_core_instance", {
      compartment_id: "c",
      availability_domain: "AD-1",
      shape: "VM.Standard.E5.Flex",
      agent_config: [{ is_monitoring_disabled: true }],
    }),
    both(
      "CKV_OCI_4: the boot volume is read over plain text.",
      "oci_core_instance",
      { "launch_options[].is_pv_encryption_in_transit_enabled": [true, false] },
      { compartment_id: "c", shape: "VM.Standard.E5.Flex" },
    ),
    both(
      "CKV_OCI_5: the old service of metadata answers.",
      "oci_core_instance",
      { "instance_options[].are_legacy_imds_endpoints_disabled": [true, false] },
      { compartment_id: "c", shape: "VM.Standard.E5.Flex" },
    ),
    both(
      "CKV_OCI_14: words are passwords.",
      "oci_identity_authentication_policy",
      ociPolicy("is_uppercase_characters_required"),
      { compartment_id: "c" },
    ),
    both(
      "CKV_OCI_13: words are passwords.",
      "oci_identity_authentication_policy",
      ociPolicy("is_special_characters_required"),
      { compartment_id: "c" },
    ),
    both(
      "CKV_OCI_12: words are passwords.",
      "oci_identity_authentication_policy",
      ociPolicy("is_numeric_characters_required"),
      { compartment_id: "c" },
    ),
    created("CKV_OCI_10: anyone reads the bucket.", "oci_objectstorage_bucket", {
      compartment_id: "c",
      name: "b",
      namespace: "n",
      access_type: "ObjectRead",
    }),
    created("CKV_OCI_22: a shell for everyone.", "oci_core_network_security_group_security_rule", {
      network_security_group_id: "g",
      direction: "INGRESS",
      protocol: "6",
      source: "0.0.0.0/0",
      source_type: "CIDR_BLOCK",
      tcp_options: [{ destination_port_range: [{ min: 22, max: 22 }] }],
    }),
    created("CKV_OCI_20: a desktop for everyone.", "oci_core_security_list", {
      compartment_id: "c",
      vcn_id: "v",
      ingress_security_rules: [
        { protocol: "6", source: "0.0.0.0/0", tcp_options: [{ min: 3389, max: 3389 }] },
      ],
    }),
    both(
      "CKV_OCI_19: a shell for everyone.",
      "oci_core_security_list",
      {
        "ingress_security_rules[].source": ["10.0.0.0/16", "0.0.0.0/0"],
        "ingress_security_rules[].protocol": ["6", "6"],
        "ingress_security_rules[].tcp_options": [[{ min: 22, max: 22 }], [{ min: 22, max: 22 }]],
      },
      { compartment_id: "c", vcn_id: "v" },
    ),
    both(
      "CKV_OCI_23: the catalogue answers the internet.",
      "oci_datacatalog_catalog",
      { attached_catalog_private_endpoints: [["ocid1.endpoint"], []] },
      { compartment_id: "c" },
    ),
    createdWell("CKV_OCI_10: a private bucket.", "oci_objectstorage_bucket", {
      compartment_id: "c",
      name: "b",
      namespace: "n",
      access_type: "NoPublicAccess",
    }),
  ],
};
