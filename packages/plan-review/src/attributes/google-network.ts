import { type MetadataTable, row } from "./metadata";

const TLS_VERSIONS = ["TLS_1_0", "TLS_1_1", "TLS_1_2", "TLS_1_3"];
const DNS_GONE = "The name no longer resolves once caches have run out.";

/** Effects of a rule other than letting traffic through, which is compared as a whole. */
const FIREWALL_POLICY_RULE = {
  tls_inspect: row("protection", "TLS inspection", "true", {
    severity: "warning",
    consequence: "Encrypted traffic is no longer inspected.",
  }),
  enable_logging: row("audit", "the rule's log", "true", { severity: "notice" }),
} as const;

/** Google Cloud: networks, addresses, load balancing, certificates, names. */
export const GOOGLE_NETWORK: MetadataTable = {
  google_compute_network: {
    label: "network",
    dependents: "every subnetwork, instance and private connection in it",
  },
  google_compute_subnetwork: {
    label: "subnetwork",
    dependents: "every instance and cluster in it",
    paths: {
      private_ip_google_access: row("availability", "private access to Google's APIs", "true", {
        consequence: "Instances without a public address no longer reach Google's APIs.",
      }),
      log_config: row("audit", "flow logs", "present"),
      ip_cidr_range: row("capacity", "the address range", "higher"),
    },
  },
  google_service_networking_connection: {
    label: "private service connection",
    dependents: "the private addresses of Cloud SQL and Memorystore",
    survives: { path: "deletion_policy", value: "ABANDON" },
    paths: {
      reserved_peering_ranges: row("capacity", "reserved address ranges", "more"),
      deletion_policy: row("protection", "the deletion policy", ["DELETE", "ABANDON"]),
    },
  },
  google_compute_router_nat: {
    label: "NAT gateway",
    serves: "the way out to the internet",
    paths: {
      nat_ips: row("routing", "outgoing addresses", "more", {
        consequence: "Firewalls that allow the previous addresses refuse the new ones.",
      }),
      "log_config.enable": row("audit", "logs", "true"),
    },
  },
  google_compute_vpn_tunnel: { label: "VPN tunnel", serves: "the connection behind the tunnel" },
  google_compute_network_firewall_policy_rule: {
    label: "firewall policy rule",
    network: "google-firewall-policy-rule",
    paths: FIREWALL_POLICY_RULE,
  },
  google_compute_region_network_firewall_policy_rule: {
    label: "firewall policy rule",
    network: "google-firewall-policy-rule",
    paths: FIREWALL_POLICY_RULE,
  },
  google_compute_firewall_policy_rule: {
    label: "firewall policy rule",
    network: "google-firewall-policy-rule",
    paths: FIREWALL_POLICY_RULE,
  },
  google_compute_firewall: {
    label: "firewall rule",
    network: "google-firewall",
    keys: { allow: ["protocol"], deny: ["protocol"] },
    paths: {
      log_config: row("audit", "the rule's log", "present", { severity: "notice" }),
    },
  },
  google_compute_address: {
    label: "reserved address",
    holds:
      "the address itself: Google assigns a different one, and DNS records and allow lists with this one are wrong",
  },
  google_compute_global_address: {
    label: "reserved global address",
    holds:
      "the address itself: Google assigns a different one, and DNS records and allow lists with this one are wrong",
  },
  google_cloud_ids_endpoint: {
    label: "intrusion detection endpoint",
    partial: true,
    paths: {
      severity: row("alert", "lowest severity that is reported", [
        "CRITICAL",
        "HIGH",
        "MEDIUM",
        "LOW",
        "INFORMATIONAL",
      ]),
    },
  },
  google_compute_security_policy: {
    label: "Cloud Armor policy",
    serves: "filtering in front of the load balancer",
    network: "google-security-policy",
    keys: { rule: ["priority"] },
    paths: {
      "adaptive_protection_config.layer_7_ddos_defense_config.enable": row(
        "exposure",
        "adaptive protection",
        "true",
        { severity: "warning" },
      ),
      "rule.rate_limit_options.rate_limit_threshold.count": row(
        "protection",
        "requests until the limit of rates applies",
        "lower",
      ),
      "rule.preconfigured_waf_config.exclusion.target_rule_ids": row(
        "protection",
        "rules that are left out",
        "fewer",
      ),
      "rule.rate_limit_options.ban_threshold.count": row("protection", "requests until a ban", "lower"),
      "rule.rate_limit_options.ban_duration_sec": row("protection", "duration of a ban", "higher"),
    },
    removal: {
      kind: "exposure",
      consequence: "Requests to the backends that used it are no longer filtered.",
    },
  },
  google_compute_ssl_policy: {
    label: "SSL policy",
    paths: {
      min_tls_version: row("tls", "the lowest TLS version accepted", TLS_VERSIONS, { absent: "TLS_1_0" }),
      profile: row(
        "tls",
        "the cipher profile",
        ["COMPATIBLE", "CUSTOM", "MODERN", "RESTRICTED", "FIPS_202205"],
        {
          absent: "COMPATIBLE",
        },
      ),
    },
    removal: {
      kind: "tls",
      consequence: "Load balancers that used it fall back to Google's defaults, TLS 1.0 among them.",
    },
  },
  google_compute_ssl_certificate: { label: "certificate", serves: "TLS for the names on it" },
  google_compute_managed_ssl_certificate: {
    label: "managed certificate",
    serves: "TLS for the names on it until Google has issued a new one",
    paths: { "managed.domains": row("routing", "names on the certificate", "more") },
  },
  google_certificate_manager_certificate: {
    label: "certificate",
    serves: "TLS for the names on it",
    paths: { "managed.domains": row("routing", "names on the certificate", "more") },
  },
  google_certificate_manager_dns_authorization: {
    label: "DNS authorization",
    removal: {
      kind: "routing",
      consequence: "The certificate it authorizes is no longer renewed.",
      severity: "warning",
    },
  },
  google_compute_backend_service: {
    label: "backend service",
    serves: "every request that the load balancer sends there",
    keys: { backend: ["group"] },
    paths: {
      security_policy: row("exposure", "the Cloud Armor policy", "present"),
      health_checks: row("probe", "health checks", "more"),
      timeout_sec: row("availability", "the request timeout", "higher", { unit: "seconds" }),
      connection_draining_timeout_sec: row("availability", "connection draining", "higher", {
        unit: "seconds",
      }),
      backend: row("routing", "the backend", "present"),
      "iap.enabled": row("exposure", "Identity-Aware Proxy", "true"),
      "log_config.enable": row("audit", "request logs", "true"),
      protocol: row("tls", "the protocol to the backends", ["HTTP", "HTTPS", "HTTP2"]),
    },
  },
  google_compute_backend_bucket: {
    label: "backend bucket",
    serves: "what the load balancer serves from the bucket",
  },
  google_compute_url_map: {
    label: "URL map",
    serves: "every request of the load balancer",
    keys: { host_rule: ["path_matcher"], path_matcher: ["name"] },
    paths: {
      default_service: row("routing", "the default backend", "same"),
      host_rule: row("routing", "the host rule", "present"),
      "host_rule.hosts": row("routing", "hosts", "more"),
      "path_matcher.default_service": row("routing", "the default backend of the host", "same"),
      "path_matcher.path_rule": row("routing", "the path rule", "present"),
      "path_matcher.path_rule.paths": row("routing", "paths", "more"),
      "path_matcher.path_rule.service": row("routing", "the backend of the path", "same"),
    },
  },
  google_compute_target_https_proxy: {
    label: "HTTPS proxy",
    serves: "every request of the load balancer",
    paths: {
      ssl_policy: row("tls", "the SSL policy", "present"),
      ssl_certificates: row("routing", "certificates", "more"),
      url_map: row("routing", "the URL map", "same"),
    },
  },
  google_compute_global_forwarding_rule: {
    label: "forwarding rule",
    serves: "every request to the address",
    entry: true,
    paths: {
      ip_address: row("routing", "the address", "same"),
      target: row("routing", "the target", "same"),
      load_balancing_scheme: row("exposure", "the load balancing scheme", [
        "EXTERNAL",
        "EXTERNAL_MANAGED",
        "INTERNAL_SELF_MANAGED",
        "INTERNAL_MANAGED",
      ]),
    },
  },
  google_compute_forwarding_rule: {
    label: "forwarding rule",
    serves: "every request to the address",
    entry: true,
    paths: {
      ip_address: row("routing", "the address", "same"),
      target: row("routing", "the target", "same"),
      load_balancing_scheme: row("exposure", "the load balancing scheme", [
        "EXTERNAL",
        "EXTERNAL_MANAGED",
        "INTERNAL_MANAGED",
        "INTERNAL",
      ]),
      allow_global_access: row("exposure", "access from other regions", "false", { severity: "warning" }),
    },
  },
  google_compute_health_check: {
    label: "health check",
    removal: { kind: "probe", consequence: "Backends are no longer checked by it." },
    paths: {
      unhealthy_threshold: row("probe", "failures until a backend counts as down", "lower"),
      check_interval_sec: row("probe", "the time between checks", "lower", { unit: "seconds" }),
    },
  },
  google_compute_instance: {
    label: "instance",
    holds: "its local and auto-deleted disks",
    serves: "everything that runs on it",
    paths: {
      deletion_protection: row("protection", "deletion protection", "true"),
      machine_type: row("capacity", "the machine type", "higher"),
      "boot_disk.auto_delete": row("protection", "deleting the boot disk with the instance", "false"),
      "network_interface.access_config": row("exposure", "a public address", "absent"),
      "shielded_instance_config.enable_secure_boot": row("protection", "secure boot", "true", {
        severity: "warning",
        consequence: "Unsigned boot code is not refused.",
      }),
      "metadata.serial-port-enable": row("access", "the serial console", "false", {
        wrong: ["true", true, "TRUE", "1"],
      }),
      "scheduling.automatic_restart": row("availability", "the restart after a failure of the host", "true", {
        consequence: "It stays down after a failure of the host.",
      }),
      "scheduling.on_host_maintenance": row(
        "availability",
        "the behaviour during maintenance of the host",
        ["TERMINATE", "MIGRATE"],
        { consequence: "It stops while the host is maintained." },
      ),
      can_ip_forward: row("exposure", "forwarding for other addresses", "false", { severity: "warning" }),
      "service_account.scopes": row("access", "API scopes", "fewer"),
      "service_account.email": row("identity", "the service account", "same"),
    },
  },
  google_dns_managed_zone: {
    label: "DNS zone",
    holds: "every record of the zone; new name servers must be entered at the registrar",
    lastCopy: [
      { path: "force_destroy", none: true, message: "force_destroy is on: its records are deleted too." },
    ],
    paths: {
      force_destroy: row("protection", "deleting the zone together with its records", "false"),
      "dnssec_config.state": row("protection", "DNSSEC", ["off", "transfer", "on"], {
        consequence:
          "Answers can be forged; with the DS record still at the registrar the zone stops resolving.",
      }),
      visibility: row("exposure", "the zone's visibility", ["public", "private"]),
    },
  },
  google_dns_record_set: {
    label: "DNS record",
    removal: { kind: "routing", consequence: DNS_GONE },
    paths: {
      rrdatas: row("routing", "the record's answers", "same"),
      name: row("routing", "the record's name", "same"),
      type: row("routing", "the record's type", "same"),
    },
  },
};
