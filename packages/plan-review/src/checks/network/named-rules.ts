import { isList, isObject, type Value, type ValueObject } from "@infra-tools/terraform-plan/value";
import { denies, guardsNetwork, isOutgoing, namesSources } from "../../lexicon/addresses";
import { hasAny, wordsOf } from "../../lexicon/words";
import { type AddressRange, parseAddresses } from "../../values/cidr";
import { reveal, texts } from "../../values/inspect";
import { ALL_PORTS, type NetworkAccess, type NetworkRule, type Ports } from "./network-rule";

const NOTHING: NetworkAccess = { allowed: [], refused: [] };

/**
 * Rules of a firewall of any provider, by the words of its attributes: blocks that say addresses together with ports or a
 * protocol, `inbound_rule { port_range = "22", source_addresses = [...] }`. Nothing for a type that is no firewall, and for one
 * that names addresses without ports.
 */
export function readNamedRules(value: Value, type: string): NetworkAccess {
  if (!guardsNetwork(type)) return NOTHING;
  const plain = reveal(value);
  if (!isObject(plain)) return NOTHING;
  const isOutgoingType = hasAny(wordsOf(type), OUTGOING);
  const allowed: NetworkRule[] = [];
  const refused: NetworkRule[] = [];
  for (const { block, path } of rulesIn(plain, [])) {
    if (reveal(block["enabled"]) === false || reveal(block["disabled"]) === true) continue;
    const isOut = isOutgoingType || isOutgoing(path.join("."), block);
    (denies(block) ? refused : allowed).push(...ruleOf(block, isOut));
  }
  return { allowed, refused };
}

const OUTGOING: readonly string[] = ["egress", "outbound"];

interface RuleBlock {
  readonly block: ValueObject;
  /** Names of the blocks around it. */
  readonly path: readonly string[];
}

/** Blocks that are rules, the resource itself included. What is inside a rule belongs to it. */
function rulesIn(value: Value | undefined, path: readonly string[]): readonly RuleBlock[] {
  const plain = reveal(value);
  if (isList(plain)) return plain.flatMap((item) => rulesIn(item, path));
  if (!isObject(plain)) return [];
  if (isRule(plain)) return [{ block: plain, path }];
  return Object.entries(plain).flatMap(([name, inner]) =>
    typeof inner === "object" ? rulesIn(inner, [...path, name]) : [],
  );
}

function isRule(block: ValueObject): boolean {
  const names = Object.keys(block).map(wordsOf);
  return names.some(isAddressName) && names.some((words) => hasAny(words, PORTS) || hasAny(words, PROTOCOLS));
}

const PROTOCOLS: readonly string[] = ["protocol(?= $)", "ip protocol"];

/** The port of a connection's other end is no restriction. */
const PORTS: readonly string[] = [
  "(?<!source )(?<!src )ports?(?= $)",
  "(?<!source )(?<!src )ports? range*",
  "dports?",
  "(?:from|to|start|end|first|last) port",
  "port range (?:min|max)",
  "port (?:min|max|from|to|start|end)",
];

const DESTINATIONS: readonly string[] = ["dest*", "dst*", "remote ip*", "remote", "cidr*"];

function isAddressName(words: readonly string[]): boolean {
  return (
    !hasAny(words, ["port*", "id", "ids", "type", "version", "name"]) &&
    (namesSources(words) || hasAny(words, NAMES_OF_ADDRESSES))
  );
}

const NAMES_OF_ADDRESSES: readonly string[] = [
  "subnet",
  "remote(?= $)",
  "dest*",
  "dst*",
  "ips(?= $)",
  "v[46] cidr*",
];

function ruleOf(block: ValueObject, isOut: boolean): readonly NetworkRule[] {
  const written = addressesIn(block, isOut);
  // A rule that names no address and nothing else is about all of them, in some providers: not known by names.
  if (written.length === 0) return [];
  const protocol = protocolOf(block);
  return portsOf(block).map((ports) => ({
    direction: isOut ? "out" : "in",
    protocol,
    ports: protocol === "any" ? ALL_PORTS : ports,
    ranges: written.flatMap((text): readonly AddressRange[] => parseAddresses(text) ?? []),
    written,
    peers: written.filter((text) => parseAddresses(text) === undefined).map((label) => ({ label })),
  }));
}

