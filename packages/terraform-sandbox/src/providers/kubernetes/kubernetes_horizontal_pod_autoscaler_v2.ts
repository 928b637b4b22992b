import type { Value } from "@infra-tools/terraform-plan/value";
import { fixed } from "../computed-values";
import type { ResourceType } from "../resource-type";

/** Scaling as the cluster does it when the autoscaler says nothing. */
const HPA_BEHAVIOR: Value = [
  {
    scale_down: [
      {
        policy: [{ period_seconds: 15, type: "Percent", value: 100 }],
        select_policy: "Max",
        stabilization_window_seconds: 0,
      },
    ],
    scale_up: [
      {
        policy: [
          { period_seconds: 15, type: "Pods", value: 4 },
          { period_seconds: 15, type: "Percent", value: 100 },
        ],
        select_policy: "Max",
        stabilization_window_seconds: 0,
      },
    ],
  },
];

export const kubernetes_horizontal_pod_autoscaler_v2: ResourceType = {
  computed: { "spec.behavior": fixed(HPA_BEHAVIOR) },
  defaults: {
    "metadata.namespace": "default",
    "spec.min_replicas": 1,
  },
  computedBlocks: ["spec.behavior"],
  replaceOnChange: ["metadata.generate_name", "metadata.name", "metadata.namespace"],
};
