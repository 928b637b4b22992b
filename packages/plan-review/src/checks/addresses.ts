import type { Change } from "@infra-tools/terraform-plan/model";
import { isList, isObject, isUnknown, type Value } from "@infra-tools/terraform-plan/value";
import type { TypeMetadata } from "../attributes/metadata";
import type { Observation } from "../attributes/observe";
import { capitalized } from "../context";
import {
  type AddressRange,
  isPrivate,
  isPrivateNetwork,
  isWorld,
  parseAddresses,
  rangeFinder,
  subtractRanges,
} from "../values/cidr";
import { collect, hasSensitive, isUnset, reveal, showAll, texts } from "../values/inspect";
import { hasNamedRules } from "./network/network-access";
import { type Analysed, shared } from "./shared";

type AddressRule = "open-to-world" | "network-opened";

/** Lists of addresses, compared as sets of addresses. */
export const addressChecks = shared<AddressRule>(({ change, metadata, observations }) => {
  if (change.action === "delete") return [];
  // Addresses of rules are compared with their ports.
  const isCompared = observations.some(({ byName }) => byName) && hasNamedRules(change, metadata);
  return observations.flatMap((observation) => {
    const { safe } = observation.attribute;
    if (isCompared && observation.byName) return [];
    if (safe === "denied-addresses") return fewerDenied(observation);
    if (safe !== "addresses") return [];
    const isNew = change.action === "create";
    if (isFirstList(observation, change, metadata)) return [];
    if (isNew && observation.byName && opensWebPortsOnly(change.after)) return [];
    const issue = compareAddresses(observation, isNew);
    return issue === undefined ? [] : [issue];
  });
});

/** The block around the list is new, and without it every address was allowed. */
function isFirstList(
  { path }: Observation,
  { action, before }: Change,
  metadata: TypeMetadata | undefined,
): boolean {
  if (action === "create") return false;
  const words = path.filter((step) => typeof step === "string");
  return words.slice(0, -1).some((_, index) => {
    const block = words.slice(0, index + 1).join(".");
    return metadata?.paths?.[block]?.safe === "present" && collect(before, block).length === 0;
  });
}

function compareAddresses(observation: Observation, isNew: boolean): Analysed<AddressRule> | undefined {
  const isOpenIfUnset = observation.attribute.unlimited?.includes(null) === true && !isNew;
  const allowed = (value: Value | undefined) =>
    isOpenIfUnset && isBlank(value) ? EVERYWHERE : addressesOf(value);
  const before = allowed(observation.before);
  const after = allowed(observation.after);
  const added = subtractRanges(after.ranges, before.ranges);
  const wordsBefore = new Set(before.words);
  const words = after.words.filter((word) => !wordsBefore.has(word));
  if (isNew ? !isWorld(added) : added.length === 0 && words.length === 0) return undefined;
  if (isOpenIfUnset && isBlank(observation.after)) return emptied(observation);
  const entries = listed(observation.after).filter(isAdded(added, words));
  const { label, consequence } = observation.attribute;
  const printed = hasSensitive(observation.after) ? "(sensitive)" : showAll(entries);
  const statement = `${capitalized(label)}: ${printed} ${isUnset(observation.before) ? "from the start" : "added"}`;
  const { path, before: from, after: to, byName } = observation;
  const common = { path, statement, before: from, after: to, byName };
  if (isWorld(added) && !isWorld(before.ranges)) return { rule: "open-to-world", ...common };
  const narrower = consequence ?? (isPrivate(added) ? "More private addresses can reach it." : undefined);
  return {
    rule: "network-opened",
    ...common,
    ...(narrower === undefined ? {} : { consequence: narrower }),
    ...(isPrivateNetwork(added) && words.length === 0 ? { severity: "notice" as const } : {}),
  };
}

/** No list, an empty one, or the empty text that some providers have instead. */
function isBlank(value: Value | undefined): boolean {
  const plain = reveal(value);
  return isUnset(plain) || (isList(plain) && plain.every((item) => item === ""));
}

const WEB_PORTS = /^(80|443|80-80|443-443|http|https)$/i;

/** All ports in a new rule are those of a web server. */
function opensWebPortsOnly(rule: Value | undefined): boolean {
  const ports = portsIn(rule);
  return ports.length > 0 && ports.every((port) => WEB_PORTS.test(port));
}

function portsIn(value: Value | undefined): readonly string[] {
  const plain = reveal(value);
  if (isList(plain)) return plain.flatMap(portsIn);
  if (!isObject(plain)) return [];
  return Object.entries(plain).flatMap(([name, inner]) =>
    /(^|_)ports?(_|$)/.test(name) && !/source_port/.test(name) ? texts(inner, "") : portsIn(inner),
  );
}

const EVERYWHERE: Addresses = { ranges: parseAddresses("*") ?? [], words: [] };

function emptied({ attribute, path, before, after, byName }: Observation): Analysed<AddressRule> {
  return {
    rule: "open-to-world",
    path,
    statement: `${capitalized(attribute.label)}: emptied`,
    consequence: "Without the list, every address may connect.",
    before,
    after,
    byName,
  };
}

function fewerDenied({
  attribute,
  path,
  before,
  after,
  byName,
}: Observation): readonly Analysed<AddressRule>[] {
  const missing = subtractRanges(addressesOf(before).ranges, addressesOf(after).ranges);
  if (missing.length === 0) return [];
  const entries = listed(before).filter(isAdded(missing, []));
  const printed = hasSensitive(before) ? "(sensitive)" : showAll(entries);
  return [
    {
      rule: "network-opened",
      path,
      statement: `${capitalized(attribute.label)}: no longer refuses ${printed}`,
      consequence: "Other rules decide about these addresses.",
      before,
      after,
      byName,
    },
  ];
}

interface Addresses {
  readonly ranges: readonly AddressRange[];
  /** Entries that are not addresses: names of groups, tags. */
  readonly words: readonly string[];
}

function addressesOf(value: Value | undefined): Addresses {
  const ranges: AddressRange[] = [];
  const words: string[] = [];
  for (const entry of listed(value)) {
    const parsed = parseAddresses(entry);
    if (parsed === undefined) words.push(entry);
    else ranges.push(...parsed);
  }
  return { ranges, words };
}

function listed(value: Value | undefined): readonly string[] {
  const plain = reveal(value);
  if (plain === undefined || plain === null || isUnknown(plain)) return [];
  if (isList(plain)) return plain.flatMap(listed);
  return typeof plain === "string"
    ? plain
        .split(",")
        .map((part) => part.trim())
        .filter((part) => part !== "")
    : [];
}

function isAdded(added: readonly AddressRange[], words: readonly string[]): (entry: string) => boolean {
  const isFound = rangeFinder(added);
  const wanted = new Set(words);
  return (entry) => {
    const ranges = parseAddresses(entry);
    return ranges === undefined ? wanted.has(entry) : isFound(ranges);
  };
}
