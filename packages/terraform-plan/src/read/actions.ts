import type { Action, ReplaceOrder } from "../model";

/**
 * The plan's list of actions as one word. Terraform describes a replacement as two actions, in the order it runs them.
 * `changeProblem` has refused unknown words; of several known ones the worst counts.
 */
export function readAction(actions: readonly string[]): {
  readonly action: Action;
  readonly order: ReplaceOrder | undefined;
} {
  const create = actions.indexOf("create");
  const destroy = actions.indexOf("delete");
  if (create >= 0 && destroy >= 0) {
    return { action: "replace", order: destroy < create ? "delete-first" : "create-first" };
  }
  return { action: single(actions), order: undefined };
}

function single(actions: readonly string[]): Action {
  if (actions.includes("delete")) return "delete";
  if (actions.includes("forget")) return actions.includes("create") ? "create-forget" : "forget";
  if (actions.includes("create")) return "create";
  if (actions.includes("update")) return "update";
  if (actions.includes("read")) return "read";
  return actions.every((action) => action === "no-op") ? "no-op" : "update";
}
