import type { Context } from "@infra-tools/runtime/command-line/command";
import type { Review } from "../reviewed";

/** Prints the digest of each plan; of several plans with their labels. */
export function printDigests(
  { plans }: Review,
  { print, progress }: Pick<Context, "print" | "progress">,
): void {
  for (const { plan, digest } of plans) {
    print(plans.length === 1 ? digest.digest : `${digest.digest}  ${plan.label}`);
    if (digest.sensitive !== "only that they change") continue;
    progress(
      `${plan.label}: of sensitive values counts only that they change; with a key in PLAN_REVIEW_KEY their content counts`,
    );
  }
}
