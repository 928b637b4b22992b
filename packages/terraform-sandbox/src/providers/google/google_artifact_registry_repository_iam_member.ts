import type { ResourceType } from "../resource-type";
import { iamMember } from "./iam-member";

export const google_artifact_registry_repository_iam_member: ResourceType = {
  computed: iamMember("projects/{project}/locations/{location}/repositories/{repository}"),
  replaceOnChange: [
    "condition",
    "condition.description",
    "condition.expression",
    "condition.title",
    "location",
    "member",
    "project",
    "repository",
    "role",
  ],
  overwritesExisting: true,
};
