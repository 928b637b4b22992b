import type { ResourceType } from "../resource-type";
import { policyRule } from "./api-rules";
import { inlinePolicy } from "./names";

export const aws_iam_user_policy: ResourceType = {
  computed: inlinePolicy("user"),
  replaceOnChange: ["name", "name_prefix", "user"],
  overwritesExisting: true,
  policyAttribute: "policy",
  api: [policyRule("policy", 2048)],
};