/** Addresses of the other end, `0.0.0.0` with a size of its own as one address. */
function addressesIn(block: ValueObject, isOut: boolean): readonly string[] {
  const size = ["subnet_size", "prefix_length", "prefix", "cidr_length"]
    .flatMap((name) => texts(block, name))
    .find((text) => /^\d{1,3}$/.test(text));
  return Object.keys(block)
    .filter((name) => {
      const words = wordsOf(name);
      if (!isAddressName(words)) return false;
      const isDestination = hasAny(words, ["dest*", "dst*"]);
      return isOut ? isDestination || hasAny(words, DESTINATIONS) : !isDestination;
    })
    .flatMap((name) => texts(block, name))
    .flatMap((text) => text.split(",").map((part) => part.trim()))
    .filter((text) => text !== "")
    .map((text) => (size !== undefined && !text.includes("/") ? `${text}/${size}` : text));
}

const NUMBERS: Readonly<Record<string, string>> = {
  "-1": "any",
  "0": "any",
  all: "any",
  any: "any",
  "*": "any",
  "1": "icmp",
  "6": "tcp",
  "17": "udp",
};

function protocolOf(block: ValueObject): string {
  const name = Object.keys(block).find((key) => hasAny(wordsOf(key), PROTOCOLS));
  const text = (name === undefined ? undefined : texts(block, name)[0])?.toLowerCase();
  if (text === undefined || text === "") return "tcp or udp";
  return NUMBERS[text] ?? text;
}

/** Ports of the rule, in one attribute, in two for its ends, or in a block for the protocol. All of them where none is named. */
function portsOf(block: ValueObject): readonly Ports[] {
  const ends = { low: undefined as number | undefined, high: undefined as number | undefined };
  const ranges: Ports[] = [];
  for (const [name, text] of portTexts(block, [])) {
    const words = wordsOf(name);
    if (hasAny(words, ["from", "start", "first", "min"])) ends.low = Number(text);
    else if (hasAny(words, ["to", "end", "last", "max"])) ends.high = Number(text);
    else ranges.push(...text.split(",").map(portRange));
  }
  const { low, high } = ends;
  if (low !== undefined || high !== undefined) ranges.push(between(low ?? high ?? 0, high ?? low ?? 0));
  return ranges.length === 0 ? [ALL_PORTS] : ranges;
}

function portTexts(
  block: ValueObject,
  around: readonly string[],
): readonly (readonly [name: string, text: string])[] {
  return Object.entries(block).flatMap(([key, value]) => {
    const words = wordsOf(key);
    const name = [...around, key].join("_");
    if (hasAny(words, ["source", "src"])) return [];
    const plain = reveal(value);
    if (isObject(plain) || (isList(plain) && plain.some((item) => isObject(reveal(item))))) {
      const inner = (isList(plain) ? plain : [plain]).map(reveal).filter(isObject);
      return inner.flatMap((each) => portTexts(each, [...around, key]));
    }
    const isPort =
      hasAny(words, PORTS) || (around.length > 0 && hasAny(words, ["(?:port )?(?:min|max)(?= $)"]));
    return isPort
      ? texts(plain, "")
          .filter((text) => text !== "")
          .map((text) => [name, text] as const)
      : [];
  });
}

/** `22`, `22-23`, `22:23`, `22/22`; `all`, `*`, `-1/-1` and `0` are all of them. */
function portRange(text: string): Ports {
  const [low = NaN, high = low] = text
    .trim()
    .split(/(?<=\d)[-:/]/)
    .map(Number);
  return between(low, high);
}

function between(low: number, high: number): Ports {
  return !Number.isFinite(low) || !Number.isFinite(high) || low <= 0 ? ALL_PORTS : [low, Math.max(low, high)];
}
