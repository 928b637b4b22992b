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
      "lien",
      "deletion protection",
      "immutability policy",
      "immutable*",
      "compliance policy",
    ],
  },
  {
    kind: "protection",
    consequence: "It no longer checks or refuses changes.",
    phrases: [
      "branch protection*",
      "branch restriction*",
      "branch policy*",
      "tag protection",
      "protected branch",
      "protected environment",
      "repository ruleset",
      "organization ruleset",
      "environment deployment policy",
      "approval rule",
      "check approval",
      "push rules",
    ],
  },
  {
    kind: "protection",
    consequence: "It no longer checks or refuses what is done.",
    phrases: [
      "guardrail*",
      "guard hook",
      "controltower control",
      "config rule",
      "config organization managed rule",
      "config organization custom rule",
      "conformance pack*",
      "binary authorization policy",
      "data loss prevention job*",
      "data loss prevention discovery*",
      "dlp policy*",
    ],
  },
  {
    kind: "protection",
    consequence: "It no longer limits what is asked of it.",
    phrases: ["quota rate limit"],
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
      "backup job",
      "protection job",
      "sla domain",
      "snapshot policy",
      "snapshot schedule",
      "snapshot lifecycle*",
      "lifecycle policy backup",
      "backup config*",
      "backup vault policy",
      "dlm lifecycle policy",
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
      "healthcheck*",
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
      "detection rule",
      "contact method",
    ],
  },
  {
    kind: "audit",
    consequence: "Its activity is no longer recorded.",
    phrases: [
      "audit*",
      "atracker*",
      "logpush job",
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
      "fw policy*",
      "gateway policy(?! table)",
      "allow list",
      "lockout policy",
      "acl security rule",
      "appsec*",
      "attack challenge*",
      "bot management",
      "mfa device policy",
      "project mfa",
      "mfa flag",
      "cbr rule",
      "guardian",
      "cloud guard*",
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
      "alb acl",
      "slb acl",
      "ip acl",
      "site rule",
      "authorization policy",
      "intention",
      "intentions",
      "service perimeter(?! resource| ingress| egress| dry)",
      "assignment policy",
      "data policy",
      "datapolicy",
    ],
  },
  {
    kind: "encryption",
    consequence: "Data is no longer encrypted by it.",
    phrases: ["encryption*", "server side encryption*", "customer managed key"],
  },
];

/** Last words of what looks after others, among the types of a provider of monitoring. */
const WATCHING: readonly string[] = [
  "check",
  "trigger",
  "detector",
  "schedule",
  "rule group",
  "health rule",
  "event spec",
  "test",
];

const WATCHED: RemovalReading = {
  kind: "alert",
  consequence: "Its problems are no longer reported.",
  phrases: [],
};

/** Providers of rules for security: a policy or a rule of theirs is a safeguard. */
const GUARDING = new Set([
  "aquasec",
  "checkpoint",
  "crowdstrike",
  "duo",
  "checkov",
  "cyberark",
  "env0",
  "falco",
  "jumpcloud",
  "kyverno",
  "lacework",
  "netskope",
  "opa",
  "panos",
  "prismacloud",
  "scalr",
  "snyk",
  "spacelift",
  "sysdig",
  "terrakube",
  "tfe",
  "wiz",
  "xray",
  "zia",
  "zpa",
]);

const GUARDS: readonly string[] = ["policy", "rule", "control", "watch", "policy set", "policy group"];

const GUARDED: RemovalReading = {
  kind: "protection",
  consequence: "What it guards against is no longer checked.",
  phrases: [],
};

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
  "rest private endpoint",
  "workflow trigger",
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
  "appdynamics",
  "bugsnag",
  "coralogix",
  "cronitor",
  "firehydrant",
  "healthchecksio",
  "instana",
  "logzio",
  "mackerel",
  "rollbar",
  "rootly",
  "site24x7",
  "sumologic",
  "thousandeyes",
  "zabbix",
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

/** A policy of a whole network whose type has no other word than a list of grants elsewhere, as in `kafka_acl`. */
const WHOLE_POLICIES: ReadonlySet<string> = new Set(["tailscale_acl", "headscale_policy"]);

const RESTRICTION: RemovalReading = {
  kind: "exposure",
  consequence: "It no longer restricts access.",
  phrases: [],
};

const readingOfType = remembered((type): RemovalReading | undefined => {
  const words = typeWords(type);
  if (WHOLE_POLICIES.has(type)) return RESTRICTION;
  if (hasAny(words, NO_SAFEGUARDS)) return undefined;
  const reading = REMOVALS.find(({ phrases }) => hasAny(words, phrases));
  if (reading !== undefined) return reading;
  const last = words.slice(-1);
  if (isAlertingProvider(type) && (hasAny(last, WATCHING) || hasAny(words.slice(-2), WATCHING)))
    return WATCHED;
  return GUARDING.has(providerOf(type)) && (hasAny(last, GUARDS) || hasAny(words.slice(-2), GUARDS))
    ? GUARDED
    : undefined;
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
