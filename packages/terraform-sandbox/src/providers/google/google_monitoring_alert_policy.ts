import type { ResourceType } from "../resource-type";
import { monitoring } from "./monitoring";

export const google_monitoring_alert_policy: ResourceType = {
  computed: {
    ...monitoring("alertPolicies"),
    creation_record: ({ generate }) => [
      {
        mutate_time: generate("creation_record").timestamp(),
        mutated_by: "terraform@example.iam.gserviceaccount.com",
      },
    ],
    "conditions.name": "{name}/conditions/{@digits 19}",
  },
  defaults: {
    "documentation.mime_type": "text/markdown",
    enabled: true,
  },
  replaceOnChange: ["project"],
};
