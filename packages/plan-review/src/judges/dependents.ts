import { configurationAddress } from "@infra-tools/terraform-plan/address";
import type { Change } from "@infra-tools/terraform-plan/model";
import { factsOf } from "../attributes/look-up";
import { destroys, type Judgement, type Surroundings } from "./judge";
import { showAll } from "./values";

/**
 * Resources that are replaced or destroyed while others that hold data refer to them and stay:
 * the reference will point to something new. Types whose own facts say what they carry are told elsewhere.
 */
export function judgeDependents(
  changes: readonly Change[],
  surroundings: Surroundings,
): readonly { readonly change: Change; readonly judgement: Judgement }[] {
  const holders = dataByReference(surroundings);
  return changes.flatMap((change) => {
    if (!destroys(change) || change.deposed !== undefined || change.mode !== "managed") return [];
    const facts = factsOf(change, surroundings.added);
    if (facts?.carries !== undefined || facts?.holds !== undefined) return [];
    if (change.action === "replace" && isTrigger(change.type)) return [];
    const dependents = [...(holders.get(configurationAddress(change.address)) ?? [])];
    if (dependents.length === 0) return [];
    const judgement: Judgement = {
      rule: "foundation-destroyed",
      path: change.replacePaths[0] ?? [],
      message: `${showAll(dependents)} ${dependents.length === 1 ? "holds data and refers" : "hold data and refer"} to it, and it is ${
        change.action === "replace" ? "destroyed and made anew" : "destroyed"
      }.`,
      advice:
        "Read what the data becomes when the reference changes: another key, network or owner can cut it off or replace it.",
      severity: "warning",
    };
    return [{ change, judgement }];
  });
}

/** Resources that exist to be replaced. */
function isTrigger(type: string): boolean {
  return (
    type === "null_resource" ||
    type === "terraform_data" ||
    type.startsWith("random_") ||
    type.startsWith("time_")
  );
}

/** Address without index -> addresses of what holds data, stays, and refers to it. */
function dataByReference({ plan, added }: Surroundings): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>();
  for (const change of plan.changes) {
    if (change.mode !== "managed" || change.action === "create" || destroys(change)) continue;
    if (factsOf(change, added)?.holds === undefined) continue;
    for (const { path, to } of plan.references.get(configurationAddress(change.address)) ?? []) {
      if (path[0] === "depends_on") continue;
      const known = found.get(to);
      if (known === undefined) found.set(to, new Set([change.address]));
      else known.add(change.address);
    }
  }
  return found;
}
