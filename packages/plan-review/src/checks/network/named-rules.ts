import { isList, isObject, type Value, type ValueObject } from "@infra-tools/terraform-plan/value";
import { denies, guardsNetwork, isOutgoing, namesSources } from "../../lexicon/addresses";
import { hasAny, wordsOf } from "../../lexicon/words";
import { type AddressRange, parseAddresses } from "../../values/cidr";
import { reveal, texts } from "../../values/inspect";
import { namesPort, portsIn } from "./named-ports";
import { ALL_PORTS, type NetworkAccess, type NetworkRule } from "./network-rule";

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
  return names.some(isAddressName) && names.some((words) => namesPort(words) || hasAny(words, PROTOCOLS));
}

const PROTOCOLS: readonly string[] = ["protocol(?= $)", "ip protocol"];

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
  const ports = portsIn(block);
  return (ports.length === 0 ? [ALL_PORTS] : ports).map((range) => ({
    direction: isOut ? "out" : "in",
    protocol,
    ports: protocol === "any" ? ALL_PORTS : range,
    ranges: written.flatMap((text): readonly AddressRange[] => parseAddresses(text) ?? []),
    written,
    peers: written.filter((text) => parseAddresses(text) === undefined).map((label) => ({ label })),
  }));
}

/** Addresses of the other end, `0.0.0.0` with a size of its own as one address. */
function addressesIn(block: ValueObject, isOut: boolean): readonly string[] {
  const [size] = ["subnet_size", "prefix_length"].flatMap((name) => texts(block, name));
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
