import { dependentsCheck } from "../checks/dependents";
import { survives } from "../checks/held-data";
import { type ChangeContext, destroys, destructionOf, labelOf } from "../context";
import { replace, update } from "../example";
import type { Issue, Rule } from "../rule";

export const foundationDestroyed: Rule<"foundation-destroyed"> = {
  id: "foundation-destroyed",
  title: "Dependency destroyed",
  group: "data",
  severity: "danger",
  explanation:
    "A resource that others depend on is deleted or replaced: a namespace, a network, a cluster, a key ring; or any resource that a resource with data refers to.",
  checks: [check],
  planChecks: [dependentsCheck],
  examples: {
    bad: [
      replace(
        "kubernetes_namespace_v1",
        { metadata: [{ name: "packagecloud" }] },
        { metadata: [{ name: "packages" }] },
      ),
    ],
    fine: [
      update(
        "kubernetes_namespace_v1",
        { metadata: [{ labels: { a: "1" } }] },
        { metadata: [{ labels: { a: "2" } }] },
      ),
    ],
  },
};

/** A type whose metadata names its dependents. */
function check(context: ChangeContext): readonly Issue[] {
  const { change, metadata } = context;
  if (metadata?.dependents === undefined || !destroys(change) || change.deposed !== undefined) return [];
  if (survives(change, metadata)) return [];
  return [
    {
      path: change.replacePaths[0] ?? [],
      message: `The ${labelOf(context)} is ${destructionOf(change)}. Its dependents: ${metadata.dependents}.`,
      advice:
        change.action === "replace"
          ? "Revert what forces the replacement, or create the new one beside the old one and move its dependents."
          : "Move or remove its dependents first, in a change of its own.",
      ...(metadata.holds === undefined ? {} : { severity: "warning" as const }),
    },
  ];
}
