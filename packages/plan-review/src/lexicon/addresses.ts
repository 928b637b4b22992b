import { isObject, type Value } from "@infra-tools/terraform-plan/value";
import { type AttributeMetadata, row } from "../attributes/metadata";
import { parseAddresses } from "../values/cidr";
import { isUnset, reveal, texts } from "../values/inspect";
import type { NamedAttribute } from "./reading";
import { remembered } from "./remembered";
import { hasAny, typeWords, wordsOf } from "./words";

const SOURCES: readonly string[] = [
  "cidr*",
  "source address*",
  "source ranges",
  "source range",
  "src ip*",
  "source ip*",
  "ip range*",
  "ip range filter",
  "allowed ip range*",
  "ip ranges",
  "ip rules",
  "allowed ip*",
  "allowed caller ip*",
  "allowed cidr*",
  "allow lists?",
  "allowlist",
  "ip allow*",
  "ip whitelist*",
  "security ips?(?= $)",
  "security ip list",
  "ip block*",
  "entry(?= $)",
  "whitelist*",
  "ip addresses",
  "ip address",
  "authorized ip*",
  "authorized networks",
  "authorized ranges",
  "trusted ip*",
  "inbound*",
  "load balancer source ranges",
  "networks",
  "network",
  "ip filter*",
  "remote ip*",
  "ip acl*",
  "ip(?= $)",
  "ips(?= $)",
  "login ip*",
  "axfr ips",
  "ipv4",
  "ipv6",
  "source*",
  "gateways",
  "proxies",
  "value",
  "values",
  "addresses",
  "access to(?= $)",
  "subnetworks",
];

/** Types that say who gets in: there an address is a source even if its name does not say so. */
const GATES: readonly string[] = [
  "firewall*",
  "prefix list",
  "ip set",
  "ip group",
  "address list",
  "named location",
  "security group*",
  "network rule*",
  "access list",
  "access control group*",
  "security list*",
  "ip allow list",
  "allow list",
  "allowlist",
  "whitelist",
  "ip restriction*",
  "ip filter*",
  "ip rule*",
  "ip access*",
  "acl",
  "nacl",
  "network policy",
  "authorized*",
  "network zone",
  "secgroup*",
  "tunnel dest group",
  "traffic filter*",
  "admin rule",
  "public ports",
  "access level",
  "share access",
  "secret role",
];

const SOURCES_BY_NAME: readonly string[] = SOURCES.filter(
  (phrase) =>
    ![
      "ip addresses",
      "ip address",
      "ip(?= $)",
      "ips(?= $)",
      "ip block*",
      "entry(?= $)",
      "networks",
      "network",
      "cidr*",
      "ip range*",
      "ip ranges",
      "inbound*",
      "ipv4",
      "ipv6",
      "source*",
      "gateways",
      "proxies",
      "value",
      "values",
      "addresses",
    ].includes(phrase),
);

/** The name is one of sources, in a type that says who gets in. */
export function namesSources(words: readonly string[]): boolean {
  return hasAny(words, SOURCES);
}

/** Lists without which every address may connect. */
const FILTERS: readonly string[] = [
  "filter*",
  "allow*",
  "authorized*",
  "whitelist*",
  "trusted*",
  "source ranges",
  "ip rules",
];

/** Lists that restrict everything wherever they are: they are no sources of a rule. */
const STRICT_FILTERS: readonly string[] = [
  "allowed addresses",
  "allowed caller*",
  "authorized*",
  "authorised*",
  "whitelist*",
  "allowlist*",
  "trusted*",
];

/** The type or the block around it says who gets in. */
export function isGate(type: string, path: string): boolean {
  return isGateName(type) || (path !== "" && isGatePath(path));
}

const isGateName = remembered((type) => hasAny(typeWords(type), GATES));

/** Types whose rules let traffic in or out of a network. */
export const guardsNetwork = remembered((type) => hasAny(typeWords(type), NETWORK_GUARDS));

const NETWORK_GUARDS: readonly string[] = [
  "public ports",
  "firewall*",
  "security group*",
  "secgroup*",
  "security list*",
  "(?:network )?n?acl*",
  "network rule*",
];
const isGatePath = remembered((path) => hasAny(wordsOf(path), GATES));

