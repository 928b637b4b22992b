import { type MetadataTable, row, type TypeMetadata } from "./metadata";

const DNS_RECORD: TypeMetadata = {
  label: "DNS record",
  removal: {
    kind: "routing",
    consequence: "The name no longer resolves once caches have run out.",
    severity: "danger",
  },
  paths: {
    content: row("routing", "the record's target", "same"),
    name: row("routing", "the record's name", "same"),
    type: row("routing", "the record's type", "same"),
    proxied: row("exposure", "Cloudflare's proxy", "true", {
      consequence: "The origin's address becomes public, without the firewall and the cache in front of it.",
    }),
  },
};

/** Cloudflare, versions 4 and 5 of the provider. */
export const CLOUDFLARE: MetadataTable = {
  cloudflare_dns_record: DNS_RECORD,
  cloudflare_record: {
    ...DNS_RECORD,
    paths: { ...DNS_RECORD.paths, value: row("routing", "the record's target", "same") },
  },
  cloudflare_zone: {
    label: "zone",
    holds: "every record and setting of the zone; new name servers must be entered at the registrar",
    paths: {
      paused: row("exposure", "pausing, which sends requests past Cloudflare,", "false"),
    },
  },
  cloudflare_zone_dnssec: {
    label: "DNSSEC of the zone",
    removal: {
      kind: "protection",
      consequence:
        "Answers can be forged; with the DS record still at the registrar the zone stops resolving.",
    },
    paths: { status: row("protection", "DNSSEC", ["disabled", "active"]) },
  },
  cloudflare_ruleset: {
    label: "ruleset",
    removal: { kind: "exposure", consequence: "Its rules no longer apply.", severity: "danger" },
    keys: { rules: ["ref"] },
    paths: {
      rules: row("exposure", "the rule", "present", { severity: "warning" }),
      "rules.enabled": row("exposure", "the rule", "true", { absent: true }),
      "rules.action": row("exposure", "the rule's action", [
        "skip",
        "log",
        "rewrite",
        "route",
        "set_config",
        "set_cache_settings",
        "execute",
        "js_challenge",
        "managed_challenge",
        "challenge",
        "block",
      ]),
      "rules.expression": row("exposure", "the rule's expression", "same", { severity: "warning" }),
      "rules.action_parameters.cache": row("exposure", "caching", "false", {
        severity: "warning",
        consequence: "Responses meant for one user may be cached and served to others.",
      }),
      "rules.ratelimit.requests_per_period": row("exposure", "requests let pass", "lower", {
        severity: "warning",
      }),
      "rules.ratelimit.mitigation_timeout": row(
        "exposure",
        "the time that a client stays blocked",
        "higher",
        {
          severity: "warning",
        },
      ),
      phase: row("exposure", "the phase", "same"),
    },
  },
  cloudflare_page_rule: {
    label: "page rule",
    removal: { kind: "routing", consequence: "What it set for its URLs no longer holds." },
    paths: {
      target: row("routing", "the URLs it is about", "same"),
      status: row("routing", "the rule", ["disabled", "active"]),
      "actions.ssl": row("tls", "TLS to the origin", ["off", "flexible", "full", "strict", "origin_pull"]),
      "actions.always_use_https": row("tls", "the redirect to HTTPS", "true"),
      "actions.disable_security": row("exposure", "switching security off", "false"),
      "actions.forwarding_url.url": row("routing", "where requests are sent", "same"),
    },
  },
  cloudflare_zone_setting: {
    label: "zone setting",
    removal: {
      kind: "exposure",
      consequence: "Terraform no longer holds the setting; it stays as it is until someone changes it.",
      severity: "notice",
    },
    // The meaning of `value` depends on `setting_id`: the rows below are looked up as cloudflare_zone_setting/<id>.
  },
  "cloudflare_zone_setting/ssl": {
    label: "TLS to the origin",
    paths: { value: row("tls", "TLS to the origin", ["off", "flexible", "full", "strict", "origin_pull"]) },
  },
  "cloudflare_zone_setting/min_tls_version": {
    label: "lowest TLS version",
    paths: { value: row("tls", "the lowest TLS version accepted", ["1.0", "1.1", "1.2", "1.3"]) },
  },
  "cloudflare_zone_setting/always_use_https": {
    label: "redirect to HTTPS",
    paths: { value: row("tls", "the redirect to HTTPS", ["off", "on"]) },
  },
  "cloudflare_zone_setting/automatic_https_rewrites": {
    label: "HTTPS rewrites",
    paths: { value: row("tls", "HTTPS rewrites", ["off", "on"], { severity: "notice" }) },
  },
  "cloudflare_zone_setting/tls_1_3": {
    label: "TLS 1.3",
    paths: { value: row("tls", "TLS 1.3", ["off", "on", "zrt"]) },
  },
  "cloudflare_zone_setting/tls_client_auth": {
    label: "authenticated origin pulls",
    paths: { value: row("exposure", "authenticated origin pulls", ["off", "on"]) },
  },
  "cloudflare_zone_setting/security_level": {
    label: "security level",
    paths: {
      value: row("exposure", "the security level", [
        "essentially_off",
        "off",
        "low",
        "medium",
        "high",
        "under_attack",
      ]),
    },
  },
  "cloudflare_zone_setting/waf": {
    label: "firewall",
    paths: { value: row("exposure", "the firewall", ["off", "on"]) },
  },
  "cloudflare_zone_setting/browser_check": {
    label: "browser check",
    paths: { value: row("exposure", "the browser check", ["off", "on"], { severity: "warning" }) },
  },
  "cloudflare_zone_setting/opportunistic_encryption": {
    label: "opportunistic encryption",
    paths: { value: row("tls", "opportunistic encryption", ["off", "on"], { severity: "notice" }) },
  },
  "cloudflare_zone_setting/security_header": {
    label: "HSTS",
    paths: {
      "value.strict_transport_security.enabled": row("tls", "HSTS", "true"),
      "value.strict_transport_security.max_age": row("tls", "the time browsers keep to HTTPS", "higher", {
        unit: "seconds",
      }),
      "value.strict_transport_security.include_subdomains": row("tls", "HSTS for subdomains", "true"),
    },
  },
  cloudflare_zone_settings_override: {
    label: "zone settings",
    paths: {
      "settings.ssl": row("tls", "TLS to the origin", ["off", "flexible", "full", "strict", "origin_pull"]),
      "settings.min_tls_version": row("tls", "the lowest TLS version accepted", ["1.0", "1.1", "1.2", "1.3"]),
      "settings.always_use_https": row("tls", "the redirect to HTTPS", ["off", "on"]),
      "settings.waf": row("exposure", "the firewall", ["off", "on"]),
      "settings.security_level": row("exposure", "the security level", [
        "essentially_off",
        "low",
        "medium",
        "high",
        "under_attack",
      ]),
      "settings.security_header.enabled": row("tls", "HSTS", "true"),
    },
  },
  cloudflare_authenticated_origin_pulls: {
    label: "authenticated origin pulls",
    removal: {
      kind: "exposure",
      consequence: "The origin can no longer tell Cloudflare's requests from others.",
    },
    paths: {
      enabled: row("exposure", "authenticated origin pulls", "true"),
      "config.enabled": row("exposure", "authenticated origin pulls", "true"),
    },
  },
  cloudflare_authenticated_origin_pulls_settings: {
    label: "authenticated origin pulls",
    removal: {
      kind: "exposure",
      consequence: "The origin can no longer tell Cloudflare's requests from others.",
    },
    paths: { enabled: row("exposure", "authenticated origin pulls", "true") },
  },
  cloudflare_authenticated_origin_pulls_certificate: {
    label: "client certificate for origin pulls",
    credential: "An origin that checks the certificate refuses Cloudflare's requests.",
  },
  cloudflare_origin_ca_certificate: {
    label: "origin certificate",
    credential: "The certificate is revoked; an origin that still presents it is refused by Cloudflare.",
    paths: {
      hostnames: row("routing", "names on the certificate", "more"),
      requested_validity: row("retention", "the certificate's validity", "higher", {
        unit: "days",
        severity: "notice",
      }),
    },
  },
  cloudflare_list: {
    label: "list",
    holds: "the entries, which rules refer to",
    paths: { kind: row("routing", "the kind of entries", "same") },
  },
  cloudflare_list_item: {
    label: "entry of a list",
    paths: { ip: row("routing", "the address", "same") },
  },
  cloudflare_healthcheck: {
    label: "health check",
    removal: { kind: "alert", consequence: "The address is no longer checked from outside." },
    paths: {
      "http_config.allow_insecure": row("alert", "accepting any certificate", "false"),
      suspended: row("alert", "suspending", "false"),
      interval: row("alert", "the time between checks", "lower", { unit: "seconds" }),
      address: row("alert", "the address that is checked", "same"),
      consecutive_fails: row("alert", "failures until it counts as down", "lower"),
    },
  },
  cloudflare_notification_policy: {
    label: "notification",
    removal: { kind: "alert", consequence: "Its notifications are no longer sent." },
    paths: {
      enabled: row("alert", "the notification", "true"),
      mechanisms: row("alert", "the recipients", "present"),
    },
  },
  cloudflare_load_balancer: {
    label: "load balancer",
    serves: "every request to the name",
    paths: {
      default_pools: row("routing", "pools", "same"),
      fallback_pool: row("routing", "the fallback pool", "same"),
      enabled: row("availability", "the load balancer", "true", { absent: true }),
      proxied: row("exposure", "Cloudflare's proxy", "true"),
    },
  },
  cloudflare_load_balancer_pool: {
    label: "pool of a load balancer",
    serves: "the requests to its origins",
    partial: true,
    paths: { origins: row("availability", "origins", "longer") },
  },
  cloudflare_r2_bucket: { label: "R2 bucket", holds: "every object in the bucket" },
  cloudflare_workers_kv_namespace: { label: "KV namespace", holds: "every key in it" },
  cloudflare_d1_database: { label: "D1 database", holds: "every table in it" },
  cloudflare_zero_trust_access_application: {
    label: "Access application",
    removal: {
      kind: "exposure",
      consequence: "Visitors of the application no longer have to sign in.",
    },
    paths: { session_duration: row("access", "the session's length", "lower", { severity: "warning" }) },
  },
  cloudflare_zero_trust_access_policy: {
    label: "Access policy",
    partial: true,
    paths: { decision: row("access", "the decision", ["bypass", "non_identity", "allow", "deny"]) },
  },
  cloudflare_api_token: {
    label: "API token",
    credential: "Every client that uses the token is refused.",
    paths: { policies: row("access", "policies", "same", { severity: "warning" }) },
  },
};
