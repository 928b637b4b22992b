import { type Labelled, safe, set } from "../labelled";
import { RELEASE } from "./builders";

/** The harmless direction, and neighbours of dangerous names. */
export const NEIGHBOURS: readonly Labelled[] = [
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
