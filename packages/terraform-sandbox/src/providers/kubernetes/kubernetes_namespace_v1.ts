import type { ResourceType } from "../resource-type";

export const kubernetes_namespace_v1: ResourceType = {
  defaults: {
    wait_for_default_service_account: false,
  },
  replaceOnChange: ["metadata.generate_name", "metadata.name"],
};
