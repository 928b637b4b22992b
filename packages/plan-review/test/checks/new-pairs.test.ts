import type { Change } from "@infra-tools/terraform-plan/model";
import { SensitiveValue, UNKNOWN, type ValueObject } from "@infra-tools/terraform-plan/value";
import { create, destroy, findings, rulesAboveNotice, update } from "./plans";

/** A new object that is found, with one that differs from it in what matters and is not. */
const PAIRS: readonly (readonly [type: string, found: ValueObject, near: ValueObject, rule: string])[] = [
  // Credentials.
  [
    "google_service_account_key",
    { service_account_id: "a" },
    { service_account_id: "a", public_key_data: "k" },
    "privileges-raised",
  ],
  ["aws_iam_access_key", { user: "ci" }, { user: "ci", pgp_key: "keybase:a" }, "privileges-raised"],
  [
    "kubernetes_secret_v1",
    { type: "kubernetes.io/service-account-token" },
    { type: "Opaque" },
    "privileges-raised",
  ],
  [
    "gitlab_project_variable",
    { key: "DB_PASSWORD", masked: false, protected: false },
    { key: "REGION", masked: false, protected: false },
    "privileges-raised",
  ],
  [
    "gitlab_project_variable",
    { key: "DB_PASSWORD", masked: false, protected: false },
    { key: "DB_PASSWORD", masked: true, protected: false },
    "privileges-raised",
  ],
  [
    "github_actions_variable",
    { variable_name: "NPM_TOKEN" },
    { variable_name: "NPM_REGISTRY" },
    "privileges-raised",
  ],
  [
    "databricks_token",
    { lifetime_seconds: 315_360_000 },
    { lifetime_seconds: 2_592_000 },
    "privileges-raised",
  ],
  ["acme_service_token", { duration: "876000h" }, { duration: "720h" }, "privileges-raised"],
  [
    "acme_deploy_token",
    { expires_at: "2099-01-01T00:00:00Z" },
    { expires_at: "2027-01-01T00:00:00Z" },
    "privileges-raised",
  ],
  // Grants.
  [
    "rancher2_global_role_binding",
    { global_role_id: "admin", user_id: "u" },
    { global_role_id: "user-base", user_id: "u" },
    "admin-granted",
  ],
  [
    "postgresql_grant_role",
    { role: "web", grant_role: "rds_superuser" },
    { role: "web", grant_role: "reporting" },
    "admin-granted",
  ],
  [
    "linode_token",
    { label: "ci", scopes: "*" },
    { label: "ci", scopes: "linodes:read_only" },
    "admin-granted",
  ],
  [
    "nomad_acl_binding_rule",
    { bind_type: "management" },
    { bind_type: "policy", bind_name: "read" },
    "admin-granted",
  ],
  [
    "okta_app_oauth_api_scope",
    { scopes: ["okta.users.manage"] },
    { scopes: ["okta.users.read"] },
    "admin-granted",
  ],
  [
    "oci_identity_policy",
    { statements: ["Allow any-user to manage buckets in tenancy"] },
    { statements: ["Allow group Ops to manage buckets in tenancy"] },
    "admin-granted",
  ],
  [
    "oci_identity_policy",
    { statements: ["Allow group Ops to manage all-resources in tenancy"] },
    { statements: ["Allow group Ops to manage all-resources in tenancy where request.region='fra'"] },
    "admin-granted",
  ],
  [
    "azuredevops_git_permissions",
    { permissions: { ForcePush: "Allow" } },
    { permissions: { ForcePush: "Deny", GenericRead: "Allow" } },
    "privileges-raised",
  ],
  [
    "azuredevops_pipeline_authorization",
    { resource_id: "r" },
    { resource_id: "r", pipeline_id: 7 },
    "privileges-raised",
  ],
  // Administrators by one attribute.
  [
    "rabbitmq_user",
    { name: "app", tags: ["administrator"] },
    { name: "app", tags: ["monitoring"] },
    "admin-granted",
  ],
  [
    "tfe_team",
    { organization_access: [{ manage_membership: true }] },
    { organization_access: [{ read_workspaces: true }] },
    "admin-granted",
  ],
  [
    "consul_acl_binding_rule",
    { bind_type: "policy", bind_name: "global-management" },
    { bind_type: "policy", bind_name: "shop" },
    "admin-granted",
  ],
  [
    "google_iam_workload_identity_pool_provider",
    { oidc: [{ issuer_uri: "https://token.actions.githubusercontent.com" }] },
    {
      attribute_condition: "assertion.repository_owner == 'acme'",
      oidc: [{ issuer_uri: "https://token.actions.githubusercontent.com" }],
    },
    "privileges-raised",
  ],
  [
    "google_iam_workload_identity_pool_provider",
    { oidc: [{ issuer_uri: "https://gitlab.com" }] },
    { oidc: [{ issuer_uri: "https://gitlab.acme.example" }] },
    "privileges-raised",
  ],
  [
    "google_storage_bucket_acl",
    { bucket: "b", predefined_acl: "publicRead" },
    { bucket: "b", predefined_acl: "projectPrivate" },
    "exposure-widened",
  ],
  ["aws_s3_object", { key: "k", acl: "public-read" }, { key: "k", acl: "private" }, "exposure-widened"],
  [
    "google_cloudbuild_trigger",
    { github: [{ pull_request: [{ comment_control: "COMMENTS_DISABLED" }] }] },
    { github: [{ pull_request: [{ comment_control: "COMMENTS_ENABLED" }] }] },
    "privileges-raised",
  ],
  // Everyone.
  [
    "consul_intention",
    { source_name: "*", destination_name: "*", action: "allow" },
    { source_name: "*", destination_name: "*", action: "deny" },
    "public-access",
  ],
  ["openstack_networking_rbac_policy_v2", { target_tenant: "*" }, { target_tenant: "t1" }, "public-access"],
  [
    "openstack_objectstorage_container_v1",
    { container_read: ".r:*,.rlistings" },
    { container_read: "project:reader" },
    "public-access",
  ],
  [
    "oci_objectstorage_preauthrequest",
    { access_type: "AnyObjectRead" },
    { access_type: "ObjectRead" },
    "public-access",
  ],
  ["cloudflare_r2_managed_domain", { enabled: true }, { enabled: false }, "public-access"],
  [
    "aws_opensearchserverless_security_policy",
    { policy: '[{"AllowFromPublic":true}]' },
    { policy: '[{"AllowFromPublic":false}]' },
    "public-access",
  ],
  [
    "google_firebaserules_ruleset",
    { source: [{ files: [{ content: "allow read, write: if true;" }] }] },
    { source: [{ files: [{ content: "allow read, write: if request.auth != null;" }] }] },
    "public-access",
  ],
  ["harbor_project", { name: "a", public: "true" }, { name: "a", public: "false" }, "exposure-widened"],
  [
    "acme_endpoint_service",
    { allowed_principals: ["*"] },
    { allowed_principals: ["arn:aws:iam::1:root"] },
    "privileges-raised",
  ],
  // Guards that are off, or step aside.
  [
    "aws_ebs_snapshot_block_public_access",
    { state: "unblocked" },
    { state: "block-all-sharing" },
    "protection-removed",
  ],
  [
    "aws_emr_block_public_access_configuration",
    { block_public_security_group_rules: false },
    { block_public_security_group_rules: true },
    "protection-removed",
  ],
  [
    "aws_s3_bucket_public_access_block",
    { bucket: "b", block_public_acls: false },
    { bucket: "b", block_public_acls: true },
    "exposure-widened",
  ],
  [
    "google_project_organization_policy",
    { boolean_policy: [{ enforced: false }] },
    { boolean_policy: [{ enforced: true }] },
    "protection-removed",
  ],
  [
    "kubernetes_namespace_v1",
    { metadata: [{ labels: { "pod-security.kubernetes.io/enforce": "privileged" } }] },
    { metadata: [{ labels: { "pod-security.kubernetes.io/enforce": "baseline" } }] },
    "privileges-raised",
  ],
  [
    "cloudflare_access_rule",
    { mode: "whitelist", configuration: { target: "country", value: "US" } },
    { mode: "whitelist", configuration: { target: "ip", value: "203.0.113.7" } },
    "privileges-raised",
  ],
  [
    "github_repository_environment_deployment_policy",
    { branch_pattern: "*" },
    { branch_pattern: "release/*" },
    "protection-removed",
  ],
  // Alerts, records and backups.
  ["aws_guardduty_detector", { enable: false }, { enable: true }, "alert-weakened"],
  ["aws_guardduty_filter", { action: "ARCHIVE" }, { action: "NOOP" }, "alert-weakened"],
  ["mongodbatlas_auditing", { enabled: false }, { enabled: true }, "audit-reduced"],
  [
    "newrelic_alert_muting_rule",
    { enabled: true, schedule: [] },
    { enabled: true, schedule: [{ start_time: "2027-01-01T00:00:00", end_time: "2027-01-01T06:00:00" }] },
    "alert-weakened",
  ],
  [
    "datadog_logs_index",
    { exclusion_filter: [{ filter: [{ query: "*", sample_rate: 1 }] }] },
    { exclusion_filter: [{ filter: [{ query: "status:debug", sample_rate: 1 }] }] },
    "audit-reduced",
  ],
  [
    "aws_backup_plan",
    { rule: [{ lifecycle: [{ delete_after: 1 }] }] },
    { rule: [{ lifecycle: [{ delete_after: 35 }] }] },
    "retention-reduced",
  ],
  [
    "aws_secretsmanager_secret",
    { name: "a", recovery_window_in_days: 0 },
    { name: "a", recovery_window_in_days: 30 },
    "protection-removed",
  ],
  [
    "google_storage_bucket",
    { name: "a", soft_delete_policy: [{ retention_duration_seconds: 0 }] },
    { name: "a", soft_delete_policy: [{ retention_duration_seconds: 604_800 }] },
    "retention-reduced",
  ],
  // Ways in.
  ["okta_policy_rule_signon", { mfa_required: false }, { mfa_required: true }, "privileges-raised"],
  [
    "aws_api_gateway_method",
    { authorization: "NONE", http_method: "DELETE" },
    { authorization: "AWS_IAM", http_method: "DELETE" },
    "privileges-raised",
  ],
  ["vault_ssh_secret_backend_role", { allowed_users: "*" }, { allowed_users: "deploy" }, "privileges-raised"],
  [
    "cloudflare_zone_setting",
    { setting_id: "ssl", value: "off" },
    { setting_id: "ssl", value: "strict" },
    "tls-weakened",
  ],
];

