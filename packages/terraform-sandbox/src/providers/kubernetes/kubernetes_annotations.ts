import type { ResourceType } from "../resource-type";

export const kubernetes_annotations: ResourceType = {
  defaults: {
    field_manager: "Terraform",
  },
  replaceOnChange: ["api_version", "kind", "metadata.name", "metadata.namespace"],
  overwritesExisting: true,
};
