import { createHmac, hash } from "node:crypto";
import { canonical } from "@infra-tools/terraform-plan/compare/canonical";
import type { Change } from "@infra-tools/terraform-plan/model";
import { formatPath } from "@infra-tools/terraform-plan/path";
import {
  isList,
  isObject,
  isSensitive,
  isUnknown,
  memberOf,
  type Value,
} from "@infra-tools/terraform-plan/value";
import type { Issue } from "./rule";
import { hasSensitive } from "./values/inspect";

/** Parts of a finding that an acceptance is bound to. */
export interface Accepted {
  readonly rule: string;
  /** The plan's label. */
  readonly environment: string;
  readonly address: string;
  /** Undefined for a finding about the plan as a whole. */
  readonly change: Change | undefined;
  readonly issue: Issue;
  /** The issue's message without secrets. */
  readonly message: string;
}

/** Digits identify a finding within a project. */
const DIGITS = 12;

/** Attributes by which an object is known to its provider. */
const IDENTITY = ["id", "arn", "name", "self_link", "bucket"];

/**
 * Computes the name of a finding, which expires when anything about it changes: the rule, the environment, what happens to which
 * object, the place, both values or the message. Sensitive values count with their content only with a key, and only then
 * is the name another one than without it: an open hash would confirm a guess.
 */
export function fingerprintOf(
  { rule, environment, address, change, issue, message }: Accepted,
  scrub: (text: string) => string,
  key: string | undefined,
): string {
  const { path, before, after } = issue;
  const printed = (value: Value | undefined) => scrub(canonical(withoutSecrets(value)));
  const parts = [
    rule,
    environment,
    address,
    change?.action ?? "",
    change?.deposed ?? "",
    scrub(identityOf(change)),
    formatPath(path),
    printed(before),
    printed(after),
    message,
  ];
  if (key === undefined || !(hasSensitive(before) || hasSensitive(after))) {
    return hash("sha256", JSON.stringify(parts)).slice(0, DIGITS);
  }
  const whole = JSON.stringify([...parts, canonical(before), canonical(after)]);
  return createHmac("sha256", key).update(whole).digest("hex").slice(0, DIGITS);
}

/** Names of the object that changes; a new object has none. */
function identityOf(change: Change | undefined): string {
  const before = change?.before;
  if (!isObject(before)) return "";
  return canonical(IDENTITY.map((name) => withoutSecrets(memberOf(before, name)) ?? null));
}

/** The value without its sensitive parts. */
function withoutSecrets(value: Value | undefined): Value | undefined {
  if (isSensitive(value)) return "(sensitive)";
  if (isList(value)) return value.map((item) => withoutSecrets(item) ?? null);
  if (isObject(value) && !isUnknown(value)) {
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [key, withoutSecrets(item) ?? null]),
    );
  }
  return value;
}