it.each(PAIRS)(
  "a new %s is found, and one that differs in what matters is not",
  (type, wrong, near, rule) => {
    expect(rulesAboveNotice(create(type, wrong))).toEqual([rule]);
    expect(rulesAboveNotice(create(type, near))).toEqual([]);
  },
);

/** A change that is found, with the way back or a neighbour that is not. */
const CHANGES: readonly (readonly [
  what: string,
  found: Change,
  near: Change,
  rules: string | readonly string[],
])[] = [
  [
    "a rule in JSON that newly speaks of everything",
    update("tailscale_acl", { acl: '{"acls":[{"src":["group:a"]}]}' }, { acl: '{"acls":[{"src":["*"]}]}' }),
    update("tailscale_acl", { acl: '{"acls":[{"src":["*"]}]}' }, { acl: '{"acls":[{"src":["group:a"]}]}' }),
    "privileges-raised",
  ],
  [
    "the whole role of a search engine for everyone",
    update(
      "opensearch_roles_mapping",
      { role_name: "all_access", backend_roles: ["a"] },
      { role_name: "all_access", backend_roles: ["*"] },
    ),
    update(
      "opensearch_roles_mapping",
      { role_name: "all_access", backend_roles: ["*"] },
      { role_name: "all_access", backend_roles: ["a"] },
    ),
    ["privileges-raised", "public-access"],
  ],
  [
    "the last but one machine of a scale",
    update(
      "acme_autoscale_setting",
      { profile: [{ capacity: [{ minimum: 3 }] }] },
      { profile: [{ capacity: [{ minimum: 1 }] }] },
    ),
    update(
      "acme_autoscale_setting",
      { profile: [{ capacity: [{ minimum: 1 }] }] },
      { profile: [{ capacity: [{ minimum: 3 }] }] },
    ),
    "availability-reduced",
  ],
  [
    "a route past the firewall",
    update("azurerm_route", { next_hop_type: "VirtualAppliance" }, { next_hop_type: "Internet" }),
    update("azurerm_route", { next_hop_type: "Internet" }, { next_hop_type: "VirtualAppliance" }),
    "exposure-widened",
  ],
  [
    "a switch of a chart whose name has a point",
    update(
      "helm_release",
      { set: [{ name: "grafana\\.ini.auth\\.anonymous.enabled", value: "false" }] },
      { set: [{ name: "grafana\\.ini.auth\\.anonymous.enabled", value: "true" }] },
    ),
    update(
      "helm_release",
      { set: [{ name: "grafana\\.ini.auth\\.anonymous.enabled", value: "true" }] },
      { set: [{ name: "grafana\\.ini.auth\\.anonymous.enabled", value: "false" }] },
    ),
    "exposure-widened",
  ],
  [
    "a password with a text message",
    update(
      "azuread_authentication_strength_policy",
      { allowed_combinations: ["fido2"] },
      { allowed_combinations: ["fido2", "password,sms"] },
    ),
    update(
      "azuread_authentication_strength_policy",
      { allowed_combinations: ["fido2"] },
      { allowed_combinations: ["fido2", "password,hardwareOath"] },
    ),
    "privileges-raised",
  ],
  [
    "encryption by the service that is switched off, without a key instead",
    update("aws_sqs_queue", { sqs_managed_sse_enabled: true }, { sqs_managed_sse_enabled: false }),
    update(
      "aws_sqs_queue",
      { sqs_managed_sse_enabled: true, kms_master_key_id: "" },
      { sqs_managed_sse_enabled: false, kms_master_key_id: "k" },
    ),
    "encryption-weakened",
  ],
  [
    "a smaller range of addresses",
    update("google_compute_subnetwork", { ip_cidr_range: "10.0.0.0/19" }, { ip_cidr_range: "10.0.0.0/20" }),
    update("google_compute_subnetwork", { ip_cidr_range: "10.0.0.0/20" }, { ip_cidr_range: "10.0.0.0/19" }),
    "capacity-reduced",
  ],
  [
    "a quarter of the pods instead of none",
    update(
      "kubernetes_deployment_v1",
      { spec: [{ strategy: [{ rolling_update: [{ max_unavailable: "0" }] }] }] },
      { spec: [{ strategy: [{ rolling_update: [{ max_unavailable: "25%" }] }] }] },
    ),
    update(
      "kubernetes_deployment_v1",
      { spec: [{ strategy: [{ rolling_update: [{ max_unavailable: "25%" }] }] }] },
      { spec: [{ strategy: [{ rolling_update: [{ max_unavailable: "0" }] }] }] },
    ),
    "availability-reduced",
  ],
  [
    "an origin less",
    update(
      "cloudflare_load_balancer_pool",
      { origins: [{ name: "a" }, { name: "b" }] },
      { origins: [{ name: "a" }] },
    ),
    update(
      "cloudflare_load_balancer_pool",
      { origins: [{ name: "a" }] },
      { origins: [{ name: "a" }, { name: "b" }] },
    ),
    "availability-reduced",
  ],
  [
    "the state of a workspace",
    destroy("tfe_workspace", { name: "prod" }),
    destroy("tfe_workspace_settings", { workspace_id: "w" }),
    "data-destroyed",
  ],
  [
    "a record that visitors use",
    destroy("aws_route53_record", { name: "www", type: "A", records: ["192.0.2.1"] }),
    destroy("aws_route53_record", { name: "@", type: "TXT", records: ["google-site-verification=a"] }),
    "routing-changed",
  ],
  [
    "the list of who may connect",
    destroy("ovh_cloud_project_kube_iprestrictions", { ips: ["203.0.113.0/24"] }),
    destroy("mongodbatlas_project_ip_access_list", { cidr_block: "0.0.0.0/0" }),
    "exposure-widened",
  ],
];