/** Addresses that may connect, by name; reversed in a rule that denies, undefined in one for outgoing traffic. */
export function readAddresses(
  { type, path, before, after, blocksAround }: NamedAttribute,
  words: readonly string[],
  label: string,
): AttributeMetadata | undefined {
  // `condition.source_ip.in`: the name of the list is that of the block.
  const isCondition = words.join() === "in" && hasAny(wordsOf(path.split(".").at(-2) ?? ""), CONDITIONS);
  // `allowed_ip_range.value`: the block says what the value is.
  const block = wordsOf(path.split(".").at(-2) ?? "");
  const isNamedByBlock = words.join() === "value" && hasAny(block, SOURCES_BY_NAME);
  if (!isCondition && !isNamedByBlock && !hasAny(words, isGate(type, path) ? SOURCES : SOURCES_BY_NAME))
    return undefined;
  // The two ends of a range have a check of their own.
  if (hasAny(words, ["start", "end", "first", "last"])) return undefined;
  const isOfAnything = !isGateName(type) && !hasAny(wordsOf(path), OF_ADDRESSES);
  if (![before, after].some(isOfAnything ? holdsNumericAddresses : holdsAddresses)) return undefined;
  const blocks = blocksAround();
  if (blocks.some((block) => isOutgoing(path, block.after) || isOutgoing(path, block.before)))
    return undefined;
  if (blocks.some(({ before: from, after: to }) => denies(to) || (isUnset(to) && denies(from))))
    return row("addresses", label, "denied-addresses");
  if (
    hasAny(typeWords(type), NAMED_SETS) &&
    blocks.some((block) => isNamedForRefusal(block.after ?? block.before))
  )
    return row("addresses", label, "denied-addresses");
  // An attribute of the resource itself restricts all access; in a rule, other attributes can name the sources.
  const isFilter = isCondition || hasAny(words, blocks.length === 1 ? FILTERS : STRICT_FILTERS);
  return row("addresses", label, "addresses", isFilter ? { unlimited: [null] } : {});
}

/** Sets of addresses that rules elsewhere let in or refuse: their own name is all that says which. */
const NAMED_SETS: readonly string[] = ["ip set", "ip group", "address list", "address group", "prefix list"];

function isNamedForRefusal(block: Value | undefined): boolean {
  const plain = reveal(block);
  if (!isObject(plain)) return false;
  return texts(plain, "name").some((name) =>
    /(^|[^a-z])(deny|denied|block|blocked|blocklist|blacklist|banned|bad|malicious|reject)([^a-z]|$)/i.test(
      name,
    ),
  );
}

/** Blocks of conditions on where a request comes from. */
const CONDITIONS: readonly string[] = ["request ip*", "source ip*", "client ip*", "remote ip*"];

/** Words of a list that can hold nothing but addresses: an allow list of models is one, too. */
const OF_ADDRESSES: readonly string[] = [
  "ips?*",
  "ipv[46]*",
  "cidr*",
  "address*",
  "network*",
  "range*",
  "source*",
  "src",
  "authorized*",
  "trusted*",
  "in",
];

function holdsNumericAddresses(value: Value | undefined): boolean {
  return texts(value, "").some(
    (text) => /\d/.test(text) && parseAddresses(text.split(",")[0] ?? "") !== undefined,
  );
}

function holdsAddresses(value: Value | undefined): boolean {
  return texts(value, "").some(
    (text) =>
      text === "*" ||
      parseAddresses(text.split(",")[0] ?? "") !== undefined ||
      /^(any|internet)$/i.test(text),
  );
}

const DENIAL = /^(deny|denied|block|blocked|reject|drop|blacklist|forbid)/i;

/** The block is a rule that refuses. */
export function denies(block: Value | undefined): boolean {
  const plain = reveal(block);
  if (!isObject(plain)) return false;
  return [
    "access",
    "action",
    "type",
    "list_type",
    "permission",
    "effect",
    "mode",
    "rule_action",
    "policy",
    "kind",
  ].some((name) => {
    const value = reveal(plain[name]);
    return typeof value === "string" && DENIAL.test(value);
  });
}

/** The path, or the direction of the rule, says that it is about outgoing traffic. */
export function isOutgoing(path: string, block: Value | undefined): boolean {
  if (/(^|[._])(egress|outbound|destination|dest|dst)/i.test(path)) return true;
  const plain = reveal(block);
  if (!isObject(plain)) return false;
  return ["direction", "type", "traffic_direction"].some((name) => {
    const direction = reveal(plain[name]);
    return typeof direction === "string" && /^(outbound|egress|out)$/i.test(direction);
  });
}
