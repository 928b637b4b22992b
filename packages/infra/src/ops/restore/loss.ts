import type { Problem } from "@infra-tools/runtime/problem";
import type { Change, Plan } from "@infra-tools/terraform-plan/model";

/**
 * Types that a restore's plan may delete or replace: the class that mounts earlier versions, the record of a secret's
 * version that Secret Manager keeps, the grant whose condition names the instance, and a finished job.
 */
const EXPENDABLE: ReadonlySet<string> = new Set([
  "google_project_iam_member",
  "google_secret_manager_secret_version",
  "kubernetes_job_v1",
  "kubernetes_manifest",
]);

/** Parts of a plan that say what it destroys. */
type Losses = Pick<Plan, "label"> & {
  readonly changes: readonly Pick<Change, "mode" | "type" | "action" | "address">[];
};

/** Problems of a plan that would destroy more than a restore has to. */
export function lossProblems({ label, changes }: Losses): readonly Problem[] {
  return changes
    .filter(({ mode, action, type }) => mode === "managed" && isLoss(action) && !EXPENDABLE.has(type))
    .map(({ address, action }) => ({
      where: `${label}: ${address}`,
      value: action,
      rule: "must be neither deleted nor replaced by a restore",
      fix: "look whether every step before was done: ./infra ops restore --dry-run lists them",
    }));
}

function isLoss(action: string): boolean {
  return action === "delete" || action === "replace";
}
