import type { Change } from "@infra-tools/terraform-plan/model";
import type { ValueObject } from "@infra-tools/terraform-plan/value";
import { create, destroy, update } from "../checks/plans";
import { danger, type Labelled, safe, set } from "./labelled";
import { document } from "./policy-shapes";

const manifest = (before: ValueObject | undefined, after: ValueObject): Change =>
  before === undefined
    ? create("kubernetes_manifest", { manifest: after })
    : update("kubernetes_manifest", { manifest: before }, { manifest: after });

const role = (...rules: ValueObject[]): ValueObject => ({
  apiVersion: "rbac.authorization.k8s.io/v1",
  kind: "ClusterRole",
  metadata: { name: "ci" },
  rules,
});

const rule = (apiGroups: string[], resources: string[], verbs: string[]): ValueObject => ({
  apiGroups,
  resources,
  verbs,
});

const pod = (spec: ValueObject, container: ValueObject = {}): ValueObject => ({
  apiVersion: "apps/v1",
  kind: "Deployment",
  metadata: { name: "web", namespace: "shop" },
  spec: {
    replicas: 3,
    template: {
      spec: { containers: [{ name: "web", image: "registry.example/web:1.4.0", ...container }], ...spec },
    },
  },
});

const RELEASE: ValueObject = { name: "web", chart: "web", namespace: "shop", version: "4.2.0" };
const release = (before: string, after: string): Change =>
  set("helm_release", { values: [[before], [after]] }, RELEASE);

const nsg = (...rules: ValueObject[]): ValueObject[] =>
  rules.map((each) => ({
    direction: "Inbound",
    protocol: "Tcp",
    source_port_range: "*",
    destination_address_prefix: "*",
    ...each,
  }));

const customRole = (
  actions: string[],
  not_actions: string[] = [],
  data_actions: string[] = [],
): ValueObject[] => [{ actions, not_actions, data_actions, not_data_actions: [] }];

const iamList = (before: ValueObject[], after: ValueObject[]): Change =>
  update(
    "aws_iam_policy",
    { name: "p", policy: document(...before) },
    { name: "p", policy: document(...after) },
  );
const iam = (before: ValueObject, after: ValueObject): Change => iamList([before], [after]);

