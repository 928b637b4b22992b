import { pem } from "./parts";
import { fixed, type Rules } from "./table";

const COMMON: Rules = {
  id: "{@hex 32}",
  created_on: "{@timestamp}",
  modified_on: "{@timestamp}",
};

export const cloudflare: { readonly [type: string]: Rules } = {
  cloudflare_authenticated_origin_pulls: {
    id: "{zone_id}",
    created_at: "{@timestamp}",
    updated_at: "{@timestamp}",
    status: "active",
    enabled: fixed(true),
  },
  cloudflare_authenticated_origin_pulls_certificate: {
    id: "{@hex 32}",
    certificate_id: "{id}",
    issuer: "CN=Sandbox",
    signature: "SHA256WithRSA",
    status: "active",
    uploaded_on: "{@timestamp}",
    expires_on: "2036-01-01T00:00:00Z",
    enabled: fixed(false),
  },
  cloudflare_dns_record: {
    ...COMMON,
    meta: "{}",
    proxiable: ({ text }) => ["A", "AAAA", "CNAME"].includes(text("type")),
    proxied: fixed(false),
    settings: fixed({}),
    tags: fixed([]),
    comment_modified_on: ({ fake, text }) => (text("comment") === "" ? null : fake("comment").timestamp()),
    tags_modified_on: fixed(null),
  },
  cloudflare_healthcheck: { ...COMMON, status: "unknown", failure_reason: "" },
  cloudflare_list: { ...COMMON, num_items: fixed(0), num_referencing_filters: fixed(0) },
  cloudflare_list_item: { ...COMMON, operation_id: "{@hex 32}" },
  cloudflare_notification_policy: { id: "{@uuid}", created: "{@timestamp}", modified: "{@timestamp}" },
  cloudflare_origin_ca_certificate: {
    id: "{@digits 48}",
    certificate: ({ fake }) => pem("CERTIFICATE", fake("certificate")),
    expires_on: "2040-12-28T00:00:00Z",
  },
  cloudflare_page_rule: COMMON,
  cloudflare_ruleset: { id: "{@hex 32}", last_updated: "{@timestamp}", version: "1" },
  cloudflare_zone_setting: {
    id: "{setting_id}",
    editable: fixed(true),
    modified_on: "{@timestamp}",
    enabled: fixed(null),
    time_remaining: fixed(null),
  },
};
