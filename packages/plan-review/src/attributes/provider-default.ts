import { type Json, memberOf, type Value } from "@infra-tools/terraform-plan/value";
import DEFAULTS from "../lexicon/provider-defaults.json";
import { isUnset } from "../values/inspect";
import { directionOf } from "./direction";
import type { AttributeMetadata, Kind } from "./metadata";

/**
 * Kinds of attributes that are compared with the provider's default on a new object. Availability and capacity are not: nothing
 * depends on a new object yet, and its size is a choice.
 */
const KINDS: ReadonlySet<Kind> = new Set<Kind>([
  "access",
  "alert",
  "audit",
  "backup",
  "encryption",
  "exposure",
  "protection",
  "tls",
]);

/** An alert that is off from the start is found by its words, whatever the provider's default. */
const IS_OFF = /(^|\.)(is_)?(enabled?|active|status|state)$/;

/** Attributes in which a new object can be worse than the default. */
export function isJudged(kind: Kind, path: string): boolean {
  return KINDS.has(kind) && !(kind === "alert" && IS_OFF.test(path));
}

const TABLE: { readonly [type: string]: { readonly [path: string]: Json } } = DEFAULTS;

/**
 * Default of a safeguard, as its provider documents it: `true` for `domain_endpoint_options.enforce_https`. Undefined where the
 * provider states none, or one that is no safeguard. `measure/defaults.js` makes the table, whose paths have an attribute
 * and the block around it.
 */
export function providerDefault(type: string, path: string): Json | undefined {
  const defaults = memberOf(TABLE, type);
  return defaults === undefined ? undefined : memberOf(defaults, path.split(".").slice(-2).join("."));
}

/**
 * Meaning of an attribute of a new object whose value is worse than the default: without it, the object would be safer.
 * Undefined if the value is no worse than the default.
 */
export function againstDefault(
  attribute: AttributeMetadata,
  path: string,
  byDefault: Json,
  after: Value | undefined,
): AttributeMetadata | undefined {
  if (isUnset(after) || !isJudged(attribute.kind, path)) return undefined;
  const isGuard = attribute.safe === "true" || Array.isArray(attribute.safe);
  const { kind } = directionOf({
    path: path.split("."),
    attribute,
    before: byDefault,
    after,
    byName: false,
  });
  return isGuard && kind === "worse" ? { ...attribute, byDefault } : undefined;
}
