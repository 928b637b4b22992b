import { existsSync, readFileSync } from "node:fs";
import type { ReviewedPlan } from "@infra-tools/plan-review/review";
import { storedReviewedPlan, storedUnusedAcceptance } from "@infra-tools/plan-review/stored-review";
import { ProblemError } from "@infra-tools/runtime/problem";
import { writeFileAtomically } from "@infra-tools/runtime/write-file";
import type { Change, OutputChange, Plan } from "@infra-tools/terraform-plan/model";
import * as z from "zod";

const file = z.object({
  v: z.literal(1),
  environment: z.string(),
  commit: z.string(),
  /** Target of the plan: `sandbox` says nothing about the real clouds. */
  target: z.enum(["cloud", "sandbox"]),
  digest: z.string(),
  changes: z.record(z.string(), z.string()),
  unusedAcceptances: z.array(storedUnusedAcceptance),
  reviewed: storedReviewedPlan,
});

/** One environment's plan as a job hands it on: reviewed, and without any secret. */
export interface HandedOn extends Omit<z.infer<typeof file>, "v" | "reviewed"> {
  readonly reviewed: ReviewedPlan;
}

/** Input variables and the list of secrets are in no report, so the schema does not have them and leaves them behind. */
export function writeHandedOn(path: string, { reviewed, ...rest }: HandedOn): void {
  const differences = entriesOf(reviewed.plan).flatMap((entry, position) => {
    const comparison = reviewed.differences.get(entry);
    return comparison === undefined ? [] : [{ position, comparison }];
  });
  const stored = file.encode({ v: 1, ...rest, reviewed: { ...reviewed, differences } });
  writeFileAtomically(path, JSON.stringify(stored));
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
  const plan = { ...reviewed.plan, variables: {}, secrets: [] };
  const entries = entriesOf(plan);
  const differences = new Map(
    reviewed.differences.flatMap(({ position, comparison }) => {
      const entry = entries[position];
      return entry === undefined ? [] : [[entry, comparison] as const];
    }),
  );
  return { ...rest, reviewed: { ...reviewed, plan, differences } };
}

/** Everything in a plan that a comparison can belong to, in a fixed order. */
function entriesOf(plan: Plan): readonly (Change | OutputChange)[] {
  return [...plan.changes, ...plan.drift, ...plan.deferred.map(({ change }) => change), ...plan.outputs];
}
