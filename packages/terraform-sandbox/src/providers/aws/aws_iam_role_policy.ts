import type { ResourceType } from "../resource-type";
import { policyRule } from "./api-rules";
import { inlinePolicy } from "./names";

export const aws_iam_role_policy: ResourceType = {
  computed: inlinePolicy("role"),
  replaceOnChange: ["name", "name_prefix", "role"],
  overwritesExisting: true,
  policyAttribute: "policy",
  api: [policyRule("policy", 10_240)],
};
