import { fixed } from "../computed-values";
import type { ResourceType } from "../resource-type";
import { projectNumber } from "./project";

export const google_storage_bucket: ResourceType = {
  computed: {
    id: "{name}",
    self_link: "https://www.googleapis.com/storage/v1/b/{name}",
    url: "gs://{name}",
    project_number: (context) => Number(projectNumber(context.text("project"))),
    public_access_prevention: "inherited",
    rpo: "DEFAULT",
    time_created: "{@timestamp}",
    updated: "{@timestamp}",
    uniform_bucket_level_access: fixed(false),
  },
  defaults: {
    force_destroy: false,
    "retention_policy.is_locked": false,
    "soft_delete_policy.retention_duration_seconds": 604800,
    storage_class: "STANDARD",
  },
  computedBlocks: ["soft_delete_policy", "versioning", "website"],
  replaceOnChange: [
    "custom_placement_config.data_locations",
    "enable_object_retention",
    "hierarchical_namespace",
    "hierarchical_namespace.enabled",
    "location",
    "name",
    "project",
  ],
};
