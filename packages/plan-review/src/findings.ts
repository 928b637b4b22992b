import { hash } from "node:crypto";
import { configurationAddress } from "@infra-tools/terraform-plan/address";
import { canonical } from "@infra-tools/terraform-plan/compare/canonical";
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
import { isList, isObject, isSensitive, isUnknown, type Value } from "@infra-tools/terraform-plan/value";
import type { FactTable, TypeFacts } from "./attributes/facts";
import { factsOf, identityKeys } from "./attributes/look-up";
import { waysToFacts } from "./attributes/ways";
import { JUDGES } from "./judges/all";
import { judgeDependents } from "./judges/dependents";
import { namesOf } from "./judges/destruction";
import type { Case, Judgement, Surroundings } from "./judges/judge";
import { judgeLifecycles, type Lifecycles } from "./judges/lifecycle";
import { observe } from "./judges/observe";
import { judgePlan } from "./judges/plan";
import { findRenames, judgeRename, type Rename } from "./judges/renames";
import { judgeOutputSecrets } from "./judges/secrets";
import { collect } from "./judges/values";
import { type RuleId, ruleOf } from "./rules";

/** What the review knows besides the plan. Everything may be left out. */
export interface FindingsOptions {
  /** Rows of a configuration file; they win over the project's own. */
  readonly facts?: FactTable;
  /** Severity instead of the rule's own, or `off`. From a configuration file, for this plan's environment. */
  readonly severities?: Readonly<Partial<Record<RuleId, Severity | "off">>>;
  /** Findings that a configuration file calls noise. */
  readonly isNoise?: (found: {
    readonly rule: RuleId;
    readonly address: string;
    readonly path: string;
  }) => boolean;
  /** `lifecycle` of the synthesized stacks of the base and of this revision. Both are needed to compare. */
  readonly lifecycles?: { readonly base: Lifecycles; readonly head: Lifecycles };
  /** Differences inside a change, where they have been computed already. */
  readonly deltasOf?: (change: Change) => readonly Delta[] | undefined;
  /** Hides copies of secrets in texts. */
  readonly scrub?: (text: string) => string;
}

/** Everything a reviewer must see in a plan, worst first. The same plan gives the same findings. */
export function findingsOf(plan: Plan, options: FindingsOptions = {}): readonly Finding[] {
  const renames = findRenames(plan.changes);
  const surroundings = surroundingsOf(plan, options.facts ?? {}, renames);
  const told: Told[] = [];
  for (const change of plan.changes) {
    if (change.mode !== "managed" || change.action === "no-op" || change.action === "read") continue;
    const judged = caseOf(change, surroundings, options);
    for (const judge of JUDGES) {
      for (const judgement of judge(judged)) told.push({ address: change.address, judgement });
    }
  }
  for (const rename of renames) {
    told.push({
      address: rename.from.address,
      judgement: judgeRename(rename, factsOf(rename.from, surroundings.added)),
    });
  }
  for (const { change, judgement } of judgeDependents(plan.changes, surroundings)) {
    told.push({ address: change.address, judgement });
  }
  for (const output of plan.outputs) {
    for (const judgement of judgeOutputSecrets(output))
      told.push({ address: `output.${output.name}`, judgement });
  }
  if (options.lifecycles !== undefined) {
    told.push(...judgeLifecycles(plan, options.lifecycles.base, options.lifecycles.head));
  }
  told.push(...judgePlan(plan, (change) => deltasIn(change, surroundings.added, options)));
  return finish(plan, told, options);
}

interface Told {
  readonly address: string;
  readonly judgement: Judgement;
}

function caseOf(change: Change, surroundings: Surroundings, options: FindingsOptions): Case {
  const facts = factsOf(change, surroundings.added);
  const deltas =
    change.action === "create" ? additionsOf(change, facts) : deltasIn(change, surroundings.added, options);
  return { change, facts, observations: observe(change, facts, deltas), surroundings };
}

/** What a new resource sets, as far as it has a meaning. Of an unknown type every attribute may have one by its name. */
function additionsOf({ after }: Change, facts: TypeFacts | undefined): readonly Delta[] {
  if (facts === undefined || !isObject(after)) return compare(undefined, after).deltas;
  const names = waysToFacts(facts).members.get("");
  const meant: Record<string, Value> = {};
  for (const name in after) if (names?.has(name) === true) meant[name] = after[name] ?? null;
  return compare(undefined, meant).deltas;
}

function deltasIn(change: Change, added: FactTable, { deltasOf }: FindingsOptions): readonly Delta[] {
  return deltasOf?.(change) ?? differencesOf(change, added);
}

/** What differs inside a change, with elements matched by the keys that the facts name. */
function differencesOf(change: Change, added: FactTable): readonly Delta[] {
  if (change.action === "delete" || change.action === "forget") return [];
  return compare(change.before, change.after, { identity: identityKeys(change, added) }).deltas;
}

