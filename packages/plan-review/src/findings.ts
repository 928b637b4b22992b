import { compare } from "@infra-tools/terraform-plan/compare/compare";
import type { Delta } from "@infra-tools/terraform-plan/compare/delta";
import {
  type Change,
  type Finding,
  type Plan,
  SEVERITIES,
  type Severity,
} from "@infra-tools/terraform-plan/model";
import { formatPath } from "@infra-tools/terraform-plan/path";
import { isObject, type Value } from "@infra-tools/terraform-plan/value";
import type * as z from "zod";
import { metadataOf } from "./attributes/look-up";
import { hasOwnRules, type MetadataTable, type TypeMetadata } from "./attributes/metadata";
import { observe } from "./attributes/observe";
import { knownPaths } from "./attributes/paths";
import { changesOf } from "./changes";
import { compareOptions } from "./compare-options";
import type { ChangeContext, PlanContext } from "./context";
import { type Exposures, hideDetected } from "./exposures";
import { fingerprintOf } from "./fingerprint";
import type { Lifecycles } from "./lifecycles";
import { planContext } from "./plan-context";
import type { OwnRules } from "./revision/revision";
import { rank } from "./revision/weaker-rules";
import type { Issue, Rule } from "./rule";
import { RULES } from "./rules";
import type { storedJudgement } from "./stored-review";
import { type Unjudged, unjudgedIn } from "./unjudged";

/** Context of the review besides the plan. Everything is optional. */
export interface FindingsOptions {
  /** Metadata of resource types from a configuration file. Wins over the built-in metadata. */
  readonly metadata?: MetadataTable;
  /** Severities from a configuration file, for this plan's environment. `off` disables a rule. */
  readonly severities?: Readonly<Partial<Record<string, Severity | "off">>>;
  /** Rules of the team, from a configuration file. */
  readonly teamRules?: readonly Rule[];
  /** Findings that a configuration file suppresses. */
  readonly isSuppressed?: (finding: {
    readonly rule: string;
    readonly address: string;
    readonly path: string;
  }) => boolean;
  /** `lifecycle` of the synthesized stacks of both revisions. */
  readonly lifecycles?: { readonly base: Lifecycles; readonly head: Lifecycles } | undefined;
  /** Changes of the revision to the rules that review it. */
  readonly ownRules?: OwnRules | undefined;
  /** Severities and suppressions of the base. A finding has the higher severity of both, and only both suppress it. */
  readonly base?: Pick<FindingsOptions, "severities" | "isSuppressed"> | undefined;
  /** Differences inside a change, if they are already computed. */
  readonly deltasOf?: (change: Change) => readonly Delta[] | undefined;
  /** Hides copies of secrets in texts. */
  readonly scrub?: (text: string) => string;
  /** Key of fingerprints: sensitive values count in them with their content. */
  readonly key?: string | undefined;
  /** Secrets in plain text, detected before the plan was scrubbed. @default those in `plan` */
  readonly exposures?: Exposures;
}

interface RuleIssue {
  readonly rule: Rule;
  readonly address: string;
  readonly issue: Issue;
  /** Undefined for an issue of the plan as a whole. */
  readonly change: Change | undefined;
}

export interface Judgement extends z.infer<typeof storedJudgement> {}

/** All findings in a plan, most severe first. Deterministic. */
export function findingsOf(plan: Plan, options: FindingsOptions = {}): readonly Finding[] {
  return judge(plan, options).findings;
}

/** Judges a plan by all rules. Deferred changes are judged like planned ones. */
export function judge(plan: Plan, options: FindingsOptions = {}): Judgement {
  const exposures = options.exposures ?? hideDetected(plan).exposures;
  const context = planContext(plan, options.metadata ?? {}, exposures);
  const { issues, unjudged } = changeIssues(context, options);
  const finished = finish(plan, [...issues, ...planIssues(context, options)], options);
  // What a finding names has been looked at, by whichever rule.
  const reported = new Set(finished.findings.map(({ address }) => address));
  const resources = unjudged.resources.filter(({ address }) => !reported.has(address));
  return { ...finished, unjudged: { ...unjudged, resources } };
}

function changeIssues(
  context: PlanContext,
  options: FindingsOptions,
): { readonly issues: readonly RuleIssue[]; readonly unjudged: Unjudged } {
  const issues: RuleIssue[] = [];
  const resources: Unjudged["resources"][number][] = [];
  const attributes: Unjudged["attributes"][number][] = [];
  const rules: readonly Rule[] = [...RULES, ...(options.teamRules ?? [])];
  for (const change of changesOf(context.plan)) {
    if (change.mode !== "managed" || change.action === "no-op" || change.action === "read") continue;
    const deltas = deltasFor(change, context, options);
    const changeContext = contextOf(change, context, deltas);
    const unjudged = unjudgedIn(changeContext, deltas);
    resources.push(...unjudged.resources);
    attributes.push(...unjudged.attributes);
    for (const rule of rules) {
      for (const check of rule.checks ?? []) {
        for (const issue of check(changeContext))
          issues.push({ rule, address: change.address, issue, change });
      }
    }
  }
  return { issues, unjudged: { resources, attributes } };
}

