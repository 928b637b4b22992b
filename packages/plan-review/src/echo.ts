import { equal } from "@infra-tools/terraform-plan/compare/canonical";
import type { Comparison, Delta } from "@infra-tools/terraform-plan/compare/delta";
import type { Change } from "@infra-tools/terraform-plan/model";

/**
 * `kubernetes_manifest` keeps every object twice: `manifest` as it is written, and `object` as the cluster has it. A
 * difference in both is reported once, under `manifest`; the other one is counted as repeated.
 */
export function withoutEcho({ type }: Pick<Change, "type">, comparison: Comparison): Comparison {
  if (type !== "kubernetes_manifest") return comparison;
  const written = new Map<string, Delta>();
  for (const delta of comparison.deltas) {
    if (delta.path[0] === "manifest") written.set(below(delta), delta);
  }
  const deltas: Delta[] = [];
  const repeated: Delta[] = [];
  for (const delta of comparison.deltas) {
    const twin = delta.path[0] === "object" ? written.get(below(delta)) : undefined;
    (twin !== undefined && isSame(twin, delta) ? repeated : deltas).push(delta);
  }
  if (repeated.length === 0) return comparison;
  const { hidden } = comparison;
  return { deltas, hidden: { ...hidden, repeated: hidden.repeated + repeated.length } };
}

function below({ path }: Delta): string {
  return JSON.stringify(path.slice(1));
}

function isSame(a: Delta, b: Delta): boolean {
  return a.kind === b.kind && equal(a.before, b.before) && equal(a.after, b.after);
}
