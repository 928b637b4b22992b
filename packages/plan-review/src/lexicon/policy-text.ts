import { isList, isObject, parseJson, type Value, type ValueObject } from "@infra-tools/terraform-plan/value";
import { type AttributeMetadata, row } from "../attributes/metadata";
import { texts } from "../values/inspect";
import { capabilitiesOf, widerCapabilities } from "./capabilities";
import { isWildcard } from "./lists";
import { hasAny } from "./words";

const POLICY_NAMES: readonly string[] = [
  "policy",
  "policies",
  "rules",
  "rules hcl",
  "hcl",
  "rego",
  "sentinel",
  "cel",
  "expression",
  "condition",
  "policy document",
  "acl",
];

/** The name is one of rules: a document of them is compared as a whole. */
export function namesRules(words: readonly string[]): boolean {
  return hasAny(words, POLICY_NAMES);
}

/** False for a text that is no IAM policy document. */
export function mayBePolicy(text: string): boolean {
  return text.includes('"Statement"');
}

/** Meaning of an IAM policy document whose type has no metadata: of who may assume the role, or of who may use the thing. */
export function policyDocument(words: readonly string[]): AttributeMetadata {
  return hasAny(words, ["assume role*", "trust*"])
    ? row("policy", "the trust policy", "trust-policy")
    : row("policy", "the policy", "resource-policy");
}

/**
 * Policies in languages other than IAM's. In HCL (Vault, Nomad, Consul) further capabilities widen; a program (Rego,
 * Sentinel, CEL) is not evaluated, so nobody can tell.
 */
export function readPolicyText(
  words: readonly string[],
  label: string,
  before: string,
  after: string,
): AttributeMetadata | undefined {
  if (!namesRules(words)) return undefined;
  const [from, to] = [capabilitiesOf(before), capabilitiesOf(after)];
  if (from !== undefined && to !== undefined) {
    const wider = widerCapabilities(from, to);
    if (wider.length === 0) return undefined;
    return row("access", label, [after, before], { consequence: `New: ${wider.join(", ")}.` });
  }
  const [former, current] = [before, after].map((text) => parseJson(text));
  if (isObject(former) && isObject(current)) return readRules(label, before, after, former, current);
  const isProgram = [before, after].some(
    (text) => /\n/.test(text) && /(^|\n)\s*(package|import|rule|main|violation|deny|allow)\b/.test(text),
  );
  return isProgram ? row("access", label, "program") : undefined;
}

/** Rules in JSON that are no IAM policy: one that newly speaks of everything is wider. */
function readRules(
  label: string,
  before: string,
  after: string,
  former: ValueObject,
  current: ValueObject,
): AttributeMetadata | undefined {
  const existing = new Set(wildcardsIn(former, ""));
  const added = wildcardsIn(current, "").filter((place) => !existing.has(place));
  return added.length === 0
    ? undefined
    : row("access", label, [after, before], { consequence: `New: everything in ${added.join(", ")}.` });
}

/** Paths, without positions, of lists and texts that mean everything. */
function wildcardsIn(value: Value | undefined, path: string): readonly string[] {
  if (typeof value === "string") return isWildcard(value) ? [path] : [];
  if (isList(value)) return [...new Set(value.flatMap((item) => wildcardsIn(item, path)))];
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([name, item]) =>
    wildcardsIn(item, path === "" ? name : `${path}.${name}`),
  );
}

const VERBS = ["inspect", "read", "use", "manage"];

const SENTENCE = /^\s*(allow|admit|endorse)\s+(.+?)\s+to\s+(\w+)\s+(\S+)/i;

/**
 * Policies that are sentences: `Allow group A to read buckets in tenancy`. A sentence with a stronger verb, on everything or
 * for anyone is wider. https://docs.oracle.com/iaas/Content/Identity/Concepts/policysyntax.htm
 */
export function readSentences(
  label: string,
  before: Value | undefined,
  after: Value | undefined,
): AttributeMetadata | undefined {
  const existing = texts(before, "");
  const [strongest, wasWide] = [strengthOf(existing), existing.some(isWide)];
  const added = texts(after, "").filter((text) => !existing.includes(text) && SENTENCE.test(text));
  const isWider = added.some((text) => strengthOf([text]) > strongest || (isWide(text) && !wasWide));
  return isWider ? row("access", label, "fewer", { consequence: "It allows more than before." }) : undefined;
}

function strengthOf(sentences: readonly string[]): number {
  return Math.max(
    -1,
    ...sentences.map((text) => VERBS.indexOf(SENTENCE.exec(text)?.[3]?.toLowerCase() ?? "")),
  );
}

function isWide(text: string): boolean {
  const [, , who = "", , what = ""] = SENTENCE.exec(text) ?? [];
  return /^any-(user|group)$/i.test(who) || /^all-resources$/i.test(what);
}

/** A sentence that lets anyone do something, or somebody manage everything; one with a condition is left alone. */
export function isWideSentence(text: string): boolean {
  const [, , , verb = "", what = ""] = SENTENCE.exec(text) ?? [];
  const managesAll = /^manage$/i.test(verb) && /^all-resources$/i.test(what) && /\bin tenancy\b/i.test(text);
  return (managesAll || (isWide(text) && !/^all-resources$/i.test(what))) && !/\bwhere\b/i.test(text);
}
