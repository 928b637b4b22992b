import type { ResourceType } from "../resource-type";

export const kubernetes_env: ResourceType = {
  defaults: {
    "env.value_from.field_ref.api_version": "v1",
    "env.value_from.resource_field_ref.divisor": "1",
    field_manager: "Terraform",
  },
  replaceOnChange: ["metadata.name", "metadata.namespace"],
  overwritesExisting: true,
};
