import { isList, isObject, type Value } from "@infra-tools/terraform-plan/value";
import { type AttributeMetadata, type Kind, row } from "../attributes/metadata";
import { isUnset, reveal } from "../values/inspect";
import type { NamedValue } from "./reading";
import { hasAny, typeWords, wordsOf } from "./words";

/** A block before and after the change. */
interface Block {
  readonly before: Value | undefined;
  readonly after: Value | undefined;
}

/** References to a guard, and blocks that carry one: the customer's key, a web ACL, the security groups. */
interface Guard {
  readonly kind: Kind;
  /** True whatever the provider does without it. */
  readonly consequence: string;
  readonly words: readonly string[];
  /** Words that the name may not have. */
  readonly none?: readonly string[];
  /** Words of which a block around has one. */
  readonly within?: readonly string[];
  /** Words that neither a block around nor the type may have. */
  readonly notAbout?: readonly string[];
  /** Words of which the type or a block around has one. */
  readonly about?: readonly string[];
  /** Values that guard, where others do not. */
  readonly values?: RegExp;
  /** The guard limits the block around it: without the block there is nothing to guard. */
  readonly limitsBlock?: true;
}

const NO_LONGER_SENT = "Records are no longer sent there.";
const OTHER_KEY = "Data is no longer encrypted with the customer's key.";
const NO_LONGER_THERE = "It is no longer placed in this network.";
const NOT_REPORTED = "It no longer reports there.";

/** Types that are a part of a network: to leave another part is ordinary. */
const NETWORK_PARTS: readonly string[] = [
  "subnet*",
  "network acl*",
  "route*",
  "nat",
  "endpoint*",
  "interface",
  "association",
  "attachment",
  "gateway*",
  "vpc",
  "security group*",
  "network security*",
  "eip",
  "address*",
  "peering*",
  "flow log",
  "site acl",
];

/** Blocks and types whose references choose something else. */
const ALWAYS_ORDINARY: readonly string[] = ["filters?", "selector*", "match*"];

