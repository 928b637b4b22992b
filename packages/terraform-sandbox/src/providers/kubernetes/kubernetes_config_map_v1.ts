import type { ResourceType } from "../resource-type";

export const kubernetes_config_map_v1: ResourceType = {
  defaults: {
    "metadata.namespace": "default",
  },
  replaceOnChange: ["metadata.generate_name", "metadata.name", "metadata.namespace"],
};
