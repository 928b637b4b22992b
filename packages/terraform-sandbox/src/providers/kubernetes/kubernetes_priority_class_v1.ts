import type { ResourceType } from "../resource-type";

export const kubernetes_priority_class_v1: ResourceType = {
  defaults: {
    description: "",
    global_default: false,
    preemption_policy: "PreemptLowerPriority",
  },
  replaceOnChange: ["metadata.generate_name", "metadata.name", "preemption_policy", "value"],
  countsGenerations: true,
};
