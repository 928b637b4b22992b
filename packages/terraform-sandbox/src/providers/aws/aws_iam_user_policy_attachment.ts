import type { ResourceType } from "../resource-type";
import { attachment } from "./names";

export const aws_iam_user_policy_attachment: ResourceType = {
  computed: attachment("user"),
  replaceOnChange: ["policy_arn", "user"],
  overwritesExisting: true,
};
