import { type AttributeMetadata, row } from "./metadata";

/**
 * Names of attributes across providers, for types without metadata.
 * The first row that fits the end of a path wins.
 */
const NAMES: readonly (readonly [pattern: RegExp, attribute: AttributeMetadata])[] = [
  [
    /(^|[._])(deletion|delete|termination|drop|destroy|purge)_protection(_enabled)?$/,
    row("protection", "deletion protection", "true"),
  ],
  [/(^|\.)prevent_(destroy|deletion)$/, row("protection", "deletion protection", "true")],
  [/(^|\.)force_(destroy|delete)$/, row("protection", "forced deletion with everything inside", "false")],
  [/(^|\.)skip_final_(snapshot|backup)$/, row("protection", "skipping the final snapshot", "false")],
  [
    /(^|[._])(retention|retained|retention_period|retention_days|retention_in_days|retained_backups|backup_retention)(_period|_days|_in_days|_count|_hours|_seconds|_limit)?$/,
    row("retention", "retention", "higher"),
  ],
  [
    /(^|[._])(backups?|versioning|point_in_time_recovery|pitr)(_enabled|\.enabled)$/,
    row("backup", "backups", "true"),
  ],
  [
    /(^|\.)(geo_redundant_backup|multi_az|zone_redundant|high_availability)(_enabled)?$/,
    row("availability", "redundancy", "true"),
  ],
  [/(^|[._])replication(_enabled|\.enabled|\.status)$/, row("replication", "replication", "same")],
  [
    /(^|\.)(publicly_accessible|public_network_access_enabled|public_ip_enabled|assign_public_ip|allow_blob_public_access|public_access_enabled)$/,
    row("exposure", "public access", "false"),
  ],
  [
    /(^|[._])(source_ranges|allowed_(cidrs?|ips|ip_ranges|networks)|authorized_(ip_ranges|networks)|cidr_blocks|source_address_prefix(es)?|ip_whitelist|ip_allow_?list|trusted_ips|whitelist_ips)$/,
    row("addresses", "addresses that are let in", "addresses"),
  ],
  [
    /(^|[._])(encrypted|encryption_enabled|encryption_at_rest|at_rest_encryption_enabled|storage_encrypted|infrastructure_encryption_enabled)$/,
    row("encryption", "encryption", "true"),
  ],
  [/(^|[._])kms_key(_id|_arn|_name|_self_link)?$/, row("key", "the encryption key", "same")],
  [
    /(^|[._])(min_?(imum)?_tls_version|minimum_protocol_version|tls_version)$/,
    row("tls", "the lowest TLS version accepted", "higher"),
  ],
  [
    /(^|[._])(require_ssl|enforce_ssl|ssl_enforcement_enabled|ssl_enabled|https_only|enable_https_traffic_only|transit_encryption_enabled|force_ssl)$/,
    row("tls", "required TLS", "true"),
  ],
  [/(^|\.)privileged$/, row("access", "privileged mode", "false")],
  [
    /(^|[._])(min_(size|replicas|instances|count|capacity)|min_instance_count)$/,
    row("capacity", "the smallest number", "higher"),
  ],
  [
    /(^|\.)(replicas|replica_count|desired_(count|capacity)|node_count|instance_count)$/,
    row("capacity", "the number", "higher"),
  ],
  [/(^|\.)(assume_role_policy)$/, row("policy", "the trust policy", "trust-policy")],
  [/(^|[._])policy(_document|_json)?$/, row("policy", "the policy", "resource-policy")],
];

/** Probable metadata of an attribute of an unknown type, by its name. */
export function attributeByName(schemaPath: string): AttributeMetadata | undefined {
  return NAMES.find(([pattern]) => pattern.test(schemaPath))?.[1];
}

/** Words in the names of types that hold data, and words that make them something else. */
const STATEFUL =
  /_(database|databases|db|bucket|disk|volume|file_?system|file_?share|share|table|keyspace|collection|vault|key_vault|snapshot|backup|topic|queue|storage_account|storage_container|sql_server|mysql_flexible_server|postgresql_flexible_server|cosmosdb_account|redis_cache|rds_instance|zone|cluster)(_(instance|cluster|v\d+))?$/;

const ATTACHED =
  /_(policy|attachment|association|member|binding|iam|rule|configuration|config|settings?|permission|grant|alias|role|user|subscription|record|entry|item|schedule|membership)(_v\d+)?$/;

/** A type without metadata holds data, by its name. */
export function holdsDataByName(type: string): boolean {
  return STATEFUL.test(type) && !ATTACHED.test(type);
}
