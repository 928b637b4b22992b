import { existsSync, readFileSync } from "node:fs";
import type { ReviewedPlan } from "@infra-tools/plan-review/review";
import { ProblemError } from "@infra-tools/runtime/problem";
import { writeFileAtomically } from "@infra-tools/runtime/write-file";
import type { Comparison, Delta } from "@infra-tools/terraform-plan/compare/delta";
import type { Change, OutputChange, Plan } from "@infra-tools/terraform-plan/model";
import * as z from "zod";
import {
  storedComparison,
  storedCounts,
  storedDigest,
  storedFinding,
  storedPlan,
  storedUnjudged,
  storedWhy,
} from "./stored-plan";
import { storeValue } from "./stored-value";

const acceptance = z.object({ fingerprint: z.string(), reason: z.string() });

const file = z.object({
  v: z.literal(1),
  environment: z.string(),
  commit: z.string(),
  /** Target of the plan: `sandbox` says nothing about the real clouds. */
  target: z.enum(["cloud", "sandbox"]),
  digest: z.string(),
  changes: z.record(z.string(), z.string()),
  unusedAcceptances: z.array(acceptance),
  reviewed: z.object({
    plan: storedPlan,
    counts: storedCounts,
    /** By the position of what they belong to, see `entriesOf`. */
    differences: z.array(z.tuple([z.number(), storedComparison])),
    why: z.array(storedWhy),
    findings: z.array(storedFinding),
    suppressed: z.number(),
    off: z.array(z.tuple([z.string(), z.number()])),
    unjudged: storedUnjudged,
    digest: storedDigest,
  }),
});

/** One environment's plan as a job hands it on: reviewed, and without any secret. */
export interface HandedOn extends Omit<z.infer<typeof file>, "v" | "reviewed"> {
  readonly reviewed: ReviewedPlan;
}

export function writeHandedOn(path: string, { reviewed, ...rest }: HandedOn): void {
  const { plan, counts, findings, suppressed, off, unjudged, digest } = reviewed;
  const stored = {
    v: 1,
    ...rest,
    reviewed: {
      plan: storePlan(plan),
      counts,
      differences: entriesOf(plan).flatMap((entry, index) => {
        const comparison = reviewed.differences.get(entry);
        return comparison === undefined ? [] : [[index, storeComparison(comparison)]];
      }),
      why: [...reviewed.why],
      findings,
      suppressed,
      off: [...off],
      unjudged,
      digest,
    },
  };
  const text = JSON.stringify(stored, (_key, value: unknown) => (value === undefined ? null : value));
  writeFileAtomically(path, text);
}

/** Undefined when the job that writes it did not get that far. Throws when the file is of another commit. */
export function readHandedOn(path: string, commit: string): HandedOn | undefined {
  if (!existsSync(path)) return undefined;
  const { v: _one, reviewed, ...rest } = file.parse(JSON.parse(readFileSync(path, "utf8")));
  if (rest.commit !== commit) {
    throw new ProblemError({
      where: path,
      value: rest.commit,
      rule: `must be made from the commit of this pipeline, ${commit}`,
      fix: "remove what an earlier run left, and plan again",
    });
  }
  const plan: Plan = {
    ...reviewed.plan,
    variables: {},
    secrets: [],
    references: new Map(reviewed.plan.references),
    provisioners: new Map(reviewed.plan.provisioners),
  };
  const entries = entriesOf(plan);
  return {
    ...rest,
    reviewed: {
      plan,
      counts: reviewed.counts,
      differences: new Map(
        reviewed.differences.flatMap(([position, comparison]) => {
          const entry = entries[position];
          return entry === undefined ? [] : [[entry, comparison] as const];
        }),
      ),
      why: new Map(reviewed.why),
      findings: reviewed.findings,
      suppressed: reviewed.suppressed,
      off: new Map(reviewed.off),
      unjudged: reviewed.unjudged,
      digest: reviewed.digest,
    },
  };
}

/** Everything in a plan that a comparison can belong to, in a fixed order. */
function entriesOf(plan: Plan): readonly (Change | OutputChange)[] {
  return [...plan.changes, ...plan.drift, ...plan.deferred.map(({ change }) => change), ...plan.outputs];
}

/** Input variables and the list of secrets are not said in any report, so they are left behind. */
function storePlan({ secrets: _secrets, variables: _variables, ...plan }: Plan) {
  return {
    ...plan,
    changes: plan.changes.map(storeSides),
    drift: plan.drift.map(storeSides),
    outputs: plan.outputs.map(storeSides),
    deferred: plan.deferred.map(({ reason, change }) => ({ reason, change: storeSides(change) })),
    actions: plan.actions.map((action) => ({ ...action, config: storeValue(action.config) })),
    references: [...plan.references],
    provisioners: [...plan.provisioners].map(([address, provisioners]) => [
      address,
      provisioners.map(({ type, expressions }) => ({ type, expressions: storeValue(expressions) })),
    ]),
  };
}

function storeComparison({ deltas, hidden }: Comparison) {
  return { deltas: deltas.map(storeSides), hidden: { ...hidden, items: hidden.items.map(storeSides) } };
}

function storeSides<Entry extends Change | OutputChange | Delta>(entry: Entry) {
  return { ...entry, before: storeValue(entry.before), after: storeValue(entry.after) };
}
