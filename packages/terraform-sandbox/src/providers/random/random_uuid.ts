import type { ResourceType } from "../resource-type";

export const random_uuid: ResourceType = {
  computed: { result: "{@uuid}", id: "{result}" },
  replaceOnChange: ["keepers"],
};
