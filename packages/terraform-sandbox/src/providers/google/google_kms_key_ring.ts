import type { ResourceType } from "../resource-type";

export const google_kms_key_ring: ResourceType = {
  computed: { id: "projects/{project}/locations/{location}/keyRings/{name}" },
  replaceOnChange: ["location", "name", "project"],
};
