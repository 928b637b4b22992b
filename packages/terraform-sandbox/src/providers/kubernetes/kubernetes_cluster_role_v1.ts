import type { ResourceType } from "../resource-type";

export const kubernetes_cluster_role_v1: ResourceType = {
  replaceOnChange: ["metadata.generate_name", "metadata.name"],
};
