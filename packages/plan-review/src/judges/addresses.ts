import { isList, isUnknown, type Value } from "@infra-tools/terraform-plan/value";
import { type AddressRange, isPrivate, isWorld, parseAddresses, subtractRanges } from "./cidr";
import { capitalized, type Judge, type Judgement } from "./judge";
import { KIND_TEXTS } from "./kinds";
import type { Observation } from "./observe";
import { hasSensitive, isUnset, reveal, showAll } from "./values";

/** Lists of addresses, compared as the sets of addresses that they stand for. */
export const judgeAddresses: Judge = ({ change, observations }) => {
  if (change.action === "delete") return [];
  return observations.flatMap((seen) => {
    if (seen.fact.safe !== "addresses") return [];
    const judgement = judgeList(seen, change.action === "create");
    return judgement === undefined ? [] : [judgement];
  });
};

function judgeList(seen: Observation, isNew: boolean): Judgement | undefined {
  const before = addressesOf(seen.before);
  const after = addressesOf(seen.after);
  const added = subtractRanges(after.ranges, before.ranges);
  const words = after.words.filter((word) => !before.words.includes(word));
  if (isNew ? !isWorld(added) : added.length === 0 && words.length === 0) return undefined;
  const entries = listed(seen.after).filter((entry) => isAdded(entry, added, words));
  const world = isWorld(added) && !isWorld(before.ranges);
  const { what, consequence } = seen.fact;
  const printed = hasSensitive(seen.after) ? "(sensitive)" : showAll(entries);
  return {
    rule: world ? "open-to-world" : "network-opened",
    path: seen.path,
    message: `${capitalized(what)}: ${printed} ${isUnset(seen.before) ? "from the start" : "added"}. ${
      world
        ? "That is the whole internet, or most of it."
        : (consequence ??
          (isPrivate(added) ? "More private addresses can reach it." : KIND_TEXTS.addresses.consequence))
    }`,
    advice: KIND_TEXTS.addresses.advice,
    before: seen.before,
    after: seen.after,
    byName: seen.byName,
  };
}

interface Addresses {
  readonly ranges: readonly AddressRange[];
  /** Entries that are no addresses: names of groups, tags. */
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

function isAdded(entry: string, added: readonly AddressRange[], words: readonly string[]): boolean {
  const ranges = parseAddresses(entry);
  if (ranges === undefined) return words.includes(entry);
  const left = subtractRanges(ranges, added);
  const touched = subtractRanges(ranges, left);
  return touched.length > 0;
}