const GUARDS: readonly Guard[] = [
  {
    kind: "encryption",
    consequence: OTHER_KEY,
    words: [
      "kms (?:[a-z]+ )?key*",
      "kms (?:id|arn|name)",
      "key vault key*",
      "key vault reference*",
      "managed hsm key*",
      "disk encryption set*",
      "encryption key*",
      "customer (?:[a-z]+ )?key*",
      "cmk*",
      "cmek*",
      "crypto key*",
    ],
    none: ["version*", "rotation*", "policy*", "public", "ssh", "signing", "api", "access", "object", "spec"],
    notAbout: ["alias", "signing*", "jwt*"],
  },
  {
    kind: "encryption",
    consequence: OTHER_KEY,
    words: ["key (?:id|arn|name|identifier|uri)(?= $)"],
    none: ["public", "ssh", "signing", "api", "access"],
    within: ["encrypt*", "[a-z]+ encryption", "kms*", "customer managed key*", "cmk*", "sse*"],
  },
  {
    kind: "encryption",
    consequence: OTHER_KEY,
    words: ["key id(?= $)"],
    about: ["ssm parameter"],
  },
  {
    kind: "encryption",
    consequence: "It no longer asks for this encryption.",
    words: ["encryption (?:option|type|mode|algorithm)(?= $)", "sse (?:algorithm|type|mode)(?= $)"],
  },
  {
    kind: "audit",
    consequence: NO_LONGER_SENT,
    words: [
      "log destination*",
      "log group*",
      "cloud ?watch logs? [a-z]+ [a-z]+",
      "log (?:bucket|target|storage)*",
      "log (?:set|topic)(?: id)?(?= $)",
      "log setting(?= $)",
      "logging (?:bucket|target|storage)*",
      "logs? s3 bucket*",
      "http logs",
      "access logs?(?= $)",
      "log (?:publishing|delivery|export)*",
      "audit (?:log|policy) (?:path|file)(?= $)",
    ],
    none: ["retention*", "prefix*", "format*", "type"],
    notAbout: ["log group*", "metric filter", "subscription filter", "query definition"],
  },
  {
    kind: "audit",
    consequence: NO_LONGER_SENT,
    words: ["bucket*", "destination*", "target bucket", "workspace*", "storage account*", "topic", "stream*"],
    none: ["prefix*", "format*", "owner", "type"],
    within: ["access log*", "logging*", "log config*", "logs", "log settings", "log publishing*", "audit*"],
  },
  {
    kind: "exposure",
    consequence: "It no longer applies to the requests.",
    words: [
      "web acl*",
      "waf (?:[a-z]+ )?(?:policy|acl|id|arn)*",
      "web application firewall policy*",
      "firewall policy*",
      "edge security policy",
      "ddos protection plan*",
      "security policy(?= $)",
    ],
    none: ["mode", "rule*", "type", "order"],
    notAbout: ["domain name", "listener", "server", "association", "attachment", "pod*"],
  },
  {
    kind: "exposure",
    consequence: "The rules of the security groups no longer apply to it.",
    words: [
      "security groups?(?= $)",
      "security group (?:id|ids|name|names|arn|arns)(?= $)",
      "nsg ids?(?= $)",
    ],
    none: [
      "source*",
      "referenced*",
      "destination*",
      "allow*",
      "peer*",
      "remote*",
      "default*",
      "replacement*",
    ],
    notAbout: ["ingress*", "egress*", "rule", "rules", "security group*", "authenticator*", "launch config*"],
  },
  {
    kind: "exposure",
    consequence: "SSH is allowed from everywhere.",
    words: ["source security groups?(?: ids)?(?= $)"],
    within: ["remote access"],
    limitsBlock: true,
  },
  {
    kind: "exposure",
    consequence: "Network policies are no longer enforced.",
    words: ["network polic(?:y|ies)(?= $)", "network policy (?:provider|mode|engine|id)(?= $)"],
    none: ["endpoint"],
  },
  {
    kind: "backup",
    consequence: "It is no longer backed up by this policy.",
    words: [
      "backup (?:policy|plan|schedule)*",
      "(?:snapshot|recovery) (?:policy|schedule)*",
      "backup vault*",
    ],
    none: ["window*", "type"],
    notAbout: ["backup*", "snapshot*", "recovery*", "vault*"],
  },
  {
    kind: "exposure",
    consequence: NO_LONGER_THERE,
    words: [
      "vpc (?:config|configuration|options?|settings?|access|connector|connector id)(?= $)",
      "(?:virtual network|vnet) (?:config|configuration|integration|rule|profile)(?= $)",
      "(?:virtual network|vnet|delegated|infrastructure) subnet*",
      "subnet group*",
      "private network*",
    ],
    none: ["public", "vpc config map", "type", "mode"],
    notAbout: [...NETWORK_PARTS, "lb", "load balancer*"],
  },
  {
    kind: "exposure",
    consequence: "It is no longer reached by this endpoint.",
    words: ["private endpoints?(?= $)"],
    notAbout: ["private endpoint*", "endpoint*"],
  },
  {
    kind: "audit",
    consequence: "It is no longer measured there.",
    words: ["application insights*", "instrumentation key"],
    none: ["enabled", "cloud"],
    notAbout: ["application insights*"],
  },
  {
    kind: "identity",
    consequence: "It loses the permissions that this identity has.",
    words: ["(?:managed )?identity(?= $)", "instance profile(?: name| arn)?(?= $)"],
    none: ["business"],
    notAbout: ["identity*", "federated*", "email*", "ses*", "user*", "certificate*"],
  },
  {
    kind: "access",
    consequence: "Groups of people no longer decide about access.",
    words: ["authenticator groups*"],
  },
  {
    kind: "exposure",
    consequence: NO_LONGER_THERE,
    words: ["network(?= $)"],
    about: ["vertex*", "notebook*", "workbench*"],
  },
  {
    kind: "replication",
    consequence: "There is no longer one in these places.",
    words: [
      "(?:additional|secondary|replica|failover) (?:locations?|regions?)(?= $)",
      "(?:geo )?replicas?(?= $)",
    ],
    none: ["max*", "min*", "in"],
    notAbout: ["replica", "replicas"],
  },
  {
    kind: "retention",
    consequence: "What is deleted is no longer kept for this time.",
    words: ["delete retention policy(?= $)", "soft delete(?: policy)?(?= $)"],
  },
  {
    kind: "retention",
    consequence: "What is deleted is no longer kept for this time.",
    words: ["retention policy(?= $)"],
    within: ["share properties"],
  },
  {
    kind: "retention",
    consequence: "What they kept can be deleted.",
    words: ["retention rules?(?= $)"],
    about: ["bucket", "objectstorage*"],
  },
  {
    kind: "probe",
    consequence: "Its health is no longer checked this way.",
    words: ["health check (?:path|url|uri|id|ids|request path|http path)(?= $)"],
    none: ["interval*", "timeout*"],
  },
  {
    kind: "probe",
    consequence: "Its health is no longer checked this way.",
    words: ["health checks?(?= $)"],
    about: ["target group", "backend*", "server group", "pool", "container definitions"],
  },
  {
    kind: "access",
    consequence: "Signatures can be valid for any time.",
    words: ["sas policy"],
  },
  {
    kind: "exposure",
    consequence: NO_LONGER_THERE,
    words: ["subnet(?:work)? (?:resource )?ids?(?= $)", "subnets(?= $)"],
    none: ["public", "gateway"],
    notAbout: [...NETWORK_PARTS, "lb", "load balancer*", "firewall", "autoscaling*"],
  },
  {
    kind: "alert",
    consequence: NOT_REPORTED,
    words: [
      "sns topic*",
      "notification (?:arn|topic|channel|target|email|contact|recipient)*",
      "notification arns?",
      "alert (?:email|contact|recipient)*",
      "alarm topic*",
      "emails? to",
    ],
    none: ["enabled", "status", "type"],
  },
  {
    kind: "alert",
    consequence: NOT_REPORTED,
    words: [
      "emails?(?= $)",
      "email address(?:es)?(?= $)",
      "phone(?: number)?(?= $)",
      "topic arns?(?= $)",
      "topics?(?= $)",
    ],
    about: ["contact", "alert*", "notification*", "alarm*"],
    notAbout: ["user*", "account", "subscription", "domain"],
  },
  {
    kind: "protection",
    consequence: "Messages that fail are no longer kept.",
    words: ["dead letter*", "redrive policy(?= $)", "dlq*"],
  },
  {
    kind: "protection",
    consequence: "Code is no longer checked for its signature.",
    words: ["code signing*", "binary authorization*", "binauthz*"],
  },
  {
    kind: "protection",
    consequence: "The safeguard that it names no longer applies.",
    words: [
      "guardrail*",
      "rai policy*",
      "security config(?:uration)?(?: id| name| arn)?(?= $)",
      "security profile*",
      "permissions? boundary*",
      "inspect template*",
      "resource guard*",
      "zone (?:protection )?profile(?= $)",
    ],
    notAbout: ["transparency*", "user"],
  },
  {
    kind: "encryption",
    consequence: "New secrets are stored without this encryption.",
    words: ["encryption provider config(?= $)"],
  },
  {
    kind: "exposure",
    consequence: "It is no longer an internal load balancer.",
    words: ["load balancer (?:type|scheme)(?= $)"],
    values: /^internal$/i,
  },
  {
    kind: "tls",
    consequence: "The certificate is no longer used.",
    words: [
      "certificate authority(?= $)",
      "ca ?file(?= $)",
      "(?:tls|ssl) (?:cert(?:ificate)?|private key) file(?= $)",
      "client cert(?:ificate)?(?: id| arn)?(?= $)",
      "trust ?store (?:uri|arn|id)(?= $)",
    ],
  },
  {
    kind: "access",
    consequence: "The origin is no longer reached with this identity.",
    words: ["origin access (?:control|identity)*"],
    none: ["type"],
  },
  {
    kind: "access",
    consequence: "Requests are no longer authorized by it.",
    words: ["authorizer (?:id|arn|uri)(?= $)", "authorizer(?= $)"],
  },
  {
    kind: "access",
    consequence: "Clients are no longer asked for it.",
    words: ["user group ids?(?= $)", "auth token(?= $)", "access control list name(?= $)"],
    about: ["cache", "replication group", "memorydb*", "redis", "valkey"],
  },
  {
    kind: "availability",
    consequence: "Nothing takes over when it fails.",
    words: [
      "origin group(?= $)",
      "failover criteria",
      "failover config*",
      "secondary (?:origins?|regions?|zones?|servers?|backends?|nodes?|instances?|clusters?|sites?|gateways?|endpoints?|pools?|targets?|hosts?|links?|circuits?|tunnels?|connections?|locations?)(?= $)",
    ],
    none: ["ip", "address*", "range*", "cidr*"],
  },
  {
    kind: "access",
    consequence: "Clients are no longer mapped to this user.",
    words: ["posix user*"],
  },
  {
    kind: "access",
    consequence: "People no longer sign in with this directory.",
    words: [
      "azure active directory*",
      "(?:azuread|azure ad|entra(?: id)?) admin*",
      "active directory (?:role|authentication|administrator)*",
    ],
    none: ["managed"],
  },
  {
    kind: "key",
    consequence: "It is no longer rotated by this schedule.",
    words: ["rotation (?:period|interval|rule|rules|schedule|policy)(?= $)"],
    notAbout: ["log*", "on call*", "oncall*"],
  },
];

