import { code, type Line, text } from "@infra-tools/report/doc/doc";
import type { Change } from "@infra-tools/terraform-plan/model";
import { isObject, isSensitive, memberOf, type Value } from "@infra-tools/terraform-plan/value";
import { first } from "../values/inspect";

/** Attributes that hold the name by which people know an object. */
const NAMES: readonly string[] = [
  "display_name",
  "name",
  "metadata.name",
  "manifest.metadata.name",
  "bucket",
  "function_name",
  "identifier",
  "cluster_identifier",
  "topic_name",
  "repository",
  "username",
  "user_name",
  "domain",
];

/** Attributes that say which of several objects of that name it is. */
const PLACES: readonly string[] = [
  "resource_group_name",
  "metadata.namespace",
  "manifest.metadata.namespace",
  "namespace",
  "location",
  "region",
  "zone",
];

const ADDRESSES: readonly string[] = [
  "cidr_block",
  "ip_cidr_range",
  "address_space",
  "address_prefixes",
  "cidr",
  "ip_address",
  "address",
];

const LONGEST = 60;

/**
 * Name of a resource for people: the construct's path in the code, else the object's own name with its place and address,
 * as in "vnet-old in rg-old, 10.50.0.0/16". Undefined if it says no more than the Terraform address.
 */
export function identityOf(change: Change): string | undefined {
  if (change.constructPath !== undefined) return change.constructPath;
  // Of an object that goes, the name that it has today.
  const isNew = change.action === "create" || change.action === "update";
  const side = isNew ? (change.after ?? change.before) : (change.before ?? change.after);
  const name = textIn(side, NAMES);
  const place = textIn(side, PLACES);
  const address = textIn(side, ADDRESSES);
  if (name === undefined) return undefined;
  if (place === undefined && address === undefined && name === change.name) return undefined;
  return `${name}${place === undefined ? "" : ` in ${place}`}${address === undefined ? "" : `, ${address}`}`;
}

/** The identity, then the address; the address alone where there is nothing better. */
export function identityLine(change: Change | undefined, address: string): Line {
  const identity = change === undefined ? undefined : identityOf(change);
  return identity === undefined ? [code(address)] : [code(identity), text(" "), code(address, "muted")];
}

function textIn(side: Value | undefined, paths: readonly string[]): string | undefined {
  for (const path of paths) {
    const value = isPlain(side, path) ? first(side, path) : undefined;
    if (typeof value === "string" && value !== "" && value.length <= LONGEST) return value;
  }
  return undefined;
}

/** Nothing on the way is sensitive, and the first member exists. */
function isPlain(side: Value | undefined, path: string): boolean {
  if (!isObject(side) || isSensitive(side)) return false;
  const [head = ""] = path.split(".");
  const member = memberOf(side, head);
  return member !== undefined && !hasMark(member);
}

function hasMark(value: Value): boolean {
  if (isSensitive(value)) return true;
  if (Array.isArray(value)) return value.some(hasMark);
  return isObject(value) && Object.values(value).some((inner) => inner !== undefined && isSensitive(inner));
}
