import { create, destroy } from "../../checks/plans";
import { danger, type Labelled, safe, set } from "../labelled";

/** Datadog, PagerDuty, New Relic and Vault. */
export const OPERATIONS: readonly Labelled[] = [
  // datadog
  safe(
    "Logs are kept for longer.",
    set("datadog_logs_index", { flex_retention_days: [90, 180] }, { name: "main" }),
  ),
  danger(
    "The allow list has the internet in it.",
    set(
      "datadog_ip_allowlist",
      {
        entry: [
          [{ cidr_block: "203.0.113.0/24" }],
          [{ cidr_block: "203.0.113.0/24" }, { cidr_block: "::/0" }],
        ],
      },
      { enabled: true },
    ),
  ),
  danger(
    "Users of the IdP become administrators.",
    set(
      "datadog_organization_settings",
      { "settings[].saml_autocreate_access_role": ["st", "adm"] },
      { name: "acme" },
    ),
  ),
  danger(
    "All monitors are muted.",
    create("datadog_downtime_schedule", {
      scope: "*",
      monitor_identifier: [{ monitor_tags: ["*"] }],
      message: "",
    }),
  ),
  safe(
    "A monitor's message is edited.",
    set("datadog_monitor", { escalation_message: ["Call", "Call again"] }, { name: "cpu" }),
  ),
  safe(
    "An SLO's description.",
    set("datadog_service_level_objective", { description: ["a", "b"] }, { name: "slo" }),
  ),

  // pagerduty
  danger(
    "The service's incidents create no alerts.",
    set(
      "pagerduty_service",
      { "incident_urgency_rule[].outside_support_hours[].urgency": ["high", "low"] },
      { name: "shop" },
    ),
  ),
  danger(
    "Incidents resolve themselves after ten minutes.",
    set("pagerduty_service", { auto_resolve_timeout: ["null", "600"] }, { name: "shop" }),
  ),
  danger(
    "A maintenance window silences the shop for months.",
    create("pagerduty_maintenance_window", {
      start_time: "2026-01-01T00:00:00Z",
      end_time: "2026-06-01T00:00:00Z",
      services: ["P1"],
    }),
  ),
  danger(
    "A team's observer becomes its manager.",
    set("pagerduty_team_membership", { role: ["observer", "manager"] }, { team_id: "t", user_id: "u" }),
  ),
  danger(
    "A workflow that calls the leads is off.",
    set("pagerduty_incident_workflow", { is_enabled: [true, false] }, { name: "major" }),
  ),
  danger(
    "The escalation stops after the first round.",
    set("pagerduty_escalation_policy", { num_loops: [3, 0] }, { name: "shop" }),
  ),
  safe(
    "The escalation repeats more often.",
    set("pagerduty_escalation_policy", { num_loops: [1, 3] }, { name: "shop" }),
  ),
  safe(
    "The service's alerts are grouped for longer.",
    set("pagerduty_alert_grouping_setting", { name: ["g", "grouping"] }, { type: "time" }),
  ),
  safe("Somebody's colour.", set("pagerduty_user", { color: ["teal", "red"] }, { name: "Jo", role: "user" })),

  // newrelic
  danger(
    "Logs are dropped.",
    create("newrelic_nrql_drop_rule", { account_id: 1, action: "drop_data", nrql: "SELECT * FROM Log" }),
  ),
  danger(
    "The alert needs an hour.",
    set("newrelic_infra_alert_condition", { "critical[].duration": [5, 60] }, { name: "disk", policy_id: 1 }),
  ),
  danger(
    "The condition is off.",
    set("newrelic_infra_alert_condition", { enabled: [true, false] }, { name: "disk", policy_id: 1 }),
  ),
  danger(
    "Nobody is notified: the destination is off.",
    set(
      "newrelic_notification_destination",
      { active: [true, false] },
      { name: "pd", type: "PAGERDUTY_SERVICE_INTEGRATION" },
    ),
  ),
  danger(
    "The certificate's end is reported three days before.",
    set(
      "newrelic_synthetics_cert_check_monitor",
      { certificate_expiration: [30, 3] },
      { name: "cert", domain: "shop.example.com" },
    ),
  ),
  safe(
    "The certificate's end is reported earlier.",
    set(
      "newrelic_synthetics_cert_check_monitor",
      { certificate_expiration: [14, 30] },
      { name: "cert", domain: "shop.example.com" },
    ),
  ),
  safe(
    "A check runs in one place more.",
    set(
      "newrelic_synthetics_script_monitor",
      { locations_public: [["EU_WEST_1"], ["EU_WEST_1", "US_EAST_1"]] },
      { name: "login", status: "ENABLED" },
    ),
  ),
  safe(
    "The name of a channel.",
    set(
      "newrelic_notification_channel",
      { name: ["pd", "pager"] },
      { type: "PAGERDUTY_SERVICE_INTEGRATION" },
    ),
  ),

  // vault
  danger(
    "The policy gains root's paths.",
    set(
      "vault_policy",
      {
        policy: [
          'path "secret/data/app/*" { capabilities = ["read"] }',
          'path "secret/data/app/*" { capabilities = ["read"] }\npath "sys/*" { capabilities = ["create", "read", "update", "delete", "sudo"] }',
        ],
      },
      { name: "app" },
    ),
  ),
  danger(
    "The policy may write policies.",
    create("vault_policy", {
      name: "ci",
      policy: 'path "sys/policies/acl/*" {\n  capabilities = ["create", "update"]\n}',
    }),
  ),
  danger(
    "The policy reads every secret.",
    set(
      "vault_policy",
      {
        policy: [
          'path "secret/data/shop/*" {\n  capabilities = ["read", "list"]\n}',
          'path "secret/data/+/*" {\n  capabilities = ["read", "list"]\n}\npath "secret/*" {\n  capabilities = ["read"]\n}',
        ],
      },
      { name: "shop" },
    ),
  ),
  danger(
    "A deny is taken out of the policy.",
    set(
      "vault_policy",
      {
        policy: [
          'path "secret/data/*" { capabilities = ["read"] }\npath "secret/data/payroll/*" { capabilities = ["deny"] }',
          'path "secret/data/*" { capabilities = ["read"] }',
        ],
      },
      { name: "team" },
    ),
  ),
  safe(
    "The policy reads less.",
    set(
      "vault_policy",
      {
        policy: [
          'path "secret/data/*" { capabilities = ["read", "update"] }',
          'path "secret/data/shop/*" { capabilities = ["read"] }',
        ],
      },
      { name: "shop" },
    ),
  ),
  safe(
    "A comment in the policy.",
    set(
      "vault_policy",
      {
        policy: [
          'path "secret/data/shop/*" { capabilities = ["read"] }',
          '# the shop\npath "secret/data/shop/*" {\n  capabilities = ["read"]\n}',
        ],
      },
      { name: "shop" },
    ),
  ),
  danger(
    "Every audience is accepted.",
    set(
      "vault_jwt_auth_backend_role",
      { bound_claims: [{ project_path: "acme/shop", ref: "main" }, { project_path: "acme/*" }] },
      { role_name: "ci", bound_claims_type: "glob" },
    ),
  ),
  danger(
    "A second factor is no longer enforced at login.",
    destroy("vault_identity_mfa_login_enforcement", { name: "all", mfa_method_ids: ["m"] }),
  ),
  danger(
    "A header is written to the audit log in clear.",
    set("vault_audit_request_header", { hmac: [true, false] }, { name: "Authorization" }),
  ),
  safe(
    "A header is hashed in the audit log.",
    set("vault_audit_request_header", { hmac: [false, true] }, { name: "X-Forwarded-For" }),
  ),
  danger(
    "SSH certificates for any principal.",
    set("vault_ssh_secret_backend_role", { allow_empty_principals: [false, true] }, { name: "ops" }),
  ),
  danger(
    "The key may be derived to no context.",
    set("vault_transit_secret_backend_key", { min_decryption_version: [5, 1] }, { name: "orders" }),
  ),
  danger(
    "Pods of all namespaces get tokens.",
    set(
      "vault_kubernetes_secret_backend_role",
      { allowed_kubernetes_namespaces: [["shop"], ["*"]] },
      { name: "shop" },
    ),
  ),
  safe(
    "A new message in the console.",
    create("vault_config_ui_custom_message", { title: "Maintenance", authenticated: true }),
  ),
];
