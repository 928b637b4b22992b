import type { ResourceType } from "../resource-type";
import { ROLE_REF } from "./admission/immutable";

export const kubernetes_role_binding_v1: ResourceType = {
  defaults: {
    "metadata.namespace": "default",
    "subject.namespace": "default",
  },
  replaceOnChange: [
    "metadata.generate_name",
    "metadata.name",
    "metadata.namespace",
    "role_ref",
    "role_ref.api_group",
    "role_ref.kind",
    "role_ref.name",
  ],
  api: [ROLE_REF],
};
