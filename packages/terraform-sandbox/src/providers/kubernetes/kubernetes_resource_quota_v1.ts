import type { ResourceType } from "../resource-type";

export const kubernetes_resource_quota_v1: ResourceType = {
  defaults: {
    "metadata.namespace": "default",
  },
  replaceOnChange: ["metadata.generate_name", "metadata.name", "metadata.namespace", "spec.scopes"],
};
