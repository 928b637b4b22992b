import type { ResourceType } from "../resource-type";
import { projectNumber } from "./project";

export const google_monitoring_custom_service: ResourceType = {
  computed: {
    service_id: "{@hex 16}",
    name: (context) =>
      `projects/${projectNumber(context.text("project"))}/services/${context.text("service_id")}`,
    id: "{name}",
  },
  replaceOnChange: ["project", "service_id"],
};
