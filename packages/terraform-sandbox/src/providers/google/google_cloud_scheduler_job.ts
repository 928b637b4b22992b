import type { ResourceType } from "../resource-type";

export const google_cloud_scheduler_job: ResourceType = {
  computed: { id: "projects/{project}/locations/{region}/jobs/{name}", state: "ENABLED" },
  defaults: {
    attempt_deadline: "180s",
    time_zone: "Etc/UTC",
  },
  replaceOnChange: ["name", "project", "region"],
};
