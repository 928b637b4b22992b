import { configurationAddress } from "@infra-tools/terraform-plan/address";
import type { Change, Lifecycle, Plan } from "@infra-tools/terraform-plan/model";
import type { Judgement } from "./judge";

/** Address without index -> its `lifecycle` in a synthesized stack. */
export type Lifecycles = ReadonlyMap<string, { readonly lifecycle: Lifecycle }>;

/** A judgement about an address that may have no change in the plan. */
export interface Addressed {
  readonly address: string;
  readonly change: Change | undefined;
  readonly judgement: Judgement;
}

/**
 * Protections of `lifecycle` that the base's stack has and this one's has not. Plans do not hold them.
 * A resource that moved is compared with itself under its address before.
 */
export function judgeLifecycles(plan: Plan, base: Lifecycles, head: Lifecycles): readonly Addressed[] {
  const moved = new Map(
    plan.changes.flatMap((change) =>
      change.previousAddress === undefined
        ? []
        : [[configurationAddress(change.previousAddress), configurationAddress(change.address)] as const],
    ),
  );
  const changes = new Map(plan.changes.map((change) => [configurationAddress(change.address), change]));
  return [...base].flatMap(([from, { lifecycle: before }]) => {
    const address = moved.get(from) ?? from;
    const after = head.get(address)?.lifecycle;
    const change = changes.get(address);
    return judge(before, after).map((judgement) => ({
      address: change?.address ?? address,
      change,
      judgement,
    }));
  });
}

function judge(before: Lifecycle, after: Lifecycle | undefined): readonly Judgement[] {
  const found: Judgement[] = [];
  if (before.preventDestroy && after?.preventDestroy !== true) {
    found.push({
      rule: "lifecycle-unprotected",
      path: ["lifecycle", "prevent_destroy"],
      message:
        after === undefined
          ? "The block is gone, and `prevent_destroy` with it: Terraform no longer refuses to destroy the object."
          : "`prevent_destroy` is gone: Terraform no longer refuses to destroy the object.",
      advice:
        "Keep it. To remove the object on purpose, take the protection away in a merge request of its own.",
      before: true,
      after: false,
    });
  }
  if (after !== undefined && before.createBeforeDestroy && !after.createBeforeDestroy) {
    found.push({
      rule: "availability-reduced",
      path: ["lifecycle", "create_before_destroy"],
      message: "`create_before_destroy` is gone: a replacement deletes first and creates then.",
      advice: "Keep it, or make sure that an interruption does no harm.",
      before: true,
      after: false,
      severity: "notice",
    });
  }
  return found;
}
