import { create, destroy } from "../checks/plans";
import { danger, type Labelled, safe, set } from "./labelled";

const policy = (...capabilities: string[]) =>
  `path "secret/data/shop/*" {\n  capabilities = [${capabilities.map((name) => `"${name}"`).join(", ")}]\n}\n`;

export const IDENTITY: readonly Labelled[] = [
  // Vault
  danger(
    "Whoever may read may also delete for good.",
    set("vault_policy", { policy: [policy("read"), policy("read", "delete", "sudo")] }),
  ),
  danger("Tokens live forever.", set("vault_kubernetes_auth_backend_role", { token_max_ttl: [3600, 0] })),
  danger("Tokens live a month.", set("vault_approle_auth_backend_role", { token_ttl: [900, 2592000] })),
  danger(
    "Tokens work from every address.",
    set("vault_approle_auth_backend_role", { token_bound_cidrs: [["10.0.0.0/8"], []] }),
  ),
  danger(
    "No secret id is asked for.",
    set("vault_approle_auth_backend_role", { bind_secret_id: [true, false] }),
  ),
  danger(
    "Tokens of other audiences are accepted.",
    set("vault_jwt_auth_backend_role", { bound_audiences: [["https://vault.example.com"], []] }),
  ),
  danger(
    "Whoever has the role gets the policy of administrators too.",
    set("vault_ldap_auth_backend_group", { policies: [["readers"], ["readers", "admin"]] }),
  ),
  danger("Old versions of secrets are gone.", set("vault_kv_secret_backend_v2", { max_versions: [10, 1] })),
  danger(
    "Secrets are overwritten by accident.",
    set("vault_kv_secret_backend_v2", { cas_required: [true, false] }),
  ),
  danger("The key can leave Vault.", set("vault_transit_secret_backend_key", { exportable: [false, true] })),
  danger(
    "The key can be deleted.",
    set("vault_transit_secret_backend_key", { deletion_allowed: [false, true] }),
  ),
  danger(
    "The key can be written to a backup in clear.",
    set("vault_transit_secret_backend_key", { allow_plaintext_backup: [false, true] }),
  ),
  danger(
    "The key is no longer rotated.",
    set("vault_transit_secret_backend_key", { auto_rotate_period: [2592000, 0] }),
  ),
  danger(
    "Certificates for names below any domain.",
    set("vault_pki_secret_backend_role", { allow_glob_domains: [false, true] }),
  ),
  danger(
    "Names of hosts are not checked.",
    set("vault_pki_secret_backend_role", { enforce_hostnames: [true, false] }),
  ),
  danger("Keys that can be broken.", set("vault_pki_secret_backend_role", { key_bits: [4096, 1024] })),
  danger(
    "The directory's certificate is not checked.",
    set("vault_ldap_auth_backend", { insecure_tls: [false, true] }),
  ),
  danger("The directory is asked in clear.", set("vault_ldap_auth_backend", { starttls: [true, false] })),
  danger(
    "TLS 1.0 to the directory.",
    set("vault_ldap_auth_backend", { tls_min_version: ["tls12", "tls10"] }),
  ),
  danger("SSH as any user.", set("vault_ssh_secret_backend_role", { allowed_users: ["deploy", "*"] })),
  danger(
    "Any role may use the connection.",
    set("vault_database_secret_backend_connection", { allowed_roles: [["reader"], ["*"]] }),
  ),
  danger(
    "Passwords of the database live a month.",
    set("vault_database_secret_backend_role", { max_ttl: [86400, 2592000] }),
  ),
  danger(
    "A rule of governance is only reported.",
    set("vault_egp_policy", { enforcement_level: ["hard-mandatory", "advisory"] }),
  ),
  danger("Requests are no longer limited.", destroy("vault_quota_rate_limit", { rate: 100 })),
  danger("One snapshot is kept.", set("vault_raft_snapshot_agent_config", { retain: [30, 1] })),
  danger("A token of root.", create("vault_token", { policies: ["root"], no_parent: true })),
  danger(
    "A way of signing in ends for all who use it.",
    destroy("vault_auth_backend", { type: "kubernetes", path: "kubernetes" }),
  ),
  safe("Tokens live shorter.", set("vault_approle_auth_backend_role", { token_ttl: [3600, 900] })),
  safe("The mount is described.", set("vault_mount", { description: ["", "secrets of the shop"] })),
  safe("Leases are shorter.", set("vault_mount", { default_lease_ttl_seconds: [86400, 3600] })),
  safe("More versions.", set("vault_kv_secret_backend_v2", { max_versions: [5, 20] })),
  safe("Only reading.", set("vault_policy", { policy: [policy("read", "update"), policy("read")] })),
  safe("Longer keys.", set("vault_pki_secret_backend_role", { key_bits: [2048, 4096] })),
  safe(
    "A person's organisation in certificates.",
    set("vault_pki_secret_backend_role", { organization: [[], ["Example Ltd"]] }),
  ),
  safe(
    "Another claim names the user.",
    set("vault_jwt_auth_backend_role", { verbose_oidc_logging: [false, true] }),
  ),
  // Okta
  danger(
    "The policy of the second factor is off.",
    set("okta_policy_mfa", { status: ["ACTIVE", "INACTIVE"] }),
  ),
  danger(
    "A second factor is not asked for.",
    set("okta_policy_rule_signon", { mfa_required: [true, false] }),
  ),
  danger("Sessions last a week.", set("okta_policy_rule_signon", { session_lifetime: [480, 10080] })),
  danger(
    "Sessions stay when the browser is closed.",
    set("okta_policy_rule_signon", { session_persistent: [false, true] }),
  ),
  danger("What was refused is allowed.", set("okta_policy_rule_signon", { access: ["DENY", "ALLOW"] })),
  danger(
    "Old passwords may be used again.",
    set("okta_policy_password", { password_history_count: [24, 0] }),
  ),
  danger(
    "Common passwords are accepted.",
    set("okta_policy_password", { password_dictionary_lookup: [true, false] }),
  ),
  danger("No character need be a number.", set("okta_policy_password", { password_min_number: [1, 0] })),
  danger(
    "The network counts as our own, wherever one is.",
    set("okta_network_zone", { gateways: [["198.51.100.0/24"], ["0.0.0.0/0"]] }, { usage: "POLICY" }),
  ),
  danger(
    "The application needs no secret.",
    set("okta_app_oauth", { token_endpoint_auth_method: ["client_secret_basic", "none"] }),
  ),
  danger("PKCE is not asked for.", set("okta_app_oauth", { pkce_required: [true, false] })),
  danger(
    "Passwords are sent to the application.",
    set("okta_app_oauth", { grant_types: [["authorization_code"], ["authorization_code", "password"]] }),
  ),
  danger(
    "The person administers everything.",
    set("okta_user_admin_roles", { admin_roles: [["READ_ONLY_ADMIN"], ["READ_ONLY_ADMIN", "SUPER_ADMIN"]] }),
  ),
  danger(
    "Signatures use a broken hash.",
    set("okta_app_saml", { signature_algorithm: ["RSA_SHA256", "RSA_SHA1"] }),
  ),
  danger(
    "Known attackers are only recorded.",
    set("okta_threat_insight_settings", { action: ["block", "audit"] }),
  ),
  danger(
    "People no longer hear of a sign-in from a new device.",
    set("okta_security_notification_emails", { send_email_for_new_device_enabled: [true, false] }),
  ),
  danger(
    "Tokens live a day.",
    set("okta_auth_server_policy_rule", { access_token_lifetime_minutes: [60, 1440] }),
  ),
  danger("Logs are no longer sent.", set("okta_log_stream", { status: ["ACTIVE", "INACTIVE"] })),
  safe(
    "The application's logo.",
    set("okta_app_oauth", { logo_uri: ["", "https://cdn.example.com/logo.png"] }),
  ),
  safe("Consent is asked for.", set("okta_app_oauth", { consent_method: ["TRUSTED", "REQUIRED"] })),
  safe("Sessions end earlier.", set("okta_policy_rule_signon", { session_idle: [120, 30] })),
  safe("A person's title.", set("okta_user", { title: ["Engineer", "Senior engineer"] })),
  safe("Longer passwords.", set("okta_policy_password", { password_min_length: [10, 14] })),
  safe(
    "Passwords expire later is a matter of taste, earlier is none.",
    set("okta_policy_password", { password_expire_warn_days: [7, 14] }),
  ),
  safe("The icon is hidden.", set("okta_app_saml", { hide_web: [false, true] })),
  safe(
    "A group helps people.",
    create("okta_group_role", { group_id: "g", role_type: "REPORT_ADMIN_READ_ONLY" }),
  ),
  // Keycloak and Auth0
  danger("Anyone can register.", set("keycloak_realm", { registration_allowed: [false, true] })),
  danger(
    "Passwords can be guessed without end.",
    set("keycloak_realm", { "security_defenses[].brute_force_detection": [[{ max_login_failures: 5 }], []] }),
  ),
  danger("Plain HTTP from everywhere.", set("keycloak_realm", { ssl_required: ["external", "none"] })),
  danger("Sign-ins are no longer recorded.", set("keycloak_realm_events", { events_enabled: [true, false] })),
  danger(
    "Any address may be returned to.",
    set("keycloak_openid_client", { valid_redirect_uris: [["https://shop.example.com/*"], ["*"]] }),
  ),
  danger(
    "The client needs no secret.",
    set("keycloak_openid_client", { access_type: ["CONFIDENTIAL", "PUBLIC"] }),
  ),
  danger(
    "The application takes passwords.",
    set("keycloak_openid_client", { direct_access_grants_enabled: [false, true] }),
  ),
  danger(
    "Guesses are not slowed down.",
    set("auth0_attack_protection", { "brute_force_protection[].enabled": [true, false] }),
  ),
  danger(
    "A second factor is never asked for.",
    set("auth0_guardian", { policy: ["all-applications", "never"] }),
  ),
  danger(
    "Refresh tokens never expire.",
    set("auth0_client", { "refresh_token[].expiration_type": ["expiring", "non-expiring"] }),
  ),
  safe("Another theme.", set("keycloak_realm", { login_theme: ["base", "shop"] })),
  safe(
    "People may pick their language.",
    set("keycloak_realm", {
      internationalization: [[], [{ supported_locales: ["en"], default_locale: "en" }]],
    }),
  ),
  safe("Tokens live shorter.", set("keycloak_realm", { access_token_lifespan: ["10m", "5m"] })),
  safe("The client's name.", set("auth0_client", { description: ["", "the shop"] })),
];
