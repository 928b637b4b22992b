import type { ResourceType } from "../resource-type";

export const kubernetes_pod_disruption_budget_v1: ResourceType = {
  defaults: {
    "metadata.namespace": "default",
  },
  replaceOnChange: [
    "metadata.generate_name",
    "metadata.name",
    "metadata.namespace",
    "spec",
    "spec.max_unavailable",
    "spec.min_available",
    "spec.selector",
    "spec.selector.match_expressions",
    "spec.selector.match_expressions.key",
    "spec.selector.match_expressions.operator",
    "spec.selector.match_expressions.values",
    "spec.selector.match_labels",
  ],
  countsGenerations: true,
};
