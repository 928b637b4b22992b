import type { Comparison, Delta } from "@infra-tools/terraform-plan/compare/delta";
import type { Change, Finding, OutputChange } from "@infra-tools/terraform-plan/model";
import { formatPath } from "@infra-tools/terraform-plan/path";
import type { Json, Value } from "@infra-tools/terraform-plan/value";
import { isReported } from "../is-reported";
import { plainText } from "../report/plain-text";
import { toJson } from "../report/value-text";
import { verdict } from "../report/verdict";
import type { Review, ReviewedPlan } from "../reviewed";

/** Grows when a field changes its meaning or goes; new fields leave it as it is. */
export const REVIEW_JSON_VERSION = 1;

/** The review as data. Values not known yet and sensitive ones are the words of the report. docs/review.md describes it. */
export function reviewJson(review: Review): Json {
  return {
    schemaVersion: REVIEW_JSON_VERSION,
    verdict: plainText(verdict(review)),
    plans: review.plans.map(planJson),
    unusedAcceptances: review.unusedAcceptances.map(({ fingerprint, reason }) => ({ fingerprint, reason })),
  };
}

function planJson(reviewed: ReviewedPlan): Json {
  const { plan, counts, digest, findings, suppressed, off, unjudged } = reviewed;
  return {
    label: plan.label,
    formatVersion: plan.formatVersion,
    terraformVersion: plan.terraformVersion ?? null,
    errored: plan.errored,
    complete: plan.complete ?? null,
    counts: { ...counts },
    digest: digest.digest,
    sensitiveInDigest: digest.sensitive,
    findings: findings.map(findingJson),
    suppressed,
    off: Object.fromEntries(off),
    unjudged: {
      resources: unjudged.resources.map(({ address, type }) => ({ address, type })),
      attributes: unjudged.attributes.map(({ address, path }) => ({ address, path: formatPath(path) })),
    },
    changes: plan.changes.filter(isReported).map((change) => changeJson(reviewed, change)),
    drift: plan.drift.map((change) => changeJson(reviewed, change)),
    outputs: plan.outputs
      .filter(({ action }) => action !== "no-op")
      .map((output) => outputJson(reviewed, output)),
    checks: plan.checks.map(({ address, kind, status, messages }) => ({ address, kind, status, messages })),
    actions: plan.actions.map(({ address, type, trigger, deferred }) => ({
      address,
      type,
      trigger: trigger === undefined ? null : { ...trigger },
      deferred: deferred ?? null,
    })),
    unreadable: plan.problems.map(({ where, rule, value }) => ({ where, rule, value: value ?? null })),
    deferred: plan.deferred.map(({ reason, change }) => ({ reason, ...changeJson(reviewed, change) })),
  };
}

function findingJson(finding: Finding): Json {
  const { rule, severity, address, path, message, advice, fingerprint, byName, accepted } = finding;
  return {
    rule,
    severity,
    address,
    path: formatPath(path),
    message,
    advice,
    fingerprint,
    byName,
    accepted: accepted ?? null,
  };
}

function changeJson({ differences, why }: ReviewedPlan, change: Change): { readonly [key: string]: Json } {
  const cause = why.get(change.address);
  return {
    address: change.address,
    previousAddress: change.previousAddress ?? null,
    constructPath: change.constructPath ?? null,
    type: change.type,
    provider: change.provider,
    previousProvider: change.previousProvider ?? null,
    mode: change.mode,
    deposed: change.deposed ?? null,
    action: change.action,
    replaceOrder: change.replaceOrder ?? null,
    reason: change.reason ?? null,
    importing:
      change.importing === undefined
        ? null
        : {
            id: change.importing.id ?? null,
            identity: change.importing.identity === undefined ? null : toJson(change.importing.identity),
          },
    forcedBy: change.replacePaths.map(formatPath),
    origins: (cause?.origins ?? []).map(({ address, attribute, certain }) => ({
      address,
      attribute: attribute ?? null,
      certain,
    })),
    followers: cause?.followers ?? [],
    ...comparisonJson(differences.get(change)),
  };
}

function outputJson({ differences }: ReviewedPlan, output: OutputChange): Json {
  return { name: output.name, action: output.action, ...comparisonJson(differences.get(output)) };
}

function comparisonJson(comparison: Comparison | undefined): { readonly [key: string]: Json } {
  const { reorder = 0, empty = 0, formatting = 0, repeated = 0 } = comparison?.hidden ?? {};
  return {
    differences: (comparison?.deltas ?? []).map(deltaJson),
    hidden: { reorder, empty, formatting, repeated },
  };
}

/** A side that is not there is left out: `null` is a value. */
function deltaJson({ path, kind, before, after, asText }: Delta): Json {
  return {
    path: formatPath(path),
    kind,
    ...(asText === true ? { asText } : {}),
    ...side("before", before),
    ...side("after", after),
  };
}

function side(name: "before" | "after", value: Value | undefined): { readonly [key: string]: Json } {
  return value === undefined ? {} : { [name]: toJson(value) };
}
