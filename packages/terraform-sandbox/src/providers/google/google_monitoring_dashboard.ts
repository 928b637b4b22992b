import type { ResourceType } from "../resource-type";
import { projectNumber } from "./project";

export const google_monitoring_dashboard: ResourceType = {
  computed: {
    id: (context) =>
      `projects/${projectNumber(context.text("project"))}/dashboards/${context.generate("id").uuid()}`,
  },
  replaceOnChange: ["project"],
};
