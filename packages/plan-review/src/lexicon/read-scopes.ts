import { isList, isObject } from "@infra-tools/terraform-plan/value";
import { type AttributeMetadata, row } from "../attributes/metadata";
import { isUnset } from "../values/inspect";
import { type NamedValue, spelled } from "./reading";
import { kindOfType } from "./types";
import { hasAny, typeWords } from "./words";

/** `*` -> `service:shop` of an archive or an export: the rest is no longer kept. Other expressions have no order. */
export function readSelection({
  type,
  words,
  label,
  before,
  after,
}: NamedValue): AttributeMetadata | undefined {
  if (!hasAny(words.slice(-1), ["filter", "query"]) || !hasAny(typeWords(type), EXPORTS)) return undefined;
  const [from, to] = [spelled(before), spelled(after)];
  if (SELECTS_ALL.test(from) === SELECTS_ALL.test(to)) return undefined;
  return row("audit", label, SELECTS_ALL.test(to) ? [from, to] : [to, from], {
    absent: "",
    consequence: "Everything else is no longer recorded there.",
  });
}

const EXPORTS: readonly string[] = [
  "archive",
  "sink",
  "export*",
  "log stream",
  "logpush*",
  "logging",
  "log delivery",
];

const SELECTS_ALL = /^\s*(\*|true)?\s*$/;

/** `All` -> `cn-hangzhou` of a trail: the rest is no longer recorded. */
export function readScope({ type, words, label, before, after }: NamedValue): AttributeMetadata | undefined {
  if (kindOfType(type) !== "audit" || !hasAny(words.slice(-1), SCOPES)) return undefined;
  if (typeof before !== "string" || typeof after !== "string") return undefined;
  if (EVERYTHING.test(before) === EVERYTHING.test(after)) return undefined;
  return row("audit", label, EVERYTHING.test(after) ? [before, after] : [after, before], {
    consequence: "Everything else is no longer recorded.",
  });
}

const SCOPES: readonly string[] = ["region", "location", "scope", "category", "resource type"];

const EVERYTHING = /^(all|\*)$/i;

/** `public_ip_address_id` of a machine that had none. */
export function readPublicAddress({
  type,
  words,
  label,
  before,
  after,
}: NamedValue): AttributeMetadata | undefined {
  if (!isUnset(before) || isUnset(after) || !(typeof after === "string" || isList(after) || isObject(after)))
    return undefined;
  const isOfMachine = hasAny(words, PUBLIC_ADDRESSES) && hasAny(typeWords(type), MACHINES);
  const isOfAddress = hasAny(words, MACHINE_NAMES) && hasAny(typeWords(type), ADDRESSES);
  if (!isOfMachine && !isOfAddress) return undefined;
  return row("exposure", label, "absent", { consequence: "A machine has a public address." });
}

const PUBLIC_ADDRESSES: readonly string[] = [
  "public ip(?: address)?(?: id)?(?= $)",
  "floating ip(?: address)?(?: id)?(?= $)",
  "eip(?: id)?(?= $)",
];

/** `server_instance_no` of an address that had none. */
const ADDRESSES: readonly string[] = [
  "public ip(?= $)",
  "elastic ip(?= $)",
  "eip(?= $)",
  "floating ip(?= $)",
];
const MACHINE_NAMES: readonly string[] = ["instance(?: id| no)?(?= $)", "server(?: id| no)?(?= $)"];

/** Types that work without a public address. A load balancer needs one and is not listed. */
const MACHINES: readonly string[] = [
  "instance",
  "server",
  "machine",
  "virtual machine",
  "vm",
  "network interface",
  "port",
  "cluster",
  "node*",
  "database",
];