/** Attributes, policies and openings in types that every team has, of seventeen providers. */
export const THIRTEENTH: readonly Labelled[] = [
  // azurerm
  danger(
    "SQL server is open to all of Azure's addresses.",
    create("azurerm_mssql_firewall_rule", {
      name: "azure",
      server_id: "s",
      start_ip_address: "0.0.0.0",
      end_ip_address: "0.0.0.0",
    }),
  ),
  danger(
    "The rule's end moves to the end of the internet.",
    set(
      "azurerm_mssql_firewall_rule",
      { end_ip_address: ["10.0.0.255", "255.255.255.255"] },
      { name: "office", start_ip_address: "10.0.0.0" },
    ),
  ),
  safe(
    "The rule becomes one address.",
    set(
      "azurerm_mssql_firewall_rule",
      { end_ip_address: ["203.0.113.255", "203.0.113.4"] },
      { name: "office", start_ip_address: "203.0.113.4" },
    ),
  ),
  danger(
    "Redis is open to half of the internet.",
    create("azurerm_redis_firewall_rule", { name: "all", start_ip: "0.0.0.0", end_ip: "127.255.255.255" }),
  ),
  safe(
    "Redis lets one office in.",
    create("azurerm_redis_firewall_rule", { name: "office", start_ip: "203.0.113.4", end_ip: "203.0.113.7" }),
  ),
  safe(
    "The bypass for Azure's services ends.",
    set(
      "azurerm_storage_account_network_rules",
      { bypass: [["AzureServices", "Logging"], ["AzureServices"]] },
      { storage_account_id: "a", default_action: "Deny" },
    ),
  ),
  danger(
    "A custom role may write role assignments.",
    set(
      "azurerm_role_definition",
      {
        permissions: [
          customRole(["Microsoft.Compute/*/read"]),
          customRole(["Microsoft.Compute/*/read", "Microsoft.Authorization/roleAssignments/write"]),
        ],
      },
      { name: "operator" },
    ),
  ),
  danger(
    "What the custom role may not do is shorter.",
    set(
      "azurerm_role_definition",
      {
        permissions: [
          customRole(["*"], ["Microsoft.Authorization/*/write", "Microsoft.Authorization/*/delete"]),
          customRole(["*"], []),
        ],
      },
      { name: "platform" },
    ),
  ),
  safe(
    "A custom role may read one thing more.",
    set(
      "azurerm_role_definition",
      {
        permissions: [
          customRole(["Microsoft.Compute/virtualMachines/read"]),
          customRole(["Microsoft.Compute/virtualMachines/read", "Microsoft.Compute/disks/read"]),
        ],
      },
      { name: "reader" },
    ),
  ),
  danger(
    "A custom role may read the secrets' values.",
    create("azurerm_role_definition", {
      name: "app",
      permissions: customRole([], [], ["Microsoft.KeyVault/vaults/secrets/*"]),
    }),
  ),
  danger(
    "Everyone's identity may list the keys of storage.",
    create("azurerm_role_assignment", {
      scope: "/subscriptions/11111111-1111-1111-1111-111111111111",
      role_definition_name: "Storage Account Key Operator Service Role",
      principal_id: "p",
    }),
  ),
  safe(
    "A reader of one registry.",
    create("azurerm_role_assignment", {
      scope: "/subscriptions/s/resourceGroups/g/providers/Microsoft.ContainerRegistry/registries/r",
      role_definition_name: "AcrPull",
      principal_id: "p",
    }),
  ),
  danger(
    "An allow from the internet comes before the deny.",
    set(
      "azurerm_network_security_group",
      {
        security_rule: [
          nsg({
            name: "deny",
            access: "Deny",
            priority: 200,
            source_address_prefix: "*",
            destination_port_range: "22",
          }),
          nsg(
            {
              name: "deny",
              access: "Deny",
              priority: 200,
              source_address_prefix: "*",
              destination_port_range: "22",
            },
            {
              name: "ssh",
              access: "Allow",
              priority: 150,
              source_address_prefix: "Internet",
              destination_port_range: "22",
            },
          ),
        ],
      },
      { name: "n" },
    ),
  ),
  safe(
    "An allow that stands behind the deny of the same.",
    set(
      "azurerm_network_security_group",
      {
        security_rule: [
          nsg({
            name: "deny",
            access: "Deny",
            priority: 100,
            source_address_prefix: "*",
            destination_port_range: "*",
            protocol: "*",
          }),
          nsg(
            {
              name: "deny",
              access: "Deny",
              priority: 100,
              source_address_prefix: "*",
              destination_port_range: "*",
              protocol: "*",
            },
            {
              name: "ssh",
              access: "Allow",
              priority: 150,
              source_address_prefix: "Internet",
              destination_port_range: "22",
            },
          ),
        ],
      },
      { name: "n" },
    ),
  ),
  safe(
    "A Deny rule for the world is new.",
    set(
      "azurerm_network_security_group",
      {
        security_rule: [
          nsg({
            name: "web",
            access: "Allow",
            priority: 200,
            source_address_prefix: "10.0.0.0/8",
            destination_port_range: "443",
          }),
          nsg(
            {
              name: "web",
              access: "Allow",
              priority: 200,
              source_address_prefix: "10.0.0.0/8",
              destination_port_range: "443",
            },
            {
              name: "deny",
              access: "Deny",
              priority: 300,
              source_address_prefix: "Internet",
              destination_port_range: "*",
            },
          ),
        ],
      },
      { name: "n" },
    ),
  ),
  danger(
    "IPv6 from everywhere reaches the database.",
    create("azurerm_network_security_rule", {
      name: "db",
      access: "Allow",
      direction: "Inbound",
      priority: 100,
      protocol: "Tcp",
      source_address_prefix: "::/0",
      source_port_range: "*",
      destination_port_range: "5432",
      destination_address_prefix: "*",
    }),
  ),
  danger(
    "The firewall's network rule lets every source through.",
    set(
      "azurerm_firewall_network_rule_collection",
      { "rule[].source_addresses": [["10.1.0.0/16"], ["*"]] },
      { name: "c", action: "Allow", priority: 200 },
    ),
  ),
  danger(
    "Weekly copies of the share are kept for less time.",
    set("azurerm_backup_policy_file_share", { "retention_weekly[].count": [52, 4] }, { name: "p" }),
  ),
  safe(
    "Monthly copies of the share are kept for longer.",
    set("azurerm_backup_policy_file_share", { "retention_monthly[].count": [12, 60] }, { name: "p" }),
  ),
  danger(
    "Security alerts reach no administrator.",
    set("azurerm_security_center_contact", { alerts_to_admins: [true, false] }, { email: "sec@example.com" }),
  ),
  safe(
    "Service Bus gets more units.",
    set("azurerm_servicebus_namespace", { capacity: [1, 2] }, { name: "n", sku: "Premium" }),
  ),
  danger(
    "The managed instance has a public endpoint.",
    set("azurerm_mssql_managed_instance", { public_data_endpoint_enabled: [false, true] }, { name: "m" }),
  ),
  danger(
    "A role is active for a day.",
    set(
      "azurerm_role_management_policy",
      { "activation_rules[].maximum_duration": ["PT1H", "P1D"] },
      { scope: "/subscriptions/s" },
    ),
  ),
  safe(
    "A role is active for less time.",
    set(
      "azurerm_role_management_policy",
      { "activation_rules[].maximum_duration": ["PT8H", "PT1H"] },
      { scope: "/subscriptions/s" },
    ),
  ),
  danger(
    "Any repository of the organization may act.",
    set(
      "azurerm_federated_identity_credential",
      { subject: ["repo:acme/shop:environment:production", "repo:acme/shop:pull_request"] },
      { issuer: "https://token.actions.githubusercontent.com", audience: ["api://AzureADTokenExchange"] },
    ),
  ),
  danger(
    "Snapshots may be exported from anywhere.",
    set("azurerm_snapshot", { network_access_policy: ["DenyAll", "AllowAll"] }, { name: "s" }),
  ),
  danger(
    "Anyone may query the workspace from the internet.",
    set("azurerm_log_analytics_workspace", { internet_query_enabled: [false, true] }, { name: "w" }),
  ),
  safe(
    "The search service gets a replica.",
    set("azurerm_search_service", { replica_count: [1, 3] }, { name: "s" }),
  ),
  danger(
    "The search service loses two replicas.",
    set("azurerm_search_service", { replica_count: [3, 1] }, { name: "s" }),
  ),
  danger(
    "The store of settings may be purged.",
    set("azurerm_app_configuration", { purge_protection_enabled: [true, false] }, { name: "c" }),
  ),
  danger(
    "An activity log alert is deleted.",
    destroy("azurerm_monitor_activity_log_alert", { name: "policy-change", enabled: true }),
  ),
  danger(
    "The private endpoint of the database is deleted.",
    destroy("azurerm_private_endpoint", { name: "sql", subnet_id: "s" }),
  ),
  safe(
    "A virtual network peering forwards no more foreign traffic.",
    set("azurerm_virtual_network_peering", { allow_forwarded_traffic: [true, false] }, { name: "p" }),
  ),

  // azuread
  danger(
    "A service principal is granted Directory.ReadWrite.All for everyone.",
    create("azuread_service_principal_delegated_permission_grant", {
      service_principal_object_id: "a",
      resource_service_principal_object_id: "graph",
      claim_values: ["openid", "Directory.ReadWrite.All"],
    }),
  ),
  safe(
    "A service principal may read the profile of who signs in.",
    create("azuread_service_principal_delegated_permission_grant", {
      service_principal_object_id: "a",
      resource_service_principal_object_id: "graph",
      claim_values: ["openid", "User.Read"],
    }),
  ),
  danger(
    "A country becomes a trusted place even if it is unknown.",
    set(
      "azuread_named_location",
      { "country[].include_unknown_countries_and_regions": [false, true] },
      { display_name: "allowed" },
    ),
  ),
  danger(
    "The trusted place is the whole internet.",
    set(
      "azuread_named_location",
      { "ip[].ip_ranges": [["203.0.113.0/24"], ["203.0.113.0/24", "0.0.0.0/1", "128.0.0.0/1"]] },
      { display_name: "office" },
    ),
  ),
  danger(
    "The group's role needs no second factor.",
    set(
      "azuread_group_role_management_policy",
      { "activation_rules[].require_multifactor_authentication": [true, false] },
      { group_id: "g", role_id: "owner" },
    ),
  ),
  safe(
    "The group's role needs a ticket.",
    set(
      "azuread_group_role_management_policy",
      { "activation_rules[].require_ticket_info": [false, true] },
      { group_id: "g", role_id: "owner" },
    ),
  ),
  safe(
    "The application's support page moves.",
    set(
      "azuread_application",
      { support_url: ["https://help.example.com", "https://support.example.com"] },
      { display_name: "shop" },
    ),
  ),
  danger(
    "Public clients are accepted as a fallback.",
    set("azuread_application", { fallback_public_client_enabled: [false, true] }, { display_name: "shop" }),
  ),

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

  // snowflake
  danger(
    "A user's second factor is off.",
    set("snowflake_user", { disable_mfa: ["false", "true"] }, { name: "JO" }),
  ),
  danger(
    "The network rule lets the internet in.",
    set(
      "snowflake_network_rule",
      { value_list: [["203.0.113.0/24"], ["0.0.0.0/0"]] },
      { name: "office", type: "IPV4", mode: "INGRESS" },
    ),
  ),
  danger(
    "External tokens may take any role.",
    set(
      "snowflake_external_oauth_integration",
      { external_oauth_any_role_mode: ["DISABLE", "ENABLE"] },
      { name: "okta", enabled: true },
    ),
  ),
  danger(
    "Tokens may become ACCOUNTADMIN.",
    set(
      "snowflake_oauth_integration_for_partner_applications",
      { blocked_roles_list: [["ACCOUNTADMIN", "SECURITYADMIN"], []] },
      { name: "tableau" },
    ),
  ),
  danger(
    "The proof key is not required.",
    set(
      "snowflake_oauth_integration_for_custom_clients",
      { oauth_enforce_pkce: ["true", "false"] },
      { name: "app" },
    ),
  ),
  danger(
    "The provisioner runs as an administrator.",
    set(
      "snowflake_scim_integration",
      { run_as_role: ["OKTA_PROVISIONER", "ACCOUNTADMIN"] },
      { name: "okta", scim_client: "OKTA", enabled: true },
    ),
  ),
  danger(
    "SAML sign-in is off.",
    set("snowflake_saml2_integration", { enabled: ["true", "false"] }, { name: "okta" }),
  ),
  danger(
    "Locations of any bucket are allowed.",
    set(
      "snowflake_storage_integration",
      { storage_allowed_locations: [["s3://acme-data/raw/"], ["*"]] },
      { name: "s3", enabled: true },
    ),
  ),
  safe(
    "Locations of one bucket more are blocked.",
    set(
      "snowflake_storage_integration",
      { storage_blocked_locations: [[], ["s3://acme-data/hr/"]] },
      { name: "s3", enabled: true },
    ),
  ),
  danger(
    "The password lasts for a year.",
    set("snowflake_password_policy", { max_age_days: [90, 365] }, { name: "p" }),
  ),
  safe(
    "A warehouse sleeps sooner.",
    set("snowflake_warehouse", { statement_queued_timeout_in_seconds: [0, 600] }, { name: "w" }),
  ),
  danger(
    "Deleted rows cannot be brought back.",
    set("snowflake_table", { data_retention_time_in_days: [30, 0] }, { name: "orders" }),
  ),
  danger(
    "Anyone who may act in the schema may grant.",
    set("snowflake_schema", { with_managed_access: ["true", "false"] }, { name: "core" }),
  ),
  danger(
    "Ownership of future tables goes to PUBLIC.",
    create("snowflake_grant_ownership", {
      account_role_name: "PUBLIC",
      on: [{ future: [{ object_type_plural: "TABLES", in_schema: "db.core" }] }],
    }),
  ),
  safe(
    "An analyst may read one table.",
    create("snowflake_grant_privileges_to_account_role", {
      account_role_name: "ANALYST",
      privileges: ["SELECT"],
      on_schema_object: [{ object_type: "TABLE", object_name: "db.core.orders" }],
    }),
  ),

  // mongodbatlas
  danger(
    "The cluster stands still.",
    set("mongodbatlas_advanced_cluster", { paused: [false, true] }, { name: "shop" }),
  ),
  danger(
    "Restoring goes back a day only.",
    set("mongodbatlas_cloud_backup_schedule", { restore_window_days: [7, 1] }, { cluster_name: "shop" }),
  ),
  safe(
    "Weekly copies are kept for longer.",
    set(
      "mongodbatlas_cloud_backup_schedule",
      { "policy_item_weekly[].retention_value": [4, 8] },
      { cluster_name: "shop", project_id: "p" },
    ),
  ),
  danger(
    "A user may do anything in any database.",
    create("mongodbatlas_database_user", {
      username: "svc",
      auth_database_name: "admin",
      roles: [{ role_name: "atlasAdmin", database_name: "admin" }],
    }),
  ),
  safe(
    "A user may read one database.",
    create("mongodbatlas_database_user", {
      username: "svc",
      auth_database_name: "admin",
      roles: [{ role_name: "read", database_name: "shop" }],
    }),
  ),
  danger(
    "Data at rest has no customer key.",
    set(
      "mongodbatlas_encryption_at_rest",
      { "aws_kms_config[].enabled": [true, false] },
      { project_id: "p" },
    ),
  ),
  safe(
    "Maintenance at another hour.",
    set("mongodbatlas_maintenance_window", { hour_of_day: [3, 4] }, { day_of_week: 3 }),
  ),
  safe(
    "Slow operations are measured.",
    set("mongodbatlas_project", { is_performance_advisor_enabled: [false, true] }, { name: "shop" }),
  ),

  // databricks
  danger(
    "Everyone may manage the cluster.",
    set(
      "databricks_permissions",
      {
        access_control: [
          [{ group_name: "data", permission_level: "CAN_MANAGE" }],
          [
            { group_name: "data", permission_level: "CAN_MANAGE" },
            { group_name: "users", permission_level: "CAN_MANAGE" },
          ],
        ],
      },
      { cluster_id: "c" },
    ),
  ),
  danger(
    "Everyone has all privileges on the catalog.",
    create("databricks_grants", {
      catalog: "main",
      grant: [{ principal: "account users", privileges: ["ALL_PRIVILEGES"] }],
    }),
  ),
  safe(
    "Analysts may select from one table.",
    create("databricks_grant", { table: "main.shop.orders", principal: "analysts", privileges: ["SELECT"] }),
  ),
  danger(
    "Workspace admins may act as anybody.",
    set("databricks_restrict_workspace_admins_setting", {
      "restrict_workspace_admins[].status": ["RESTRICT_TOKENS_AND_JOB_RUN_AS", "ALLOW_ALL"],
    }),
  ),
  danger(
    "The compliance profile is off.",
    set("databricks_compliance_security_profile_workspace_setting", {
      "compliance_security_profile_workspace[].is_enabled": [true, false],
    }),
  ),
  danger(
    "A recipient reads from any address.",
    set(
      "databricks_recipient",
      { "ip_access_list[].allowed_ip_addresses": [["203.0.113.0/24"], ["0.0.0.0/0"]] },
      { name: "partner" },
    ),
  ),
  danger(
    "A member becomes an admin of the account.",
    create("databricks_group_role", { group_id: "g", role: "account_admin" }),
  ),

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

  // digitalocean
  danger(
    "The database's firewall lets one more in: everyone.",
    set(
      "digitalocean_database_firewall",
      {
        rule: [
          [{ type: "k8s", value: "c" }],
          [
            { type: "k8s", value: "c" },
            { type: "ip_addr", value: "0.0.0.0/0" },
          ],
        ],
      },
      { cluster_id: "d" },
    ),
  ),
  danger(
    "The database's firewall is deleted.",
    destroy("digitalocean_database_firewall", { cluster_id: "d" }),
  ),
  danger(
    "The policy lets anyone read.",
    create("digitalocean_spaces_bucket_policy", {
      bucket: "b",
      region: "fra1",
      policy: JSON.stringify({
        Version: "2012-10-17",
        Statement: [
          { Effect: "Allow", Principal: "*", Action: "s3:GetObject", Resource: "arn:aws:s3:::b/*" },
        ],
      }),
    }),
  ),
  danger(
    "A key has every right on every bucket.",
    create("digitalocean_spaces_key", { name: "ci", grant: [{ bucket: "", permission: "fullaccess" }] }),
  ),
  safe("A larger volume.", set("digitalocean_volume", { size: [100, 200] }, { name: "v" })),
  danger(
    "The cache may lose what it holds.",
    set("digitalocean_database_valkey_config", { persistence: ["rdb", "off"] }, { cluster_id: "d" }),
  ),

  // cloudflare
  danger(
    "Everyone passes the access policy.",
    set(
      "cloudflare_zero_trust_access_policy",
      { include: [[{ email_domain: { domain: "example.com" } }], [{ everyone: {} }]] },
      { name: "staff", decision: "allow" },
    ),
  ),
  danger(
    "The token works from any address.",
    set(
      "cloudflare_api_token",
      { condition: [{ request_ip: { in: ["203.0.113.0/24"] } }, null] },
      { name: "ci" },
    ),
  ),
  danger("The zone's DNSSEC is off.", destroy("cloudflare_zone_dnssec", { zone_id: "z", status: "active" })),
  danger(
    "Objects end after a week.",
    set(
      "cloudflare_r2_bucket_lifecycle",
      { "rules[].delete_objects_transition.condition.max_age": [31536000, 604800] },
      { bucket_name: "b" },
    ),
  ),
  danger(
    "A country that was blocked is let through.",
    set(
      "cloudflare_access_rule",
      { mode: ["block", "whitelist"] },
      { configuration: { target: "country", value: "XX" } },
    ),
  ),
  safe(
    "A challenge becomes a block.",
    set(
      "cloudflare_access_rule",
      { mode: ["challenge", "block"] },
      { configuration: { target: "ip", value: "198.51.100.4" } },
    ),
  ),
  danger(
    "The notification is off.",
    set(
      "cloudflare_notification_policy",
      { enabled: [true, false] },
      { name: "ddos", alert_type: "advanced_ddos_attack_l7_alert" },
    ),
  ),
  safe(
    "A record's comment and TTL.",
    set(
      "cloudflare_dns_record",
      { comment: ["a", "b"] },
      { name: "shop", type: "A", content: "203.0.113.4", proxied: true },
    ),
  ),

  // confluent
  danger(
    "A principal is CloudClusterAdmin.",
    create("confluent_role_binding", {
      principal: "User:sa-1",
      role_name: "CloudClusterAdmin",
      crn_pattern: "crn://confluent.cloud/organization=o/environment=e/cloud-cluster=c",
    }),
  ),
  safe(
    "A principal may read one topic.",
    create("confluent_role_binding", {
      principal: "User:sa-1",
      role_name: "DeveloperRead",
      crn_pattern: "crn://confluent.cloud/organization=o/environment=e/cloud-cluster=c/kafka=c/topic=orders",
    }),
  ),
  danger(
    "Anyone may write to every topic.",
    create("confluent_kafka_acl", {
      principal: "User:*",
      operation: "ALL",
      resource_type: "TOPIC",
      resource_name: "*",
      pattern_type: "LITERAL",
      permission: "ALLOW",
      host: "*",
    }),
  ),
  danger(
    "The group of addresses is the internet.",
    set("confluent_ip_group", { cidr_blocks: [["203.0.113.0/24"], ["0.0.0.0/0"]] }, { group_name: "office" }),
  ),
  danger(
    "Any schema is accepted.",
    set(
      "confluent_subject_config",
      { compatibility_level: ["FULL_TRANSITIVE", "NONE"] },
      { subject_name: "orders-value" },
    ),
  ),
  danger(
    "The pool accepts every token.",
    set(
      "confluent_identity_pool",
      { filter: ['claims.sub=="ci" && claims.aud=="confluent"', "true"] },
      { display_name: "ci" },
    ),
  ),
  safe(
    "A topic's name of the environment.",
    set("confluent_environment", { display_name: ["prod", "production"] }),
  ),

  // helm
  danger(
    "The chart's pod is privileged.",
    release("securityContext:\n  privileged: false\n", "securityContext:\n  privileged: true\n"),
  ),
  danger(
    "The chart's service is public.",
    release("service:\n  type: ClusterIP\n", "service:\n  type: LoadBalancer\n"),
  ),
  danger(
    "The chart's database keeps nothing.",
    release(
      "primary:\n  persistence:\n    enabled: true\n    size: 8Gi\n",
      "primary:\n  persistence:\n    enabled: false\n    size: 8Gi\n",
    ),
  ),
  danger(
    "The chart creates a cluster-wide role for everything.",
    release(
      "rbac:\n  create: true\n  rules: []\n",
      "rbac:\n  create: true\n  rules:\n    - apiGroups: ['*']\n      resources: ['*']\n      verbs: ['*']\n",
    ),
  ),
  danger(
    "The chart has no network policy.",
    release("networkPolicy:\n  enabled: true\n", "networkPolicy:\n  enabled: false\n"),
  ),
  danger(
    "Authentication of the chart's cache is off.",
    release("auth:\n  enabled: true\n", "auth:\n  enabled: false\n"),
  ),
  safe("A newer image.", release("image:\n  tag: 1.4.0\n", "image:\n  tag: 1.4.1\n")),
  safe("More replicas.", release("replicaCount: 2\n", "replicaCount: 4\n")),
  safe("A log level.", release("logLevel: info\n", "logLevel: debug\n")),
  safe(
    "The pod runs as nobody.",
    release("podSecurityContext:\n  runAsNonRoot: false\n", "podSecurityContext:\n  runAsNonRoot: true\n"),
  ),
  danger(
    "TLS is not verified.",
    release(
      "client:\n  tls:\n    insecureSkipVerify: false\n",
      "client:\n  tls:\n    insecureSkipVerify: true\n",
    ),
  ),

  // kubernetes_manifest
  danger(
    "A role reads every secret.",
    manifest(
      role(rule([""], ["configmaps"], ["get", "list"])),
      role(rule([""], ["configmaps", "secrets"], ["get", "list"])),
    ),
  ),
  danger(
    "A role may act as others.",
    manifest(undefined, role(rule([""], ["users", "groups"], ["impersonate"]))),
  ),
  danger(
    "A role may create pods' commands.",
    manifest(undefined, role(rule([""], ["pods/exec"], ["create"]))),
  ),
  safe(
    "A role reads pods.",
    manifest(undefined, role(rule([""], ["pods", "pods/log"], ["get", "list", "watch"]))),
  ),
  danger(
    "Every authenticated account is an administrator.",
    manifest(undefined, {
      apiVersion: "rbac.authorization.k8s.io/v1",
      kind: "ClusterRoleBinding",
      metadata: { name: "all" },
      roleRef: { kind: "ClusterRole", name: "admin" },
      subjects: [{ kind: "Group", name: "system:authenticated" }],
    }),
  ),
  danger(
    "The pod sees the node's files.",
    manifest(pod({ volumes: [] }), pod({ volumes: [{ name: "host", hostPath: { path: "/" } }] })),
  ),
  danger("The pod shares the node's processes.", manifest(pod({}), pod({ hostPID: true }))),
  safe(
    "The pod's grace period is longer.",
    manifest(pod({ terminationGracePeriodSeconds: 30 }), pod({ terminationGracePeriodSeconds: 60 })),
  ),
  danger(
    "The container gains SYS_ADMIN.",
    manifest(
      pod({}, { securityContext: { capabilities: { drop: ["ALL"] } } }),
      pod({}, { securityContext: { capabilities: { drop: ["ALL"], add: ["SYS_ADMIN"] } } }),
    ),
  ),
  safe(
    "The container drops everything.",
    manifest(
      pod({}, { securityContext: { capabilities: { drop: ["NET_RAW"] } } }),
      pod({}, { securityContext: { capabilities: { drop: ["ALL"] } } }),
    ),
  ),
  danger(
    "The namespace accepts privileged pods.",
    manifest(
      {
        apiVersion: "v1",
        kind: "Namespace",
        metadata: { name: "shop", labels: { "pod-security.kubernetes.io/enforce": "restricted" } },
      },
      {
        apiVersion: "v1",
        kind: "Namespace",
        metadata: { name: "shop", labels: { "pod-security.kubernetes.io/enforce": "privileged" } },
      },
    ),
  ),
  danger(
    "The admission policy warns only.",
    manifest(
      {
        apiVersion: "kyverno.io/v1",
        kind: "ClusterPolicy",
        metadata: { name: "p" },
        spec: { validationFailureAction: "Enforce" },
      },
      {
        apiVersion: "kyverno.io/v1",
        kind: "ClusterPolicy",
        metadata: { name: "p" },
        spec: { validationFailureAction: "Audit" },
      },
    ),
  ),
  danger(
    "The mesh accepts plain text.",
    manifest(
      {
        apiVersion: "security.istio.io/v1",
        kind: "PeerAuthentication",
        metadata: { name: "default", namespace: "shop" },
        spec: { mtls: { mode: "STRICT" } },
      },
      {
        apiVersion: "security.istio.io/v1",
        kind: "PeerAuthentication",
        metadata: { name: "default", namespace: "shop" },
        spec: { mtls: { mode: "PERMISSIVE" } },
      },
    ),
  ),
  danger(
    "The certificate's key is short.",
    manifest(
      {
        apiVersion: "cert-manager.io/v1",
        kind: "Certificate",
        metadata: { name: "shop" },
        spec: { privateKey: { algorithm: "RSA", size: 4096 } },
      },
      {
        apiVersion: "cert-manager.io/v1",
        kind: "Certificate",
        metadata: { name: "shop" },
        spec: { privateKey: { algorithm: "RSA", size: 1024 } },
      },
    ),
  ),
  safe(
    "A certificate is renewed earlier.",
    manifest(
      {
        apiVersion: "cert-manager.io/v1",
        kind: "Certificate",
        metadata: { name: "shop" },
        spec: { renewBefore: "360h" },
      },
      {
        apiVersion: "cert-manager.io/v1",
        kind: "Certificate",
        metadata: { name: "shop" },
        spec: { renewBefore: "720h" },
      },
    ),
  ),
  danger(
    "The webhook lets everything through when it is down.",
    manifest(
      {
        apiVersion: "admissionregistration.k8s.io/v1",
        kind: "ValidatingWebhookConfiguration",
        metadata: { name: "w" },
        webhooks: [{ name: "w.example.com", failurePolicy: "Fail" }],
      },
      {
        apiVersion: "admissionregistration.k8s.io/v1",
        kind: "ValidatingWebhookConfiguration",
        metadata: { name: "w" },
        webhooks: [{ name: "w.example.com", failurePolicy: "Ignore" }],
      },
    ),
  ),
  danger(
    "Volumes are deleted with their claims.",
    manifest(
      {
        apiVersion: "v1",
        kind: "PersistentVolume",
        metadata: { name: "v" },
        spec: { persistentVolumeReclaimPolicy: "Retain" },
      },
      {
        apiVersion: "v1",
        kind: "PersistentVolume",
        metadata: { name: "v" },
        spec: { persistentVolumeReclaimPolicy: "Delete" },
      },
    ),
  ),

  // policies of AWS and Google Cloud
  danger(
    "Everything but IAM is everything that may raise rights elsewhere.",
    iam(
      { Effect: "Allow", Action: ["s3:GetObject"], Resource: "arn:aws:s3:::shop/*" },
      { Effect: "Allow", NotAction: ["iam:*"], Resource: "*" },
    ),
  ),
  danger(
    "The condition on the organization holds only where the key is there.",
    iam(
      {
        Effect: "Allow",
        Action: "sts:AssumeRole",
        Resource: "*",
        Condition: { StringEquals: { "aws:ResourceOrgID": "o-abc123" } },
      },
      {
        Effect: "Allow",
        Action: "sts:AssumeRole",
        Resource: "*",
        Condition: { StringEqualsIfExists: { "aws:ResourceOrgID": "o-*" } },
      },
    ),
  ),
  danger(
    "A function may be given any role.",
    iam(
      { Effect: "Allow", Action: ["lambda:UpdateFunctionCode"], Resource: "*" },
      {
        Effect: "Allow",
        Action: ["lambda:UpdateFunctionCode", "lambda:CreateFunction", "iam:PassRole"],
        Resource: "*",
      },
    ),
  ),
  danger(
    "The explicit deny ends.",
    iamList(
      [
        { Effect: "Allow", Action: "s3:*", Resource: "*" },
        { Effect: "Deny", Action: "s3:DeleteBucket", Resource: "*" },
      ],
      [{ Effect: "Allow", Action: "s3:*", Resource: "*" }],
    ),
  ),
  safe(
    "The statement reads one bucket less.",
    iam(
      { Effect: "Allow", Action: ["s3:GetObject"], Resource: ["arn:aws:s3:::a/*", "arn:aws:s3:::b/*"] },
      { Effect: "Allow", Action: ["s3:GetObject"], Resource: ["arn:aws:s3:::a/*"] },
    ),
  ),
  safe(
    "One statement becomes two of the same meaning.",
    iamList(
      [{ Effect: "Allow", Action: ["s3:GetObject", "s3:PutObject"], Resource: "arn:aws:s3:::a/*" }],
      [
        { Sid: "Read", Effect: "Allow", Action: "s3:GetObject", Resource: "arn:aws:s3:::a/*" },
        { Sid: "Write", Effect: "Allow", Action: ["s3:PutObject"], Resource: ["arn:aws:s3:::a/*"] },
      ],
    ),
  ),
  safe(
    "A deny without TLS is new.",
    iamList(
      [{ Effect: "Allow", Action: "s3:GetObject", Resource: "arn:aws:s3:::a/*" }],
      [
        { Effect: "Allow", Action: "s3:GetObject", Resource: "arn:aws:s3:::a/*" },
        {
          Effect: "Deny",
          Action: "s3:*",
          Resource: "*",
          Condition: { Bool: { "aws:SecureTransport": "false" } },
        },
      ],
    ),
  ),
  danger(
    "The queue takes messages of any account.",
    update(
      "aws_sqs_queue_policy",
      {
        queue_url: "q",
        policy: document({
          Effect: "Allow",
          Principal: { Service: "sns.amazonaws.com" },
          Action: "sqs:SendMessage",
          Resource: "*",
          Condition: { ArnEquals: { "aws:SourceArn": "arn:aws:sns:eu-central-1:111111111111:orders" } },
        }),
      },
      {
        queue_url: "q",
        policy: document({
          Effect: "Allow",
          Principal: { AWS: "*" },
          Action: "sqs:SendMessage",
          Resource: "*",
          Condition: { ArnLike: { "aws:SourceArn": "arn:aws:sns:*:*:*" } },
        }),
      },
    ),
  ),
  safe(
    "The queue takes messages of one topic.",
    create("aws_sqs_queue_policy", {
      queue_url: "q",
      policy: document({
        Effect: "Allow",
        Principal: { Service: "sns.amazonaws.com" },
        Action: "sqs:SendMessage",
        Resource: "*",
        Condition: { ArnEquals: { "aws:SourceArn": "arn:aws:sns:eu-central-1:111111111111:orders" } },
      }),
    }),
  ),
  danger(
    "A binding of the project has everyone in it.",
    update(
      "google_project_iam_policy",
      {
        project: "p",
        policy_data: JSON.stringify({
          bindings: [{ role: "roles/viewer", members: ["group:dev@example.com"] }],
        }),
      },
      {
        project: "p",
        policy_data: JSON.stringify({
          bindings: [{ role: "roles/viewer", members: ["group:dev@example.com", "allAuthenticatedUsers"] }],
        }),
      },
    ),
  ),
  danger(
    "The binding's condition ends.",
    update(
      "google_project_iam_binding",
      {
        project: "p",
        role: "roles/storage.admin",
        members: ["group:ops@example.com"],
        condition: [{ title: "hours", expression: 'request.time < timestamp("2026-12-01T00:00:00Z")' }],
      },
      { project: "p", role: "roles/storage.admin", members: ["group:ops@example.com"], condition: [] },
    ),
  ),
  safe(
    "A member leaves the binding.",
    update(
      "google_project_iam_binding",
      { project: "p", role: "roles/storage.admin", members: ["group:ops@example.com", "user:a@example.com"] },
      { project: "p", role: "roles/storage.admin", members: ["group:ops@example.com"] },
    ),
  ),
  danger(
    "A service account may mint tokens of others.",
    create("google_service_account_iam_member", {
      service_account_id: "deploy",
      role: "roles/iam.serviceAccountTokenCreator",
      member: "serviceAccount:web@p.iam.gserviceaccount.com",
    }),
  ),
  safe(
    "An account may write logs.",
    create("google_project_iam_member", {
      project: "p",
      role: "roles/logging.logWriter",
      member: "serviceAccount:web@p.iam.gserviceaccount.com",
    }),
  ),

  // near neighbours of dangerous names
  safe(
    "A description of the policy.",
    set("azurerm_web_application_firewall_policy", { tags: [{ team: "a" }, { team: "b" }] }, { name: "w" }),
  ),
  safe(
    "The rotation of schedules overlaps.",
    set("pagerduty_schedule", { overflow: [false, true] }, { name: "primary" }),
  ),
  safe(
    "A private DNS zone gets a tag.",
    set("azurerm_private_dns_zone", { tags: [{}, { owner: "net" }] }, { name: "internal.example" }),
  ),
  safe(
    "The forking of merge trains.",
    set("gitlab_project", { merge_trains_enabled: [false, true] }, { name: "shop" }),
  ),
  safe(
    "A resource set names one thing less.",
    set(
      "okta_resource_set",
      {
        resources: [
          ["https://o.okta.com/api/v1/users", "https://o.okta.com/api/v1/groups"],
          ["https://o.okta.com/api/v1/groups"],
        ],
      },
      { label: "groups" },
    ),
  ),
  safe(
    "A role's name.",
    set("snowflake_account_role", { comment: ["analysts", "analysts of the shop"] }, { name: "ANALYST" }),
  ),
  safe(
    "The rate limit of the model is higher for one user.",
    set("databricks_sql_endpoint", { max_num_clusters: [2, 4] }, { name: "bi" }),
  ),
  safe(
    "A dashboard's API key gets another name.",
    set("datadog_api_key", { name: ["agents", "cluster-agents"] }),
  ),
  safe("The release waits longer.", set("helm_release", { timeout: [300, 600] }, RELEASE)),
  safe(
    "The pool of a database is larger.",
    set("digitalocean_database_connection_pool", { size: [10, 20] }, { name: "p" }),
  ),

  // more of the harmless direction and near neighbours
  safe(
    "A namespace of Service Bus takes keys no more.",
    set("azurerm_eventhub_namespace", { local_authentication_enabled: [true, false] }, { name: "n" }),
  ),
  safe(
    "A container's scope of encryption stays, its metadata changes.",
    set(
      "azurerm_storage_container",
      { metadata: [{}, { owner: "shop" }] },
      { name: "c", container_access_type: "private" },
    ),
  ),
  safe(
    "The automation account takes keys no more.",
    set("azurerm_automation_account", { local_authentication_enabled: [true, false] }, { name: "a" }),
  ),
  safe(
    "A notification rule has more recipients.",
    set(
      "azurerm_role_management_policy",
      {
        "notification_rules[].active_assignments[].admin_notifications[].additional_recipients": [
          [],
          ["sec@example.com"],
        ],
      },
      { scope: "/subscriptions/s" },
    ),
  ),
  safe(
    "The password needs a symbol more.",
    set("okta_policy_password", { password_min_symbol: [0, 1] }, { name: "p" }),
  ),
  safe(
    "The risk that signs in is lower.",
    set("okta_app_signon_policy_rule", { risk_score: ["HIGH", "LOW"] }, { name: "r", access: "ALLOW" }),
  ),
  safe(
    "The organization's blog.",
    set(
      "github_organization_settings",
      { blog: ["https://a.example.com", "https://b.example.com"] },
      { company: "acme" },
    ),
  ),
  safe(
    "A hook also hears of deployments.",
    set("gitlab_project_hook", { deployment_events: [false, true] }, { url: "https://hooks.example.com" }),
  ),
  safe(
    "Two more keys are masked.",
    set(
      "datadog_sensitive_data_scanner_rule",
      { "included_keyword_configuration[].keywords": [["card"], ["card", "pan"]] },
      { name: "cards" },
    ),
  ),
  safe(
    "The extension posts to another channel.",
    set("pagerduty_extension", { name: ["slack", "slack-shop"] }),
  ),
  safe(
    "Autopilot waits longer for a server to be stable.",
    set("vault_raft_autopilot", { server_stabilization_time: ["10s", "20s"] }),
  ),
  safe(
    "The compliance policy keeps daily copies longer.",
    set(
      "mongodbatlas_backup_compliance_policy",
      { "policy_item_daily[].retention_value": [7, 30] },
      { project_id: "p" },
    ),
  ),
  safe("The share has another comment.", set("databricks_share", { comment: ["a", "b"] }, { name: "s" })),
  safe(
    "A certificate pack lasts shorter.",
    set("cloudflare_certificate_pack", { validity_days: [365, 90] }, { hosts: ["shop.example.com"] }),
  ),
  safe(
    "The obfuscation covers one attribute more.",
    set(
      "newrelic_obfuscation_rule",
      { "action[].attribute": [["message"], ["message", "user"]] },
      { name: "o", enabled: true },
    ),
  ),
];
