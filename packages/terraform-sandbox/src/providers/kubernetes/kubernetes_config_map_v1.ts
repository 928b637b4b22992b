import type { ResourceType } from "../resource-type";
import { IMMUTABLE_DATA } from "./admission/immutable";

export const kubernetes_config_map_v1: ResourceType = {
  defaults: {
    "metadata.namespace": "default",
  },
  replaceOnChange: ["metadata.generate_name", "metadata.name", "metadata.namespace"],
  api: [IMMUTABLE_DATA],
};
