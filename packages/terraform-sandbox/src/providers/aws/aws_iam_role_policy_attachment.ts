import type { ResourceType } from "../resource-type";
import { attachment } from "./names";

export const aws_iam_role_policy_attachment: ResourceType = {
  computed: attachment("role"),
  replaceOnChange: ["policy_arn", "role"],
  overwritesExisting: true,
};
