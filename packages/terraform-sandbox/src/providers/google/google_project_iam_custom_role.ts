import { fixed } from "../computed-values";
import type { ResourceType } from "../resource-type";

export const google_project_iam_custom_role: ResourceType = {
  computed: {
    name: "projects/{project}/roles/{role_id}",
    id: "{name}",
    deleted: fixed(false),
  },
  defaults: {
    stage: "GA",
  },
  replaceOnChange: ["project", "role_id"],
};
