import { isList, isObject, type ValueObject } from "@infra-tools/terraform-plan/value";
import { hasAny, wordsOf } from "../../lexicon/words";
import { reveal, texts } from "../../values/inspect";
import { ALL_PORTS, type Ports } from "./network-rule";

const PORTS: readonly string[] = [
  "ports?(?= $)",
  "ports? range*",
  "dports?",
  "(?:from|to|start|end|first|last) port",
  "port (?:min|max|from|to|start|end)",
];

/** The port of a connection's other end is no restriction. */
const OTHER_END: readonly string[] = ["source", "src"];

/** Names of a range's ends in a block for its protocol: `tcp_options { min = 22 }`. */
const BARE_ENDS: readonly string[] = ["(?:port )?(?:min|max)(?= $)"];

export function namesPort(words: readonly string[]): boolean {
  return hasAny(words, PORTS) && !hasAny(words, OTHER_END);
}

/** Ports of a rule: in one attribute, in two for the ends of a range, or in blocks of its own. None where it names none. */
export function portsIn(block: ValueObject, isInside = false): readonly Ports[] {
  const ranges: Ports[] = [];
  let low: number | undefined;
  let high: number | undefined;
  for (const [key, value] of Object.entries(block)) {
    const words = wordsOf(key);
    const plain = reveal(value);
    if (hasAny(words, OTHER_END)) continue;
    const inner = (isList(plain) ? plain : [plain]).map((item) => reveal(item ?? undefined)).filter(isObject);
    ranges.push(...inner.flatMap((each) => portsIn(each, true)));
    if (inner.length > 0 || !(namesPort(words) || (isInside && hasAny(words, BARE_ENDS)))) continue;
    const written = texts(plain, "").filter((text) => text !== "");
    if (hasAny(words, ["from", "start", "first", "min"])) low = Number(written[0]);
    else if (hasAny(words, ["to", "end", "last", "max"])) high = Number(written[0]);
    else ranges.push(...written.flatMap((text) => text.split(",")).map(portRange));
  }
  if (low !== undefined || high !== undefined) ranges.push(between(low ?? high, high ?? low));
  return ranges;
}

/** `22`, `22-23`, `22:23`, `22/22`; `all`, `*`, `-1/-1` and `0` are all of them. */
function portRange(text: string): Ports {
  const [low, high = low] = text.split(/(?<=\d)[-:/]/).map(Number);
  return between(low, high);
}

/** A range of two ports. No number, and 0, are all ports in some provider. */
function between(low = Number.NaN, high = Number.NaN): Ports {
  return low > 0 && high >= low ? [low, high] : ALL_PORTS;
}
