import { isUnknown, type Value } from "@infra-tools/terraform-plan/value";
import type { AttributeMetadata } from "../attributes/metadata";
import { isUnset, reveal } from "../values/inspect";
import { readAddresses } from "./addresses";
import { nameOf } from "./attribute-name";
import { mayBePolicy, policyDocument } from "./policy-text";
import { readCollection } from "./read-collection";
import { readFlags } from "./read-flags";
import { readNew, readNewSwitch } from "./read-new";
import { readBoolean, readNumber, readThreshold, readUnit } from "./read-numbers";
import { readBoundRemoval, readExpiry, readRemovedPair, readTarget } from "./read-removals";
import { readRemovedGuard } from "./read-removed-guard";
import { readPublicAddress, readScope, readSelection } from "./read-scopes";
import { readText } from "./read-text";
import { readUnknown } from "./read-unknown";
import { firstReading, type NamedAttribute, type NamedValue, type Reader } from "./reading";
import { settingName } from "./setting-name";
import { hasAny } from "./words";

/** Readers of what is chosen, recorded or published. */
const SCOPE_READERS: readonly Reader<Value | undefined>[] = [
  readTarget,
  readSelection,
  readScope,
  readPublicAddress,
  readRemovedPair,
];

/**
 * Meaning of an attribute of any provider by its words and its values; undefined if they do not say it. What it returns
 * is as certain as names are: findings from it are a warning at most.
 */
export function readAttribute(attribute: NamedAttribute): AttributeMetadata | undefined {
  const name = nameOf(`${attribute.type}\n${settingName(attribute)}`);
  if (name === undefined) return undefined;
  const { words, around, label } = name;
  const before = reveal(attribute.before);
  const after = reveal(attribute.after);
  if (isUnknown(after) || isUnknown(before)) return readUnknown(attribute, words, label, readAttribute);
  if (attribute.isNew)
    return (
      readAddresses(attribute, words, label) ??
      readNew(name.wrongOnNew, label, after) ??
      readNewSwitch(name.asSwitch, name, after)
    );
  const named: NamedValue = { type: attribute.type, words, around, label, before, after };
  return (
    readBoundRemoval(named) ??
    readRemovedGuard(named, attribute.blocksAround) ??
    readExpiry(named) ??
    readFlags(words, before, after, (flag, former, current) =>
      readAttribute({ ...attribute, path: flag, before: former, after: current }),
    ) ??
    firstReading(SCOPE_READERS, named) ??
    readAddresses(attribute, words, label) ??
    readPolicyDocument(named) ??
    readThreshold(attribute, words, around, label) ??
    (isChosenFirst(attribute, around) ? undefined : readBoolean(name, before, after)) ??
    readNumber(name, before, after) ??
    readUnit(name, before, after) ??
    readText(named) ??
    readCollection(named)
  );
}

function readPolicyDocument({ words, before, after }: NamedValue): AttributeMetadata | undefined {
  if (![before, after].some((text) => typeof text === "string" && mayBePolicy(text))) return undefined;
  return policyDocument(words);
}

/** A list of what is allowed that is new: without it, all was. */
function isChosenFirst({ blocksAround }: NamedAttribute, around: readonly (readonly string[])[]): boolean {
  return (
    hasAny(around[0] ?? [], ["allowed*", "selected*", "permitted*"]) && isUnset(blocksAround()[0]?.before)
  );
}
