import type { Delta } from "@infra-tools/terraform-plan/compare/delta";
import type { Change, Plan } from "@infra-tools/terraform-plan/model";
import type { Judgement } from "./judge";
import { showAll } from "./values";

/** Differences inside a change, noise left out. */
type DeltasOf = (change: Change) => readonly Delta[];

type Told = { readonly address: string; readonly judgement: Judgement };

/** What is wrong with the plan as a whole, told at an address of its own. */
export function judgePlan(plan: Plan, deltasOf: DeltasOf): readonly Told[] {
  return [...judgeState(plan), ...judgeChecks(plan), ...judgeDeferred(plan), ...judgeDrift(plan, deltasOf)];
}

/** The plan itself has no address. */
const PLAN = "(plan)";

function judgeState(plan: Plan): readonly Told[] {
  if (plan.errored) {
    return [
      {
        address: PLAN,
        judgement: {
          rule: "plan-errored",
          path: [],
          message:
            "Terraform stopped with an error: the plan cannot be applied, and what it had not reached is not reviewed.",
          advice:
            "Read Terraform's own message; when it refuses to destroy something protected, find out what asks for that first.",
        },
      },
    ];
  }
  if (plan.complete === false && plan.deferred.length === 0) {
    return [
      {
        address: PLAN,
        judgement: {
          rule: "plan-incomplete",
          path: [],
          message:
            "The plan leaves something out, because of -target or an error: what it left out is not reviewed.",
          advice: "Plan again without -target before anyone relies on this review.",
        },
      },
    ];
  }
  return [];
}

function judgeChecks(plan: Plan): readonly Told[] {
  return plan.checks
    .filter(({ status }) => status === "fail" || status === "error")
    .map(({ address, kind, status, messages }) => ({
      address,
      judgement: {
        rule: "check-failed" as const,
        path: [],
        message: `The ${kind === "check" ? "check" : "condition"} ${status === "fail" ? "fails" : "could not be run"}${
          messages.length === 0 ? "." : `: ${showAll(messages, 2)}`
        }`,
        advice: "Mend what it watches, or the check.",
        before: undefined,
        after: status,
      },
    }));
}

function judgeDeferred(plan: Plan): readonly Told[] {
  return plan.deferred.map(({ reason, change }) => ({
    address: change.address,
    judgement: {
      rule: "change-deferred" as const,
      path: [],
      message: `Terraform puts this change off (${reason.replaceAll("_", " ")}): what it will do shows in a later plan only.`,
      advice: "Apply, plan again and review that plan too.",
      after: reason,
    },
  }));
}

/** What differs from the state in nothing that matters, as null for empty, was changed by nobody. */
function judgeDrift(plan: Plan, deltasOf: DeltasOf): readonly Told[] {
  const changed = new Map(
    plan.changes
      .filter(({ action, mode }) => mode === "managed" && action !== "no-op" && action !== "read")
      .map((change) => [change.address, change]),
  );
  return plan.drift
    .filter((drift) => changed.has(drift.address))
    .filter((drift) => drift.action !== "update" || deltasOf(drift).length > 0)
    .map((drift) => ({
      address: drift.address,
      judgement: {
        rule: "drift-overwritten" as const,
        path: [],
        message:
          drift.action === "delete"
            ? "It was deleted outside of Terraform, and this plan makes it again."
            : "It was changed outside of Terraform, and this plan changes it too: the apply may undo what was done there.",
        advice:
          "Find out who changed it and why; take it over into the configuration if it is meant to stay.",
        ...(drift.action === "delete" ? {} : { before: drift.before, after: drift.after }),
      },
    }));
}
