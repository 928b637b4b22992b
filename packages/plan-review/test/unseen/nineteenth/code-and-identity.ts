import type { Change } from "@infra-tools/terraform-plan/model";
import { create, destroy, update } from "../../checks/plans";

/** Dangers that come to mind first. */
export const CODE_AND_IDENTITY: readonly Change[] = [
  update(
    "github_branch_protection",
    { pattern: "main", required_pull_request_reviews: [{ required_approving_review_count: 2 }] },
    { pattern: "main", required_pull_request_reviews: [{ required_approving_review_count: 0 }] },
  ),
  update(
    "github_branch_protection",
    { pattern: "main", enforce_admins: true },
    { pattern: "main", enforce_admins: false },
  ),
  update(
    "github_branch_protection",
    { pattern: "main", require_signed_commits: true },
    { pattern: "main", require_signed_commits: false },
  ),
  update(
    "github_branch_protection",
    { pattern: "main", required_status_checks: [{ strict: true, contexts: ["ci"] }] },
    { pattern: "main", required_status_checks: [] },
  ),
  create("github_membership", { username: "x", role: "admin" }),
  update(
    "github_organization_settings",
    { default_repository_permission: "read" },
    { default_repository_permission: "admin" },
  ),
  update("github_repository", { name: "r", visibility: "private" }, { name: "r", visibility: "public" }),
  update(
    "github_repository_environment",
    { environment: "production", reviewers: [{ teams: [1], users: [] }] },
    { environment: "production", reviewers: [] },
  ),
  destroy("github_branch_protection", { pattern: "main" }),
  update(
    "github_actions_repository_permissions",
    { enabled: true, allowed_actions: "selected" },
    { enabled: true, allowed_actions: "all" },
  ),
  update("gitlab_project", { visibility_level: "private" }, { visibility_level: "public" }),
  update(
    "gitlab_branch_protection",
    { branch: "main", push_access_level: "no one" },
    { branch: "main", push_access_level: "developer" },
  ),
  create("gitlab_project_membership", { project: "1", user_id: 1, access_level: "owner" }),
  update("gitlab_project_variable", { key: "TOKEN", protected: true }, { key: "TOKEN", protected: false }),
  update(
    "gitlab_project",
    { only_allow_merge_if_pipeline_succeeds: true },
    { only_allow_merge_if_pipeline_succeeds: false },
  ),
  update(
    "gitlab_project_level_mr_approvals",
    { disable_overriding_approvers_per_merge_request: true },
    { disable_overriding_approvers_per_merge_request: false },
  ),
  update(
    "vault_policy",
    { name: "app", policy: 'path "secret/data/app/*" { capabilities = ["read"] }' },
    { name: "app", policy: 'path "*" { capabilities = ["create","read","update","delete","list","sudo"] }' },
  ),
  update(
    "vault_approle_auth_backend_role",
    { role_name: "a", token_max_ttl: 3600 },
    { role_name: "a", token_max_ttl: 31536000 },
  ),
  update(
    "vault_approle_auth_backend_role",
    { role_name: "a", secret_id_bound_cidrs: ["10.0.0.0/8"] },
    { role_name: "a", secret_id_bound_cidrs: [] },
  ),
  update(
    "vault_token_auth_backend_role",
    { role_name: "a", disallowed_policies: ["root"] },
    { role_name: "a", disallowed_policies: [] },
  ),
  update(
    "vault_jwt_auth_backend_role",
    {
      role_name: "a",
      role_type: "jwt",
      bound_claims: { project_id: "1" },
      bound_audiences: ["https://vault"],
    },
    { role_name: "a", role_type: "jwt", bound_claims: { project_id: "1" }, bound_audiences: [] },
  ),
  update(
    "vault_database_secret_backend_role",
    { name: "r", default_ttl: 3600 },
    { name: "r", default_ttl: 2592000 },
  ),
  create("okta_user_admin_roles", { user_id: "u", admin_roles: ["SUPER_ADMIN"] }),
  update("okta_policy_rule_signon", { mfa_required: true }, { mfa_required: false }),
  update("okta_policy_rule_signon", { session_lifetime: 480 }, { session_lifetime: 0 }),
  update(
    "okta_network_zone",
    { type: "IP", name: "office", gateways: ["203.0.113.0/24"] },
    { type: "IP", name: "office", gateways: ["0.0.0.0/0"] },
  ),
  update(
    "okta_auth_server_policy_rule",
    { access_token_lifetime_minutes: 60 },
    { access_token_lifetime_minutes: 1440 },
  ),
  destroy("okta_policy_mfa", { name: "everyone" }),
  update("tfe_workspace", { auto_apply: false }, { auto_apply: true }),
  update("tfe_team_access", { access: "read" }, { access: "admin" }),
  update(
    "consul_acl_policy",
    { name: "a", rules: 'key_prefix "app/" { policy = "read" }' },
    { name: "a", rules: 'key_prefix "" { policy = "write" }' },
  ),
  update(
    "auth0_attack_protection",
    { brute_force_protection: [{ enabled: true }] },
    { brute_force_protection: [{ enabled: false }] },
  ),
  update(
    "keycloak_realm",
    { realm: "r", password_policy: "length(12) and digits(1)" },
    { realm: "r", password_policy: "length(6)" },
  ),
  update("keycloak_realm", { realm: "r", ssl_required: "external" }, { realm: "r", ssl_required: "none" }),
];