function surroundingsOf(plan: Plan, added: FactTable, renames: readonly Rename[]): Surroundings {
  const created = new Set<string>();
  const destroyed = new Set<string>();
  for (const change of plan.changes) {
    if (change.mode !== "managed" || change.action === "no-op") continue;
    const facts = factsOf(change, added);
    // A grant, a policy or a setting names what it belongs to: those names are not its own.
    const isAttached =
      facts?.grants !== undefined || facts?.subject !== undefined || facts?.gone?.of !== undefined;
    if (isAttached) continue;
    if (change.action === "create") {
      created.add(configurationAddress(change.address));
      for (const name of [...namesOf(change.after), ...membersOf(change.after)]) created.add(name);
    } else if (change.action === "replace" || change.action === "update") {
      // A new name for the same thing: who is spoken of by it is no newcomer.
      const old = new Set(namesOf(change.before));
      for (const name of namesOf(change.after)) if (!old.has(name)) created.add(name);
    } else if (change.action === "delete" && change.deposed === undefined && stands(facts)) {
      for (const name of namesOf(change.before)) destroyed.add(name);
      for (const pods of selectorsOf(change.before)) destroyed.add(pods);
    }
  }
  return {
    plan,
    added,
    created,
    destroyed,
    renamed: new Map(renames.map(({ from, to }) => [from.address, to.address])),
  };
}

/** Whether other things belong to it, so that they mean nothing without it. */
function stands(facts: TypeFacts | undefined): boolean {
  return (
    facts?.holds !== undefined ||
    facts?.carries !== undefined ||
    facts?.serves !== undefined ||
    facts?.credential !== undefined
  );
}

/** Which pods a workload has: no two may have the same, so they are gone with it. */
function selectorsOf(value: Value | undefined): readonly string[] {
  return collect(value, "spec.selector.match_labels")
    .filter((labels) => isObject(labels) && Object.keys(labels).length > 0)
    .map(canonical);
}

/** How a new service account is spoken of in role bindings. */
function membersOf(value: Value | undefined): readonly string[] {
  return ["member", "email"].flatMap((key) =>
    collect(value, key).flatMap((name) => (typeof name === "string" ? [name, `serviceAccount:${name}`] : [])),
  );
}

function finish(plan: Plan, told: readonly Told[], options: FindingsOptions): readonly Finding[] {
  const found = new Map<string, Finding>();
  for (const { address, judgement } of told) {
    const severity = severityOf(judgement, options);
    const path = formatPath(judgement.path);
    if (severity === "off" || options.isNoise?.({ rule: judgement.rule, address, path }) === true) continue;
    const scrub = options.scrub ?? ((text: string) => text);
    const fingerprint = fingerprintOf(address, judgement, scrub);
    const finding: Finding = {
      rule: judgement.rule,
      severity,
      plan: plan.label,
      address,
      path: judgement.path,
      message: scrub(judgement.message),
      advice: scrub(judgement.advice),
      fingerprint,
      byName: judgement.byName === true,
      accepted: undefined,
    };
    if (!found.has(fingerprint)) found.set(fingerprint, finding);
  }
  return [...found.values()].sort(byGravity);
}

function severityOf({ rule, severity, byName }: Judgement, options: FindingsOptions): Severity | "off" {
  const set = options.severities?.[rule];
  if (set !== undefined) return set;
  const own = severity ?? ruleOf(rule).severity;
  return byName === true && severity === undefined ? milder(own) : own;
}

/** What is judged by its name alone may be something else. */
function milder(severity: Severity): Severity {
  return SEVERITIES[Math.min(SEVERITIES.indexOf(severity) + 1, SEVERITIES.length - 1)] ?? severity;
}

function byGravity(a: Finding, b: Finding): number {
  return (
    SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) ||
    compareText(a.address, b.address) ||
    compareText(a.rule, b.rule) ||
    compareText(formatPath(a.path), formatPath(b.path))
  );
}

/** By code unit: the same on every machine, whatever its language. */
function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Twelve hexadecimal digits: enough to tell the findings of one project apart. */
function fingerprintOf(address: string, judgement: Judgement, scrub: (text: string) => string): string {
  const { rule, path, before, after } = judgement;
  const parts = [rule, address, formatPath(path), scrub(printable(before)), scrub(printable(after))];
  return hash("sha256", JSON.stringify(parts)).slice(0, 12);
}

/** The value as text, with every sensitive part hidden: a hash of it must not let anyone check a guess. */
function printable(value: Value | undefined): string {
  return canonical(withoutSecrets(value));
}

function withoutSecrets(value: Value | undefined): Value | undefined {
  if (isSensitive(value)) return "(sensitive)";
  if (isList(value)) return value.map((item) => withoutSecrets(item) ?? null);
  if (value !== null && isObject(value) && !isUnknown(value)) {
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [key, withoutSecrets(item) ?? null]),
    );
  }
  return value;
}
