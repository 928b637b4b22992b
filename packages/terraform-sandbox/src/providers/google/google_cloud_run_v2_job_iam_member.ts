import type { ResourceType } from "../resource-type";
import { iamMember } from "./iam-member";

export const google_cloud_run_v2_job_iam_member: ResourceType = {
  computed: iamMember("projects/{project}/locations/{location}/jobs/{name}"),
  replaceOnChange: [
    "condition",
    "condition.description",
    "condition.expression",
    "condition.title",
    "location",
    "member",
    "name",
    "project",
    "role",
  ],
  overwritesExisting: true,
};
