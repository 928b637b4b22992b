import { create } from "../../checks/plans";
import { danger, type Labelled, safe, set } from "../labelled";

/** Okta, GitHub and GitLab. */
export const PEOPLE: readonly Labelled[] = [
  // okta
  danger(
    "Anyone resets the password from anywhere.",
    set(
      "okta_policy_rule_password",
      { network_connection: ["ZONE", "ANYWHERE"] },
      { name: "reset", password_reset: "ALLOW" },
    ),
  ),
  danger(
    "Access is allowed to devices that nobody manages.",
    set(
      "okta_app_signon_policy_rule",
      { device_is_managed: [true, false] },
      { name: "admin", access: "ALLOW" },
    ),
  ),
  danger(
    "Sign-in is asked again after a month only.",
    set(
      "okta_app_signon_policy_rule",
      { re_authentication_frequency: ["PT2H", "PT43800H"] },
      { name: "admin", access: "ALLOW" },
    ),
  ),
  safe(
    "Sign-in is asked again sooner.",
    set(
      "okta_app_signon_policy_rule",
      { re_authentication_frequency: ["PT12H", "PT1H"] },
      { name: "admin", access: "ALLOW" },
    ),
  ),
  danger(
    "The rule allows what it denied.",
    set("okta_app_signon_policy_rule", { access: ["DENY", "ALLOW"] }, { name: "catch" }),
  ),
  danger(
    "Logins are not limited.",
    set("okta_rate_limiting", { login: ["ENFORCE", "DISABLE"] }, { authorize: "ENFORCE" }),
  ),
  safe(
    "Authorizations are limited.",
    set("okta_rate_limiting", { authorize: ["PREVIEW", "ENFORCE"] }, { login: "ENFORCE" }),
  ),
  danger(
    "A custom admin role may manage users' credentials.",
    set(
      "okta_admin_role_custom",
      {
        permissions: [
          ["okta.users.read"],
          ["okta.users.read", "okta.users.credentials.manage", "okta.users.manage"],
        ],
      },
      { label: "helpdesk" },
    ),
  ),
  danger(
    "New accounts are linked by the IdP without a question.",
    set("okta_idp_oidc", { account_link_action: ["DISABLED", "AUTO"] }, { name: "partner" }),
  ),
  danger(
    "The answer of the IdP need not be signed.",
    set("okta_idp_saml", { response_signature_scope: ["RESPONSE", "NONE"] }, { name: "partner" }),
  ),
  danger(
    "Signatures by SHA-1 are accepted.",
    set("okta_idp_saml", { response_signature_algorithm: ["SHA-256", "SHA-1"] }, { name: "partner" }),
  ),
  danger(
    "Any website may redirect.",
    create("okta_trusted_origin", {
      name: "any",
      origin: "http://*.example.net",
      scopes: ["CORS", "REDIRECT"],
    }),
  ),
  safe(
    "A trusted origin ends.",
    set("okta_trusted_origin", { active: [true, false] }, { name: "old", origin: "https://old.example.com" }),
  ),
  danger(
    "Signing keys are rotated by hand only.",
    set("okta_auth_server", { credentials_rotation_mode: ["AUTO", "MANUAL"] }, { name: "default" }),
  ),
  safe(
    "A wording of the brand.",
    set("okta_brand", { remove_powered_by_okta: [false, true] }, { name: "b" }),
  ),
  danger(
    "Hardware keys are no longer an authenticator.",
    set("okta_authenticator", { status: ["ACTIVE", "INACTIVE"] }, { name: "webauthn", key: "webauthn" }),
  ),
  danger(
    "Sign-in asks for the second factor once a device.",
    set("okta_policy_rule_signon", { mfa_prompt: ["ALWAYS", "DEVICE"] }, { name: "all", mfa_required: true }),
  ),

  // github
  safe(
    "A deployment waits longer.",
    set(
      "github_repository_environment",
      { wait_timer: [0, 30] },
      { environment: "production", repository: "shop" },
    ),
  ),
  danger(
    "The ruleset is only evaluated.",
    set(
      "github_organization_ruleset",
      { enforcement: ["active", "evaluate"] },
      { name: "main", target: "branch" },
    ),
  ),
  danger(
    "Force pushes are no longer refused by the ruleset.",
    set(
      "github_repository_ruleset",
      { "rules[].non_fast_forward": [true, false] },
      { name: "main", enforcement: "active", target: "branch" },
    ),
  ),
  danger(
    "A deploy key may push.",
    set("github_repository_deploy_key", { read_only: [true, false] }, { repository: "shop", title: "ci" }),
  ),
  danger(
    "A collaborator becomes an administrator.",
    set(
      "github_repository_collaborators",
      { "user[].permission": ["push", "admin"] },
      { repository: "shop" },
    ),
  ),
  safe(
    "A collaborator may only read.",
    set(
      "github_repository_collaborator",
      { permission: ["push", "pull"] },
      { repository: "shop", username: "octo" },
    ),
  ),
  safe(
    "A team's description.",
    set(
      "github_team",
      { description: ["Backend", "Backend and data"], parent_team_id: [null, null] },
      { name: "backend" },
    ),
  ),

  // gitlab
  danger(
    "The variable is printed in job logs.",
    set("gitlab_group_variable", { masked: [true, false] }, { key: "DEPLOY_TOKEN", group: "1" }),
  ),
  safe(
    "A variable is not expanded.",
    set("gitlab_project_variable", { raw: [false, true] }, { key: "GREETING", project: "1" }),
  ),
  danger(
    "Web hooks may call the local network.",
    set("gitlab_application_settings", { allow_local_requests_from_web_hooks_and_services: [false, true] }),
  ),
  safe(
    "Tokens end sooner.",
    set("gitlab_application_settings", { max_personal_access_token_lifetime: [365, 90] }),
  ),
  danger(
    "The SAML group's members are owners.",
    create("gitlab_group_saml_link", { group: "1", saml_group_name: "everyone", access_level: "owner" }),
  ),
  safe(
    "The SAML group's members are reporters.",
    create("gitlab_group_saml_link", { group: "1", saml_group_name: "everyone", access_level: "reporter" }),
  ),
];
