import type { ResourceType } from "../resource-type";
import { iamMember } from "./iam-member";

export const google_storage_bucket_iam_member: ResourceType = {
  computed: iamMember("b/{bucket}"),
  replaceOnChange: [
    "bucket",
    "condition",
    "condition.description",
    "condition.expression",
    "condition.title",
    "member",
    "role",
  ],
  overwritesExisting: true,
};
