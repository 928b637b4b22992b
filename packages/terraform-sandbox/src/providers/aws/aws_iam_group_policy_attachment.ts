import type { ResourceType } from "../resource-type";
import { attachment } from "./names";

export const aws_iam_group_policy_attachment: ResourceType = {
  computed: attachment("group"),
  replaceOnChange: ["group", "policy_arn"],
  overwritesExisting: true,
};
