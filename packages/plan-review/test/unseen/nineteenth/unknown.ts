import type { Change } from "@infra-tools/terraform-plan/model";
import { UNKNOWN } from "@infra-tools/terraform-plan/value";
import { create, update } from "../../checks/plans";

/** Changes of which the part that decides is known after the apply only. */
export const UNDECIDED: readonly Change[] = [
  update(
    "aws_security_group_rule",
    { type: "ingress", from_port: 22, to_port: 22, protocol: "tcp", cidr_blocks: ["10.0.0.0/8"] },
    { type: "ingress", from_port: 22, to_port: 22, protocol: "tcp", cidr_blocks: UNKNOWN },
  ),
  update("aws_s3_bucket_policy", { bucket: "b", policy: "{}" }, { bucket: "b", policy: UNKNOWN }),
  update("aws_iam_role", { name: "r", assume_role_policy: "{}" }, { name: "r", assume_role_policy: UNKNOWN }),
  update(
    "aws_db_instance",
    { identifier: "d", publicly_accessible: false },
    { identifier: "d", publicly_accessible: UNKNOWN },
  ),
  update(
    "aws_iam_role_policy_attachment",
    { role: "r", policy_arn: "arn:aws:iam::aws:policy/ReadOnlyAccess" },
    { role: "r", policy_arn: UNKNOWN },
  ),
  create("aws_vpc_security_group_ingress_rule", {
    ip_protocol: "tcp",
    from_port: 22,
    to_port: 22,
    cidr_ipv4: UNKNOWN,
  }),
  create("aws_lambda_permission", { action: "lambda:InvokeFunction", principal: UNKNOWN }),
  update(
    "google_project_iam_member",
    { role: "roles/owner", project: "p", member: "user:a@b.c" },
    { role: "roles/owner", project: "p", member: UNKNOWN },
  ),
  create("google_project_iam_member", { member: "user:a@b.c", project: "p", role: UNKNOWN }),
  update(
    "google_compute_firewall",
    {
      name: "f",
      direction: "INGRESS",
      allow: [{ protocol: "tcp", ports: ["22"] }],
      source_ranges: ["10.0.0.0/8"],
    },
    { name: "f", direction: "INGRESS", allow: [{ protocol: "tcp", ports: ["22"] }], source_ranges: UNKNOWN },
  ),
  create("google_storage_bucket_iam_member", {
    role: "roles/storage.objectViewer",
    bucket: "b",
    member: UNKNOWN,
  }),
  update(
    "azurerm_role_assignment",
    { scope: "/s", role_definition_name: "Reader" },
    { scope: "/s", role_definition_name: UNKNOWN },
  ),
  create("azurerm_mssql_firewall_rule", { name: "x", start_ip_address: UNKNOWN, end_ip_address: UNKNOWN }),
  update(
    "azurerm_storage_account",
    { name: "s", public_network_access_enabled: false },
    { name: "s", public_network_access_enabled: UNKNOWN },
  ),
  update(
    "azurerm_key_vault",
    { name: "s", access_policy: [{ object_id: "a", secret_permissions: ["Get"] }] },
    { name: "s", access_policy: UNKNOWN },
  ),
  update(
    "github_branch_protection",
    { pattern: "main", enforce_admins: true },
    { pattern: "main", enforce_admins: UNKNOWN },
  ),
  update("github_repository", { name: "r", visibility: "private" }, { name: "r", visibility: UNKNOWN }),
  update(
    "gitlab_project_membership",
    { user_id: 1, access_level: "developer" },
    { user_id: 1, access_level: UNKNOWN },
  ),
  update(
    "vault_policy",
    { name: "p", policy: 'path "a" { capabilities=["read"] }' },
    { name: "p", policy: UNKNOWN },
  ),
  update(
    "vault_jwt_auth_backend_role",
    { role_name: "p", bound_claims: { sub: "a" } },
    { role_name: "p", bound_claims: UNKNOWN },
  ),
  update(
    "okta_group_role",
    { group_id: "p", role_type: "READ_ONLY_ADMIN" },
    { group_id: "p", role_type: UNKNOWN },
  ),
  update("okta_network_zone", { type: "IP", gateways: ["1.2.3.4/32"] }, { type: "IP", gateways: UNKNOWN }),
  update(
    "mongodbatlas_project_ip_access_list",
    { project_id: "p", cidr_block: "10.0.0.0/8" },
    { project_id: "p", cidr_block: UNKNOWN },
  ),
  update(
    "snowflake_network_policy",
    { name: "p", allowed_ip_list: ["1.2.3.4"] },
    { name: "p", allowed_ip_list: UNKNOWN },
  ),
  update(
    "cloudflare_zero_trust_access_policy",
    { name: "p", decision: "allow", include: [{ email: { email: "a@b.c" } }] },
    { name: "p", decision: "allow", include: UNKNOWN },
  ),
  update(
    "cloudflare_ruleset",
    { kind: "zone", phase: "http_request_firewall_custom", rules: [{ action: "block", expression: "x" }] },
    { kind: "zone", phase: "http_request_firewall_custom", rules: UNKNOWN },
  ),
  update(
    "kubernetes_cluster_role_v1",
    { metadata: [{ name: "x" }], rule: [{ api_groups: [""], resources: ["pods"], verbs: ["get"] }] },
    { metadata: [{ name: "x" }], rule: UNKNOWN },
  ),
  update("datadog_monitor", { name: "m", query: "avg(last_5m):x > 1" }, { name: "m", query: UNKNOWN }),
  update(
    "pagerduty_service",
    { name: "m", escalation_policy: "A" },
    { name: "m", escalation_policy: UNKNOWN },
  ),
  update(
    "digitalocean_firewall",
    { name: "m", inbound_rule: [{ protocol: "tcp", port_range: "22", source_addresses: ["10.0.0.1"] }] },
    { name: "m", inbound_rule: UNKNOWN },
  ),
  update(
    "confluent_role_binding",
    { principal: "User:a", role_name: "DeveloperRead" },
    { principal: "User:a", role_name: UNKNOWN },
  ),
  update(
    "databricks_grants",
    { catalog: "m", grant: [{ principal: "a", privileges: ["SELECT"] }] },
    { catalog: "m", grant: UNKNOWN },
  ),
  update("postgresql_grant", { role: "m", privileges: ["SELECT"] }, { role: "m", privileges: UNKNOWN }),
];
