import type { ResourceType } from "../resource-type";
import { idInProject } from "./key";

export const google_logging_metric: ResourceType = {
  computed: { id: "{name}" },
  defaults: {
    "metric_descriptor.labels.value_type": "STRING",
    "metric_descriptor.unit": "1",
  },
  computedBlocks: ["metric_descriptor"],
  replaceOnChange: ["metric_descriptor.labels.key", "metric_descriptor.labels.value_type", "project"],
  key: idInProject,
};
