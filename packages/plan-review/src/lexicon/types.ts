import type { Kind, Removal } from "../attributes/metadata";
import { remembered } from "./remembered";
import { hasAny, providerOf, typeWords } from "./words";

interface RemovalReading extends Omit<Removal, "parent"> {
  readonly phrases: readonly string[];
}

/** Types that are themselves a safeguard, by the words of their names: removing one weakens something. */
const REMOVALS: readonly RemovalReading[] = [
  {
    kind: "audit",
    consequence: "Its activity is no longer recorded.",
    phrases: ["diagnostic setting", "aad diagnostic setting"],
  },
  {
    kind: "protection",
    consequence: "Removes a safeguard against accidental deletion.",
    phrases: [
      "lock",
      "management lock",
      "deletion protection",
      "branch protection*",
      "tag protection",
      "protected branch",
      "protected environment",
      "repository ruleset",
      "organization ruleset",
      "approval rule",
      "push rules",
      "immutability policy",
      "compliance policy",
      "quota rate limit",
    ],
  },
  {
    kind: "backup",
    consequence: "Its backups are no longer made.",
    phrases: [
      "backup policy",
      "backup schedule",
      "backup plan",
      "backup selection",
      "backup protected*",
      "snapshot policy",
      "snapshot schedule",
      "snapshot lifecycle*",
      "lifecycle policy backup",
      "backup config*",
    ],
  },
  { kind: "replication", consequence: "Data is no longer copied.", phrases: ["replication*", "mirror*"] },
  {
    kind: "alert",
    consequence: "Its problems are no longer reported.",
    phrases: [
      "alert*",
      "alarm*",
      "monitor",
      "monitors",
      "heartbeat*",
      "contact point",
      "escalation*",
      "notification*",
      "synthetic*",
      "uptime*",
      "health check",
      "on call*",
      "oncall*",
      "schedule layer",
      "service integration",
      "action group",
      "slo",
      "service level*",
      "budget",
      "probe",
      "pagerduty*",
      "receiver",
      "security monitoring rule",
      "contact method",
    ],
  },
  {
    kind: "audit",
    consequence: "Its activity is no longer recorded.",
    phrases: [
      "audit*",
      "log archive",
      "logs archive",
      "flow log*",
      "log export",
      "log sink",
      "log profile",
      "logging*",
      "trail",
      "recorder",
      "log drain",
      "siem*",
      "log forward*",
      "logs index",
      "event stream",
      "log stream",
      "realm events",
      "extended auditing*",
    ],
  },
  {
    kind: "exposure",
    consequence: "It no longer restricts access.",
    phrases: [
      "firewall policy",
      "firewall",
      "network rules",
      "network acl",
      "egp policy",
      "rgp policy",
      "identity mfa*",
      "web application firewall*",
      "waf*",
      "web acl*",
      "security policy",
      "network policy",
      "app access policy*",
      "manager access policy",
      "account access policy",
      "zero trust access policy",
      "ip access list",
      "ip allow list",
      "allowlist",
      "ip allowlist",
      "domain allowlist",
      "public access block",
      "account public access*",
      "conditional access*",
      "signon policy*",
      "sign on policy*",
      "password policy*",
      "mfa policy*",
      "policy mfa",
      "auth policy",
      "authentication policy*",
      "policy assignment",
      "organization policy",
      "org policy*",
      "sentinel policy*",
      "sentinel alert*",
      "service control policy",
      "admission*",
      "constraint*",
      "rate limit*",
      "security center*",
      "guardduty*",
      "ddos*",
      "block list",
      "app armor",
      "security group association",
      "firewall policy association",
      "masking policy*",
      "row access policy",
      "access control list",
      "securityhub*",
      "security hub*",
      "inspector*",
      "inspector2*",
      "macie*",
      "detective*",
      "security command center*",
      "threat*",
      "brute force*",
      "attack protection",
    ],
  },
  {
    kind: "encryption",
    consequence: "Data is no longer encrypted by it.",
    phrases: ["encryption*", "server side encryption*", "customer managed key"],
  },
];

