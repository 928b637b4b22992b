import { configurationAddress } from "@infra-tools/terraform-plan/address";
import { metadataOf } from "../attributes/look-up";
import { destroys, destructionOf, type PlanContext } from "../context";
import type { PlanCheck } from "../rule";
import { showAll } from "../values/inspect";

/**
 * Resources that are destroyed while others that hold data refer to them and stay: the reference will point to a new
 * object. Types whose metadata names their dependents have a check of their own.
 */
export const dependentsCheck: PlanCheck = (context) => {
  const holders = dataByReference(context);
  return context.plan.changes.flatMap((change) => {
    if (!destroys(change) || change.deposed !== undefined || change.mode !== "managed") return [];
    const metadata = metadataOf(change, context.added);
    if (metadata?.dependents !== undefined || metadata?.holds !== undefined) return [];
    if (change.action === "replace" && isTrigger(change.type)) return [];
    const dependents = [...(holders.get(configurationAddress(change.address)) ?? [])];
    if (dependents.length === 0) return [];
    const verbs = dependents.length === 1 ? "holds data and refers" : "hold data and refer";
    return [
      {
        address: change.address,
        issue: {
          path: change.replacePaths[0] ?? [],
          message: `${showAll(dependents)} ${verbs} to it, and it is ${destructionOf(change)}.`,
          advice:
            "Find out what happens to the data if the reference changes: a new key, network or owner can cut it off or replace it.",
          severity: "warning",
        },
      },
    ];
  });
};

/** Resources that exist to be replaced. */
function isTrigger(type: string): boolean {
  return (
    type === "null_resource" ||
    type === "terraform_data" ||
    type.startsWith("random_") ||
    type.startsWith("time_")
  );
}

/** Address without index -> addresses of resources that hold data, stay, and refer to it. */
function dataByReference({ plan, added }: PlanContext): ReadonlyMap<string, ReadonlySet<string>> {
  const holders = new Map<string, Set<string>>();
  for (const change of plan.changes) {
    if (change.mode !== "managed" || change.action === "create" || destroys(change)) continue;
    if (metadataOf(change, added)?.holds === undefined) continue;
    for (const { path, to } of plan.references.get(configurationAddress(change.address)) ?? []) {
      if (path[0] === "depends_on") continue;
      const addresses = holders.get(to) ?? new Set<string>();
      holders.set(to, addresses.add(change.address));
    }
  }
  return holders;
}
