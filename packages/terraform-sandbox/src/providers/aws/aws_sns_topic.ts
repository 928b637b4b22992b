import type { ComputeContext } from "../computed-values";
import type { ResourceType } from "../resource-type";
import { awsAccount, REGION } from "./account";
import { arn } from "./arn";
import { GENERATED_NAME } from "./names";

/** The policy that SNS gives a topic which has none. */
function topicPolicy(context: ComputeContext): string {
  const actions = [
    "GetTopicAttributes",
    "SetTopicAttributes",
    "AddPermission",
    "RemovePermission",
    "DeleteTopic",
    "Subscribe",
    "ListSubscriptionsByTopic",
    "Publish",
  ];
  return JSON.stringify({
    Id: "__default_policy_ID",
    Statement: [
      {
        Action: actions.map((action) => `SNS:${action}`),
        Condition: { StringEquals: { "AWS:SourceOwner": awsAccount(context.config) } },
        Effect: "Allow",
        Principal: { AWS: "*" },
        Resource: context.text("arn"),
        Sid: "__default_statement_ID",
      },
    ],
    Version: "2008-10-17",
  });
}

export const aws_sns_topic: ResourceType = {
  computed: {
    ...REGION,
    name: GENERATED_NAME,
    arn: arn("sns", "{name}"),
    id: "{arn}",
    owner: ({ config }) => awsAccount(config),
    policy: topicPolicy,
  },
  defaults: {
    content_based_deduplication: false,
    fifo_topic: false,
  },
  replaceOnChange: ["fifo_topic", "name", "name_prefix", "region"],
  overwritesExisting: true,
  policyAttribute: "policy",
};
