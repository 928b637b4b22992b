import type { ResourceType } from "../resource-type";
import { policyRule } from "./api-rules";
import { inlinePolicy } from "./names";

export const aws_iam_group_policy: ResourceType = {
  computed: inlinePolicy("group"),
  replaceOnChange: ["group", "name", "name_prefix"],
  overwritesExisting: true,
  policyAttribute: "policy",
  api: [policyRule("policy", 5120)],
};
