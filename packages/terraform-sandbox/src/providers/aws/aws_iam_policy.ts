import { fixed } from "../computed-values";
import type { ResourceType } from "../resource-type";
import { POLICY_NAME, policyRule } from "./api-rules";
import { arn } from "./arn";
import { withAttachments } from "./attachments";
import { duplicateKeyRefusals } from "./duplicate-key";
import { GENERATED_NAME } from "./names";

export const aws_iam_policy: ResourceType = {
  computed: {
    name: GENERATED_NAME,
    arn: arn("iam", "policy{path}{name}", false),
    id: "{arn}",
    policy_id: "ANPA{@upper 17}",
    attachment_count: fixed(0),
  },
  defaults: {
    path: "/",
  },
  replaceOnChange: ["description", "name", "name_prefix", "path"],
  overwritesExisting: true,
  policyAttribute: "policy",
  observed: withAttachments,
  validate: duplicateKeyRefusals("policy"),
  api: [POLICY_NAME, policyRule("policy", 6144)],
};