/** Types that are exceptions from a safeguard: what is switched on or removed with them is the exception. */
const EXCEPTION_TYPES: readonly string[] = [
  "exclusion*",
  "exemption*",
  "exception*",
  "muting*",
  "mute*",
  "silence*",
  "downtime*",
  "suppression*",
  "maintenance window",
  "bypass*",
  "ignore*",
  "drop rule",
];

/** Types named like a safeguard that guard nothing by themselves. */
const NO_SAFEGUARDS: readonly string[] = [
  "notification hub*",
  "replication controller*",
  "replication subnet group",
  "replication slot",
  "traffic mirror*",
  "mirroring*",
  "disruption budget*",
  "budget action",
  "resource association",
  "auditmanager*",
  "quality ruleset",
  "table constraint",
  "match set",
  "rules ruleset",
  "firebaserules*",
  "servicecatalog*",
  "invite accepter",
  "invitation accepter",
  "agent action group",
  "claims mapping policy*",
  "notification template",
  "secure credential",
  "audit trail token",
  "data connector*",
  "iam policy",
  "iam binding",
  "iam member",
  "wafv2 api key",
  "hub action target",
  "hub insight",
  "filter",
  "rule order",
  "monitor workspace",
  "monitor autoscale*",
  "monitor private link*",
  "monitor scheduled query rules log",
  "forwarding ruleset",
  "synthetics global variable",
  "synthetics private location",
  "synthetics concurrency cap",
  "slo correction",
  "notification rule order",
  "monitor json",
  "rule collection*",
  "firewall rule(?! group)",
  "accepter",
];

export const isException: (type: string) => boolean = remembered((type) =>
  hasAny(typeWords(type), EXCEPTION_TYPES),
);

/** Providers of monitoring and paging: a switch without another subject is about an alert. */
const ALERTING = new Set([
  "datadog",
  "grafana",
  "pagerduty",
  "opsgenie",
  "newrelic",
  "statuscake",
  "pingdom",
  "uptimerobot",
  "betteruptime",
  "sentry",
  "honeycombio",
  "victorops",
  "checkly",
  "signalfx",
  "incident",
  "squadcast",
  "dynatrace",
  "logicmonitor",
]);

/** Types of those providers that tell nobody anything by themselves. */
const NO_ALERTS: readonly string[] = [
  "pipeline",
  "custom field",
  "integration aws*",
  "integration gcp*",
  "integration azure*",
  "integration cloudflare*",
  "integration confluent*",
  "integration fastly*",
  "integrations",
  "metric*",
  "tag*",
  "cache variable",
  "allocation*",
  "user",
  "parsing rule",
  "incident type",
  "dashboard*",
  "mapping*",
  "metrics rule",
];

export function isAlertingProvider(type: string): boolean {
  return ALERTING.has(providerOf(type));
}

const readingOfType = remembered((type): RemovalReading | undefined => {
  const words = typeWords(type);
  if (hasAny(words, NO_SAFEGUARDS)) return undefined;
  return REMOVALS.find(({ phrases }) => hasAny(words, phrases));
});

/** Meaning of the removal of a resource, by its type; undefined for a type that is not a safeguard. */
export function removalByName(type: string): Removal | undefined {
  const reading = readingOfType(type);
  if (reading === undefined || isException(type)) return undefined;
  return { kind: reading.kind, consequence: reading.consequence };
}

/** Kind of a switch that only has the type as its subject. */
export function kindOfType(type: string): Kind | undefined {
  const isAlert = isAlertingProvider(type) && !hasAny(typeWords(type), NO_ALERTS);
  return readingOfType(type)?.kind ?? (isAlert ? "alert" : undefined);
}

