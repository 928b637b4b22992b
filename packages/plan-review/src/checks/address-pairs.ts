import { isList, isObject, type Value, type ValueObject } from "@infra-tools/terraform-plan/value";
import { labelOf } from "../context";
import { denies, isGate } from "../lexicon/addresses";
import { type AddressRange, isWorld, parseCidr, rangeFinder, subtractRanges } from "../values/cidr";
import { hasSensitive, reveal } from "../values/inspect";
import { shared } from "./shared";

/** Names of the two ends of a range of addresses. */
const ENDS: readonly (readonly [first: string, last: string])[] = [
  ["start_ip_address", "end_ip_address"],
  ["start_ip", "end_ip"],
  ["ip_start", "ip_end"],
  ["start_address", "end_address"],
  ["from_ip", "to_ip"],
];

interface Pair {
  readonly range: AddressRange;
  readonly text: string;
}

/** Firewall rules that name the first and the last address of a range. */
export const addressPairChecks = shared<"open-to-world" | "network-opened">((context) => {
  const { change } = context;
  if (!isGate(change.type, "") || change.after === undefined || change.action === "delete") return [];
  const before = pairsIn(change.before);
  const after = pairsIn(change.after);
  const ranges = ({ range }: Pair) => range;
  const added = subtractRanges(after.map(ranges), before.map(ranges));
  const isAdded = rangeFinder(added);
  const isOpen = isWorld(added);
  const azure = after.find(isAllOfAzure);
  const isAzureNew = azure !== undefined && !before.some(isAllOfAzure);
  if (added.length === 0 || (change.action === "create" && !isOpen && !isAzureNew)) return [];
  const printed = hasSensitive(change.after)
    ? "(sensitive)"
    : after
        .filter(({ range }) => isAdded([range]))
        .map(({ text }) => text)
        .join(", ");
  return [
    {
      rule: isOpen ? "open-to-world" : "network-opened",
      path: [],
      statement: `The ${labelOf(context)} lets in ${printed}`,
      ...(isAzureNew && !isOpen
        ? { consequence: "That stands for every service in Azure, of any customer." }
        : {}),
      before: before.map(({ text }) => text),
      after: after.map(({ text }) => text),
      byName: true,
    },
  ];
});

/** Azure's own notation: https://learn.microsoft.com/azure/azure-sql/database/firewall-configure */
function isAllOfAzure({ text }: Pair): boolean {
  return text === "0.0.0.0 to 0.0.0.0";
}

function pairsIn(value: Value | undefined): readonly Pair[] {
  const plain = reveal(value);
  if (isList(plain)) return plain.flatMap(pairsIn);
  if (!isObject(plain) || denies(plain)) return [];
  const pairs = ENDS.flatMap(([first, last]) => pairOf(plain, first, last));
  return [
    ...pairs,
    ...Object.values(plain).flatMap((inner) => (typeof inner === "object" ? pairsIn(inner) : [])),
  ];
}

function pairOf(block: ValueObject, first: string, last: string): readonly Pair[] {
  const [from, to] = [reveal(block[first]), reveal(block[last])];
  if (typeof from !== "string" || typeof to !== "string") return [];
  const [low, high] = [parseCidr(from), parseCidr(to)];
  if (low === undefined || high === undefined || low.version !== high.version || high.last < low.first)
    return [];
  return [{ range: { version: low.version, first: low.first, last: high.last }, text: `${from} to ${to}` }];
}