function planIssues(context: PlanContext, options: FindingsOptions): readonly RuleIssue[] {
  const planCheckContext = {
    ...context,
    hasDifferences: (change: Change) => deltasIn(change, context.added, options).length > 0,
    lifecycles: options.lifecycles,
    ownRules: options.ownRules,
  };
  const changes = new Map(changesOf(context.plan).map((change) => [change.address, change]));
  return RULES.flatMap((rule) =>
    (rule.planChecks ?? []).flatMap((check) =>
      check(planCheckContext).map(({ address, issue }) => ({
        rule,
        address,
        issue,
        change: changes.get(address),
      })),
    ),
  );
}

function contextOf(change: Change, context: PlanContext, deltas: readonly Delta[]): ChangeContext {
  const metadata = metadataOf(change, context.added);
  // A change of the order alone leaves every attribute as it is.
  const inner = deltas.filter(({ kind }) => kind !== "order");
  return { ...context, change, metadata, observations: observe(change, metadata, inner) };
}

function deltasFor(change: Change, { added }: PlanContext, options: FindingsOptions): readonly Delta[] {
  return change.action === "create"
    ? additionsOf(change, metadataOf(change, added))
    : deltasIn(change, added, options);
}

/** Attributes of a new resource: those with metadata for a type that a check of its own reads, else all. */
function additionsOf({ after }: Change, metadata: TypeMetadata | undefined): readonly Delta[] {
  if (metadata === undefined || !hasOwnRules(metadata) || !isObject(after))
    return compare(undefined, after).deltas;
  const names = knownPaths(metadata).members.get("");
  const relevant: Record<string, Value> = {};
  for (const name in after) if (names?.has(name) === true) relevant[name] = after[name] ?? null;
  return compare(undefined, relevant).deltas;
}

function deltasIn(change: Change, added: MetadataTable, { deltasOf }: FindingsOptions): readonly Delta[] {
  return deltasOf?.(change) ?? differencesOf(change, added);
}

/** Differences inside a change, with elements matched by the keys in the metadata. */
function differencesOf(change: Change, added: MetadataTable): readonly Delta[] {
  if (change.action === "delete" || change.action === "forget") return [];
  return compare(change.before, change.after, compareOptions(change, added)).deltas;
}

function finish(
  plan: Plan,
  issues: readonly RuleIssue[],
  options: FindingsOptions,
): Omit<Judgement, "unjudged"> {
  const { scrub = (text: string) => text, key } = options;
  const findings = new Map<string, Finding>();
  const off = new Map<string, number>();
  let suppressed = 0;
  for (const { rule, address, issue, change } of issues) {
    const severity = worse(
      severityOf(rule, issue, options),
      options.base && severityOf(rule, issue, options.base),
    );
    const path = formatPath(issue.path);
    if (severity === "off") {
      off.set(rule.id, (off.get(rule.id) ?? 0) + 1);
      continue;
    }
    if (isSuppressed({ rule: rule.id, address, path }, options)) {
      suppressed += 1;
      continue;
    }
    const message = scrub(issue.message);
    const environment = plan.label;
    const fingerprint = fingerprintOf(
      { rule: rule.id, environment, address, change, issue, message },
      scrub,
      key,
    );
    if (findings.has(fingerprint)) continue;
    findings.set(fingerprint, {
      rule: rule.id,
      severity,
      plan: plan.label,
      address,
      path: issue.path,
      message,
      advice: scrub(issue.advice),
      fingerprint,
      byName: issue.byName === true,
      accepted: undefined,
    });
  }
  return { findings: [...findings.values()].sort(bySeverity), suppressed, off };
}

function isSuppressed(
  finding: Parameters<NonNullable<FindingsOptions["isSuppressed"]>>[0],
  { isSuppressed, base }: FindingsOptions,
): boolean {
  return isSuppressed?.(finding) === true && (base === undefined || base.isSuppressed?.(finding) === true);
}

function worse(head: Severity | "off", base: Severity | "off" | undefined): Severity | "off" {
  return base !== undefined && rank(base) < rank(head) ? base : head;
}

function severityOf(rule: Rule, issue: Issue, { severities }: FindingsOptions): Severity | "off" {
  const configured = severities?.[rule.id];
  if (configured !== undefined) return configured;
  const severity = issue.severity ?? rule.severity;
  return issue.byName === true && issue.severity === undefined ? milder(severity) : severity;
}

/** A name can mislead: what it says is a warning at most. */
function milder(severity: Severity): Severity {
  return severity === "danger" ? "warning" : severity;
}

function bySeverity(a: Finding, b: Finding): number {
  return (
    SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) ||
    compareText(a.address, b.address) ||
    compareText(a.rule, b.rule) ||
    compareText(formatPath(a.path), formatPath(b.path))
  );
}

/** By code unit: the same on every machine, in any locale. */
function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