/** With all words that make a reference ordinary: a list that is made once is looked up once. */
const ALL_GUARDS: readonly Guard[] = GUARDS.map((guard) => ({
  ...guard,
  notAbout: [...ALWAYS_ORDINARY, ...(guard.notAbout ?? [])],
}));

/**
 * Meaning of an attribute or block that names a guard and is removed; undefined for any other. Another value is no removal,
 * nor is one that goes into an attribute of the same meaning.
 */
export function readRemovedGuard(
  { type, words, around, label, before, after }: NamedValue,
  blocksAround: () => readonly Block[],
): AttributeMetadata | undefined {
  if (isUnset(before) || !isUnset(after) || !isReference(before)) return undefined;
  const guard = ALL_GUARDS.find(
    (each) => isNamed(each, type, words, around) && (each.values?.test(String(before)) ?? true),
  );
  if (guard === undefined) return undefined;
  const blocks = blocksAround();
  if (isSetByAnother(guard, blocks) || (guard.limitsBlock === true && isUnset(blocks[0]?.after)))
    return undefined;
  return row(guard.kind, label, "present", { consequence: guard.consequence });
}

function isNamed(
  { words: phrases, none = [], within, about, notAbout = [] }: Guard,
  type: string,
  words: readonly string[],
  around: readonly (readonly string[])[],
): boolean {
  const context = [...around, typeWords(type)];
  return (
    hasAny(words, phrases) &&
    !hasAny(words, none) &&
    (within === undefined || around.some((block) => hasAny(block, within))) &&
    (about === undefined || context.some((block) => hasAny(block, about))) &&
    !context.some((block) => hasAny(block, notAbout))
  );
}

/** A name, a list or a block, not a switch or a number. */
function isReference(before: Value | undefined): boolean {
  if (typeof before === "string") return !/^(true|false|none|off|disabled|-?\d+)$/i.test(before);
  return isList(before) || isObject(before);
}

/** `kms_key_id` removed and `kms_key_arn` set: the same guard by another attribute. */
function isSetByAnother(guard: Guard, blocks: readonly Block[]): boolean {
  return blocks.some(({ before, after }) => {
    const [from, to] = [reveal(before), reveal(after)];
    if (!isObject(to)) return false;
    return Object.keys(to).some(
      (name) =>
        hasAny(wordsOf(name), guard.words) &&
        !isUnset(to[name]) &&
        isUnset(isObject(from) ? from[name] : undefined),
    );
  });
}
