import { isObject, type Value } from "@infra-tools/terraform-plan/value";
import { labelOf } from "../context";
import { collect, hasUnknown, resolve, showAll, texts } from "../values/inspect";
import { overlaps } from "../values/wildcard";
import { type Grant, wideningsOf } from "./iam/compare-policies";
import type { Statement } from "./iam/statement";
import { shared } from "./shared";

const PLACE = "permissions";

/** Actions of a custom role of Azure, without those that it leaves out: what it did not allow before. */
export const azureCustomRoleChecks = shared<"permissions-widened" | "cannot-tell">((context) => {
  const { change } = context;
  if (change.type !== "azurerm_role_definition" || change.action === "create") return [];
  if (change.before === undefined || change.after === undefined) return [];
  const after = resolve(change.after, [PLACE]);
  if (hasUnknown(after)) {
    const statement = `The permissions of the ${labelOf(context)} are known after apply`;
    return [{ rule: "cannot-tell", path: [PLACE], statement }];
  }
  const allowed = statementsOf(change.after);
  // What was left out of nothing is no longer left out: no difference.
  const widenings = wideningsOf(statementsOf(change.before), allowed).filter(
    ({ kind, grants }) => kind !== "deny-removed" || grants.some((grant) => isAllowed(allowed, grant)),
  );
  if (widenings.length === 0) return [];
  const actions = [...new Set(widenings.flatMap(({ grants }) => grants.map(({ action }) => action)))];
  return [
    {
      rule: "permissions-widened",
      path: [PLACE],
      statement: `The ${labelOf(context)} now allows ${showAll(actions)}`,
      consequence: "Everyone who has the role gains it.",
      ...(widenings.every(({ kind, grants }) => kind === "allowed" && grants.every(isReading))
        ? { severity: "notice" as const }
        : {}),
      before: resolve(change.before, [PLACE]),
      after,
    },
  ];
});

function isAllowed(statements: readonly Statement[], { action, resource }: Grant): boolean {
  return statements.some(
    ({ effect, actions, resources }) =>
      effect === "Allow" &&
      resources.patterns.includes(resource) &&
      actions.patterns.some((pattern) => overlaps(pattern.toLowerCase(), action.toLowerCase())),
  );
}

/** Looking at one type of resources: no secret and no data can be read so. */
function isReading({ action, resource }: Grant): boolean {
  return resource === "control" && /^[\w.]+(\/(\w+|\*))+\/read$/i.test(action);
}

/** Actions of the control plane and of the data plane are two things with the same names. */
function statementsOf(role: Value): readonly Statement[] {
  return collect(role, PLACE).flatMap((permission) =>
    isObject(permission)
      ? [
          statement("Allow", permission, "actions", "control"),
          statement("Deny", permission, "not_actions", "control"),
          statement("Allow", permission, "data_actions", "data"),
          statement("Deny", permission, "not_data_actions", "data"),
        ]
      : [],
  );
}

function statement(effect: Statement["effect"], permission: Value, key: string, plane: string): Statement {
  return {
    sid: undefined,
    effect,
    principals: undefined,
    actions: { mode: "only", patterns: texts(permission, key) },
    resources: { mode: "only", patterns: [plane] },
    conditions: [],
  };
}
