import type { ResourceType } from "../resource-type";
import { awsAccount, REGION } from "./account";

export const aws_sns_topic_policy: ResourceType = {
  computed: { ...REGION, id: "{arn}", owner: ({ config }) => awsAccount(config) },
  replaceOnChange: ["arn", "region"],
  overwritesExisting: true,
  policyAttribute: "policy",
};