it.each(CHANGES)("finds %s, and not its neighbour", (_, wrong, near, rules) => {
  expect(rulesAboveNotice(wrong)).toEqual([rules].flat());
  expect(rulesAboveNotice(near)).toEqual([]);
});

it("takes a list of what is allowed, where all was, for no opening", () => {
  const permissions = (allowed_actions: string, config: readonly ValueObject[]) => ({
    allowed_actions,
    allowed_actions_config: config,
  });
  const chosen = [{ github_owned_allowed: true, verified_allowed: false }];
  const type = "github_actions_repository_permissions";
  expect(rulesAboveNotice(update(type, permissions("all", []), permissions("selected", chosen)))).toEqual([]);
  const wider = [{ github_owned_allowed: true, verified_allowed: true }];
  expect(
    rulesAboveNotice(update(type, permissions("selected", chosen), permissions("selected", wider))),
  ).toEqual(["privileges-raised"]);
});

it("takes the unit of a lifetime for no secret", () => {
  const client = (unit: string) =>
    create("aws_cognito_user_pool_client", { token_validity_units: [{ access_token: unit }] });
  expect(rulesAboveNotice(client("minutes"))).toEqual([]);
  expect(rulesAboveNotice(client("s3cr3t-Value-77"))).toEqual(["secret-exposed"]);
});

it.each<readonly [type: string, after: ValueObject]>([
  [
    "oci_identity_policy",
    { statements: new SensitiveValue(["Allow any-user to manage canary-7 in tenancy"]) },
  ],
  ["okta_app_oauth_api_scope", { scopes: ["okta.users.manage"], note: new SensitiveValue("canary-7") }],
  ["acme_role_grant", { role_name: new SensitiveValue("canary-7"), user_name: UNKNOWN }],
])("shows nothing of what is sensitive in a new %s", (type, after) => {
  const messages = findings([create(type, after)]).map(({ message }) => message);
  expect(messages.join()).toContain("(sensitive)");
  expect(messages.join()).not.toContain("canary-7");
});

it("is as certain as names are about a refusal that is deleted", () => {
  const rule = { protocol: "tcp", port: 22, cidr: "10.0.0.0/8", action: "drop" };
  expect(findings([destroy("acme_network_rule", rule)])).toMatchObject([
    { rule: "network-opened", byName: true },
  ]);
});
