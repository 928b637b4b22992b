import type { ResourceType } from "../resource-type";
import { lastSegment } from "./path";
import { projectNumber } from "./project";

export const google_monitoring_slo: ResourceType = {
  computed: {
    slo_id: "{@hex 16}",
    name: (context) =>
      `projects/${projectNumber(context.text("project"))}/services/${lastSegment(context.text("service"))}/serviceLevelObjectives/${context.text("slo_id")}`,
    id: "{name}",
  },
  defaults: {
    "basic_sli.availability.enabled": true,
    "windows_based_sli.good_total_ratio_threshold.basic_sli_performance.availability.enabled": true,
  },
  replaceOnChange: ["project", "service", "slo_id"],
};
