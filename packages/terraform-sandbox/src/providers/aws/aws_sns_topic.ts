import { isUnknown, type ValueObject } from "@infra-tools/terraform-plan/value";
import { isZero } from "../../values";
import type { ComputeContext } from "../computed-values";
import type { Refusal, ResourceType } from "../resource-type";
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

/** Names of FIFO topics end in `.fifo`, and some settings are for them alone. */
function topicRefusals(config: ValueObject): readonly Refusal[] {
  const fifo = config["fifo_topic"] ?? false;
  if (isUnknown(fifo)) return [];
  const { name } = config;
  const pattern = fifo === true ? /^[0-9A-Za-z_-]{1,251}\.fifo$/ : /^[0-9A-Za-z_-]{1,256}$/;
  const wrongName = typeof name === "string" && name !== "" && !pattern.test(name);
  const forFifo = fifo === true ? [] : Object.entries(FIFO_SETTINGS).filter(([key]) => !isZero(config[key]));
  return [
    ...(wrongName ? [{ attribute: "name", message: `invalid topic name: ${name}` }] : []),
    ...forFifo.map(([attribute, label]) => ({
      attribute,
      message: `${label} can only be set for FIFO topics`,
    })),
  ];
}

const FIFO_SETTINGS = {
  archive_policy: "message archive policy",
  content_based_deduplication: "content-based deduplication",
  fifo_throughput_scope: "FIFO throughput scope",
};

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
  validatePlan: topicRefusals,
};
