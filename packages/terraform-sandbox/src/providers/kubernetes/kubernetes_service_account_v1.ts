import type { ResourceType } from "../resource-type";

export const kubernetes_service_account_v1: ResourceType = {
  defaults: {
    automount_service_account_token: true,
    "metadata.namespace": "default",
  },
  replaceOnChange: ["metadata.generate_name", "metadata.name", "metadata.namespace"],
};
