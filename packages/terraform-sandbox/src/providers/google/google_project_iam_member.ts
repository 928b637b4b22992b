import type { ResourceType } from "../resource-type";
import { iamMember } from "./iam-member";

export const google_project_iam_member: ResourceType = {
  computed: iamMember("{project}"),
  replaceOnChange: [
    "condition",
    "condition.description",
    "condition.expression",
    "condition.title",
    "member",
    "project",
    "role",
  ],
  overwritesExisting: true,
};
