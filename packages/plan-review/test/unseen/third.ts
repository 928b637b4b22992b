import { create, destroy } from "../checks/plans";
import { danger, type Labelled, safe, set } from "./labelled";

const chart = (before: string, after: string) =>
  set("helm_release", { values: [[before], [after]] }, { chart: "shop" });

/** A third set: charts, paging, search, dashboards, zones, pods. */
export const THIRD: readonly Labelled[] = [
  // Charts
  danger(
    "The database's volume goes.",
    chart("persistence:\n  enabled: true\n", "persistence:\n  enabled: false\n"),
  ),
  danger(
    "The container is root.",
    chart(
      "containerSecurityContext:\n  runAsNonRoot: true\n",
      "containerSecurityContext:\n  runAsNonRoot: false\n",
    ),
  ),
  danger(
    "Privileges can be raised.",
    chart(
      "securityContext:\n  allowPrivilegeEscalation: false\n",
      "securityContext:\n  allowPrivilegeEscalation: true\n",
    ),
  ),
  danger(
    "The service has an address on the internet.",
    chart("service:\n  type: ClusterIP\n", "service:\n  type: LoadBalancer\n"),
  ),
  danger(
    "Clients need no password.",
    chart(
      "auth:\n  enabled: true\n  existingSecret: db\n",
      "auth:\n  enabled: false\n  existingSecret: db\n",
    ),
  ),
  danger("Connections are in clear.", chart("tls:\n  enabled: true\n", "tls:\n  enabled: false\n")),
  danger(
    "Every pod connects.",
    chart(
      "networkPolicy:\n  enabled: true\n  allowExternal: false\n",
      "networkPolicy:\n  enabled: true\n  allowExternal: true\n",
    ),
  ),
  danger(
    "No budget limits evictions.",
    chart("podDisruptionBudget:\n  enabled: true\n", "podDisruptionBudget:\n  enabled: false\n"),
  ),
  danger(
    "Alerts of the chart are gone.",
    chart(
      "prometheusRule:\n  enabled: true\nalerts:\n  enabled: true\n",
      "prometheusRule:\n  enabled: true\nalerts:\n  enabled: false\n",
    ),
  ),
  danger("Metrics are kept a day.", chart("server:\n  retention: 30d\n", "server:\n  retention: 1d\n")),
  danger("The host's network in the pod.", chart("hostNetwork: false\n", "hostNetwork: true\n")),
  danger("One replica.", chart("replicaCount: 3\n", "replicaCount: 1\n")),
  danger(
    "Anonymous people look at dashboards.",
    chart(
      "grafana.ini:\n  auth.anonymous:\n    enabled: false\n",
      "grafana.ini:\n  auth.anonymous:\n    enabled: true\n",
    ),
  ),
  safe("Another image.", chart("image:\n  tag: 1.2.3\n", "image:\n  tag: 1.2.4\n")),
  safe(
    "More memory.",
    chart("resources:\n  requests:\n    memory: 256Mi\n", "resources:\n  requests:\n    memory: 512Mi\n"),
  ),
  safe("A label for pods.", chart("podLabels:\n  team: a\n", "podLabels:\n  team: b\n")),
  safe("Metrics are scraped.", chart("metrics:\n  enabled: false\n", "metrics:\n  enabled: true\n")),
  safe("A larger volume.", chart("persistence:\n  size: 8Gi\n", "persistence:\n  size: 16Gi\n")),
  safe("More logs.", chart("logLevel: info\n", "logLevel: debug\n")),
  safe("The service is inside.", chart("service:\n  type: LoadBalancer\n", "service:\n  type: ClusterIP\n")),
  // Opsgenie, Grafana, Datadog
  danger(
    "Alerts of the integration are dropped.",
    set("opsgenie_api_integration", { enabled: [true, false] }),
  ),
  danger(
    "The rotation has one person.",
    set("opsgenie_schedule_rotation", {
      participant: [
        [
          { type: "user", id: "a" },
          { type: "user", id: "b" },
        ],
        [{ type: "user", id: "a" }],
      ],
    }),
  ),
  danger("The alert policy drops everything.", set("opsgenie_alert_policy", { enabled: [true, false] })),
  danger("The team's schedule is off.", set("opsgenie_schedule", { enabled: [true, false] })),
  danger("Rules are not evaluated.", set("grafana_rule_group", { "rule[].is_paused": [false, true] })),
  danger("Silent for an hour before it fires.", set("grafana_rule_group", { "rule[].for": ["5m", "2h"] })),
  danger("No data is fine.", set("grafana_rule_group", { "rule[].no_data_state": ["Alerting", "OK"] })),
  danger(
    "Everyone of the organisation edits.",
    set("grafana_folder_permission", { "permissions[].permission": ["View", "Admin"] }),
  ),
  danger("The key administers.", set("grafana_service_account", { role: ["Viewer", "Admin"] })),
  danger("Errors are not sampled.", set("datadog_apm_retention_filter", { rate: ["1.0", "0.01"] })),
  danger(
    "Logs of the index are dropped.",
    set("datadog_logs_index", { "exclusion_filter[].filter[].sample_rate": [0.1, 1] }),
  ),
  danger("Logs are no longer archived.", destroy("datadog_logs_archive", { name: "a" })),
  safe("The evaluation is more frequent.", set("grafana_rule_group", { interval_seconds: [300, 60] })),
  safe("A folder's title.", set("grafana_folder", { title: ["a", "b"] })),
  safe(
    "A person more in the rotation.",
    set("opsgenie_schedule_rotation", {
      participant: [
        [{ type: "user", id: "a" }],
        [
          { type: "user", id: "a" },
          { type: "user", id: "b" },
        ],
      ],
    }),
  ),
  safe("A team's description.", set("opsgenie_team", { description: ["", "ops"] })),
  safe("A dashboard's text.", set("grafana_dashboard", { config_json: ['{"title":"a"}', '{"title":"b"}'] })),
  // Elasticsearch, Kafka, Atlas, Databricks
  danger(
    "Old indices go after a week.",
    set("elasticstack_elasticsearch_index_lifecycle", { "delete[].min_age": ["90d", "7d"] }),
  ),
  danger(
    "Snapshots are kept two days.",
    set("elasticstack_elasticsearch_snapshot_lifecycle", { expire_after: ["30d", "2d"] }),
  ),
  danger(
    "The user has every right.",
    set("elasticstack_elasticsearch_security_user", { roles: [["viewer"], ["superuser"]] }),
  ),
  danger("The index has no copies.", set("elasticstack_elasticsearch_index", { number_of_replicas: [2, 0] })),
  danger(
    "The index can be deleted.",
    set("elasticstack_elasticsearch_index", { deletion_protection: [true, false] }),
  ),
  danger(
    "The api key never expires.",
    set("elasticstack_elasticsearch_security_api_key", { expiration: ["30d", ""] }),
  ),
  danger(
    "The topic keeps an hour.",
    set("confluent_kafka_topic", {
      config: [{ "retention.ms": "604800000" }, { "retention.ms": "3600000" }],
    }),
  ),
  danger(
    "Peers of every network.",
    create("mongodbatlas_project_ip_access_list", { project_id: "p", cidr_block: "0.0.0.0/1" }),
  ),
  danger(
    "Backups are made once a week.",
    set("mongodbatlas_cloud_backup_schedule", { "policy_item_hourly[].retention_value": [7, 1] }),
  ),
  danger(
    "Everyone selects from the table.",
    create("databricks_grants", {
      table: "main.pay.salaries",
      grant: [{ principal: "account users", privileges: ["SELECT", "MODIFY"] }],
    }),
  ),
  danger(
    "The bucket's files go with the volume.",
    set("databricks_catalog", { force_destroy: [false, true] }),
  ),
  safe("More copies.", set("elasticstack_elasticsearch_index", { number_of_replicas: [1, 2] })),
  safe("Refreshes are rarer.", set("elasticstack_elasticsearch_index", { refresh_interval: ["1s", "30s"] })),
  safe(
    "A role reads logs.",
    create("elasticstack_elasticsearch_security_role", {
      name: "logs",
      indices: [{ names: ["logs-*"], privileges: ["read"] }],
    }),
  ),
  safe(
    "A person reads.",
    create("databricks_grants", {
      table: "main.pay.public",
      grant: [{ principal: "analysts", privileges: ["SELECT"] }],
    }),
  ),
  // Zones, pods, services, firewalls
  danger(
    "Requests are not rewritten to HTTPS.",
    set("cloudflare_zone_settings_override", { "settings[].always_use_https": ["on", "off"] }),
  ),
  danger(
    "The firewall is off.",
    set("cloudflare_zone_settings_override", { "settings[].waf": ["on", "off"] }),
  ),
  danger(
    "Old TLS.",
    set("cloudflare_zone_settings_override", { "settings[].min_tls_version": ["1.2", "1.0"] }),
  ),
  danger("The origin is shown.", set("cloudflare_record", { proxied: [true, false] })),
  danger(
    "The rule logs.",
    set(
      "cloudflare_ruleset",
      { "rules[].action": ["block", "log"] },
      { rules: [{ expression: "true", enabled: true }] },
    ),
  ),
  danger(
    "The rule is off.",
    set(
      "cloudflare_ruleset",
      { "rules[].enabled": [true, false] },
      { rules: [{ expression: "true", action: "block" }] },
    ),
  ),
  danger(
    "Staff of any domain.",
    set("cloudflare_zero_trust_access_application", { session_duration: ["1h", "720h"] }),
  ),
  danger(
    "The token is mounted.",
    set("kubernetes_service_account_v1", { automount_service_account_token: [false, true] }),
  ),
  danger(
    "The pods may do all.",
    set("kubernetes_deployment_v1", {
      "spec[].template[].spec[].container[].security_context[].privileged": [false, true],
    }),
  ),
  danger("The pods are the last ones.", set("kubernetes_deployment_v1", { "spec[].replicas": [3, 0] })),
  danger(
    "PostgreSQL from everywhere.",
    create("digitalocean_database_firewall", {
      cluster_id: "c",
      rule: [{ type: "ip_addr", value: "0.0.0.0/0" }],
    }),
  ),
  danger("The droplet is gone.", destroy("digitalocean_volume", { name: "data" })),
  danger(
    "The bucket's old files go.",
    set("digitalocean_spaces_bucket", { "versioning[].enabled": [true, false] }),
  ),
  safe(
    "A cache rule.",
    set("cloudflare_zone_settings_override", { "settings[].browser_cache_ttl": [3600, 7200] }),
  ),
  safe("Brotli.", set("cloudflare_zone_settings_override", { "settings[].brotli": ["off", "on"] })),
  safe("Pods may be more.", set("kubernetes_deployment_v1", { "spec[].replicas": [2, 4] })),
  safe(
    "A probe is slower.",
    set(
      "kubernetes_deployment_v1",
      { "spec[].template[].spec[].container[].liveness_probe[].period_seconds": [10, 20] },
      { spec: [{ replicas: 2 }] },
    ),
  ),
  safe("A record's comment.", set("cloudflare_record", { comment: ["", "web"] })),
  safe(
    "The token is not mounted.",
    set("kubernetes_service_account_v1", { automount_service_account_token: [true, false] }),
  ),
];