/** Last words of types that hold data. */
const STATEFUL = new Set(
  `database databases db bucket disk volume filesystem fileshare share table keyspace collection vault snapshot backup topic
   queue storage account store zone cluster server instance repository repo project schema catalog ledger broker mount index
   indices namespace registry warehouse dataset datastore secret key keyring cache stream container space workspace
   domain droplet eventhub iothub blob nfs stage mysql postgresql redis backend workspaces group_share pool share_directory bigtable spanner graph archive graphdb metastore`.split(
    /\s+/,
  ),
);

/** Of those, the ones that hold data only after certain words. */
const NEEDS_WORD: Readonly<Record<string, RegExp>> = {
  account: /(?<!linked_)storage_account|cosmosdb_account|netapp_account/,
  instance:
    /(db|sql|sql_managed|serverless|database|redis|rds|ec2|compute|memcached?|spanner|bigtable|filestore|mongo|postgres\w*|mysql|kafka|mq)_instance|^aws_instance/,
  container: /storage_container|blob_container|sql_container/,
  key: /(kms|vault|encryption|crypto|customer|signing|master)_key|_crypto_key/,
  secret: /(vault|manager|kv)_secret|^vault_kv|_kv_secret/,
  pool: /(storage|file|disk|capacity|sql)_pool/,
  project: /^(github|gitlab|google|digitalocean|mongodbatlas|sentry|vercel)_project/,
  group_share: /group_share/,
  namespace: /(kubernetes|eventhub|servicebus|cassandra|vault)_namespace/,
  account_store: /store/,
  collection: /(mongo\w*|cosmos\w*|database|firestore|document|vector|milvus|qdrant)_collection/,
  domain: /^(digitalocean|linode|vultr|gandi|hetznerdns|dnsimple|scaleway)_(dns_)?domain$/,
  repository: /^(?!.*(team|collaborators?|installation|secret|variable)_repository)/,
  repo: /^(?!databricks_)/,
  topic: /^(?!gitlab_)/,
  cluster: /^(?!databricks_|gitlab_|.*(machine_learning|stream_analytics)_)/,
  store: /^(?!.*(password|trust)_store)/,
  stream: /^(?!.*(log|event)_stream)|cloudwatch_log_stream/,
  nfs: /^digitalocean_/,
  share: /^(?!databricks_|snowflake_)/,
  warehouse: /^(?!snowflake_)/,
  table: /^(?!.*(route|routing|rule|lookup)_table)/,
  blob: /storage_blob/,
  stage: /^snowflake_/,
  mysql: /database_mysql/,
  postgresql: /database_postgresql/,
  redis: /managed_redis/,
  backend: /^vault_(?!kv_).*secret_backend/,
  workspaces: /^databricks_mws_/,
  server:
    /^(?!.*(smtp|trusted|linked|dhcp|vpn|dns|route|auth|authorization|api|proxy|license|transfer|web|app|mail)_server$)/,
  workspace: /log_analytics_workspace|databricks_(mws_)?workspace|synapse_workspace|prometheus_workspace/,
  index: /(elasticsearch|opensearch|elasticstack\w*|search|kendra|vector|pinecone|logs)_index/,
  pool_share: /share/,
  zone: /(dns|hosted|cloudflare|route53)_zone/,
};

/** Words at the end of a type that make it an attachment or a setting of something else. */
const ATTACHED =
  /_(policy|attachment|association|member|binding|iam|rule|configuration|config|settings?|permission|grant|alias|role|user|subscription|record|entry|item|schedule|membership|endpoint|connection|link|group|profile|template|certificate|peering|assignment)(_v\d+)?$/;

/** Words within a type that make it a way to something that holds data, or a copy of it. */
const WAY = /_(endpoint|output|input|linked|policy|protected)_/;

/** A type without metadata holds data, by its name. */
export const holdsDataByName: (type: string) => boolean = remembered((type) => {
  const plain = type.replace(/_v\d+$/, "");
  if (ATTACHED.test(plain) || WAY.test(plain)) return false;
  const last = plain.split("_").at(-1) ?? "";
  if (!STATEFUL.has(last)) return false;
  const needed = NEEDS_WORD[last];
  return needed === undefined || needed.test(plain);
});
