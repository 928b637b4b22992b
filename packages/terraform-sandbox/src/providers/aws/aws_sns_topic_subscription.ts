import { fixed } from "../computed-values";
import type { ResourceType } from "../resource-type";
import { awsAccount, REGION } from "./account";

export const aws_sns_topic_subscription: ResourceType = {
  computed: {
    ...REGION,
    arn: "{topic_arn}:{@uuid}",
    id: "{arn}",
    owner_id: ({ config }) => awsAccount(config),
    confirmation_was_authenticated: fixed(true),
    pending_confirmation: (context) => context.text("protocol").startsWith("email"),
  },
  defaults: {
    confirmation_timeout_in_minutes: 1,
    endpoint_auto_confirms: false,
    raw_message_delivery: false,
  },
  replaceOnChange: ["endpoint", "protocol", "region", "topic_arn"],
  overwritesExisting: true,
};
