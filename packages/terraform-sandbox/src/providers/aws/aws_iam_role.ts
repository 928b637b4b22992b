import type { ResourceType } from "../resource-type";
import { policyRule, ROLE_NAME, UNIQUE_IAM_NAME } from "./api-rules";
import { arn } from "./arn";
import { withPolicies } from "./attachments";
import { duplicateKeyRefusals } from "./duplicate-key";
import { GENERATED_NAME } from "./names";

export const aws_iam_role: ResourceType = {
  computed: {
    name: GENERATED_NAME,
    arn: arn("iam", "role{path}{name}", false),
    id: "{name}",
    unique_id: "AROA{@upper 17}",
    create_date: "{@timestamp}",
  },
  defaults: {
    force_detach_policies: false,
    max_session_duration: 3600,
    path: "/",
  },
  computedBlocks: ["inline_policy"],
  replaceOnChange: ["name", "name_prefix", "path"],
  policyAttribute: "assume_role_policy",
  observed: withPolicies,
  validate: duplicateKeyRefusals("assume_role_policy"),
  api: [ROLE_NAME, UNIQUE_IAM_NAME, policyRule("assume_role_policy", 2048)],
};
