import { create, destroy } from "../../checks/plans";
import { danger, type Labelled, safe, set } from "../labelled";
import { release } from "./builders";

/** DigitalOcean, Cloudflare and Helm. */
export const PLATFORMS: readonly Labelled[] = [
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
];
