import type { ResourceType } from "../resource-type";

export const kubernetes_network_policy_v1: ResourceType = {
  defaults: {
    "metadata.namespace": "default",
    "spec.egress.ports.protocol": "TCP",
    "spec.ingress.ports.protocol": "TCP",
  },
  replaceOnChange: ["metadata.generate_name", "metadata.name", "metadata.namespace"],
  countsGenerations: true,
};
