import { canonical } from "@infra-tools/terraform-plan/compare/canonical";
import { SEVERITIES, type Severity } from "@infra-tools/terraform-plan/model";
import { memberOf, type Value } from "@infra-tools/terraform-plan/value";
import { METADATA, plainType } from "../attributes/look-up";
import type { ReviewConfig } from "../config/parse";
import { RULES } from "../rules";

type Severities = Readonly<Partial<Record<string, Severity | "off">>>;

/**
 * Parts of a review's configuration that are weaker than those of the base, for one environment, each as a phrase. A part that may
 * be weaker is one: metadata can be changed in too many ways to tell.
 */
export function weakerRules(base: ReviewConfig, head: ReviewConfig, environment: string): readonly string[] {
  return [
    ...weakerSeverities(severitiesFor(base, environment), severitiesFor(head, environment)),
    ...addedSuppressions(base, head, environment),
    ...changedTypes(base, head),
    ...changedParts(base, head),
  ];
}

function severitiesFor({ severities }: ReviewConfig, environment: string): Severities {
  return { ...severities?.default, ...severities?.environments?.[environment] };
}

function weakerSeverities(base: Severities, head: Severities): readonly string[] {
  return RULES.flatMap(({ id, severity }) => {
    const [from, to] = [base[id] ?? severity, head[id] ?? severity];
    return rank(to) > rank(from)
      ? [`\`${id}\` is ${to === "off" ? "off" : `a ${to}`} instead of a ${from}`]
      : [];
  });
}

/** From worst to off. */
export function rank(severity: Severity | "off"): number {
  return severity === "off" ? SEVERITIES.length : SEVERITIES.indexOf(severity);
}

function addedSuppressions(base: ReviewConfig, head: ReviewConfig, environment: string): readonly string[] {
  const existing = new Set((base.suppressions ?? []).map(scopeOf));
  return (head.suppressions ?? []).flatMap((suppression) => {
    const { rule, address = "*", path, environments } = suppression;
    if (environments !== undefined && !environments.includes(environment)) return [];
    if (existing.has(scopeOf(suppression))) return [];
    return [`\`${rule}\` is suppressed for \`${address}${path === undefined ? "" : ` ${path}`}\``];
  });
}

/** Everything of a suppression but its reason. */
function scopeOf({
  rule,
  address = "*",
  path = "*",
  environments,
}: NonNullable<ReviewConfig["suppressions"]>[number]): string {
  return JSON.stringify([rule, address, path, environments === undefined ? "*" : [...environments].sort()]);
}

/** Rows of the base that were removed or changed, and rows for a type that has built-in ones, which they replace. */
function changedTypes(
  { types: base = {} }: ReviewConfig,
  { types: head = {} }: ReviewConfig,
): readonly string[] {
  return [...new Set([...Object.keys(base), ...Object.keys(head)])].flatMap((type) => {
    const [before, after] = [memberOf(base, type), memberOf(head, type)];
    if (text(before) === text(after)) return [];
    if (after === undefined) return [`the rows for \`${type}\` are removed`];
    const isBuiltIn = memberOf(METADATA, plainType(type)) !== undefined;
    return before !== undefined || isBuiltIn ? [`the rows for \`${type}\` are others`] : [];
  });
}

/** Keys with a comparison of their own. */
const COMPARED: ReadonlySet<string> = new Set(["severities", "suppressions", "types"]);

/** Any other part of the file: an entry of the base that was removed or changed. */
function changedParts(base: object, head: object): readonly string[] {
  const after = new Map(Object.entries(head));
  return Object.entries(base).flatMap(([key, value]) => {
    if (COMPARED.has(key)) return [];
    const kept = new Set(entriesOf(after.get(key)));
    const lost = entriesOf(value).filter((entry) => !kept.has(entry)).length;
    return lost === 0
      ? []
      : [`of \`${key}\` ${lost} ${lost === 1 ? "entry is" : "entries are"} removed or changed`];
  });
}

function entriesOf(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.map(text);
  return typeof value === "object" && value !== null ? Object.entries(value).map(text) : [text(value)];
}

function text(value: unknown): string {
  return value === undefined ? "" : canonical(plain(value));
}

/** Data of a parsed file is JSON already; this says so to the compiler. */
function plain(value: unknown): Value {
  return JSON.parse(JSON.stringify(value));
}
