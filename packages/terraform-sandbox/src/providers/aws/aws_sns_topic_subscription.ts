import type { ValueObject } from "@infra-tools/terraform-plan/value";
import { isZero } from "../../values";
import { fixed } from "../computed-values";
import type { Refusal, ResourceType } from "../resource-type";
import { awsAccount, REGION } from "./account";

function filterRefusals(config: ValueObject): readonly Refusal[] {
  if (isZero(config["filter_policy_scope"]) || !isZero(config["filter_policy"])) return [];
  const message = "filter_policy is required when filter_policy_scope is set";
  return [{ attribute: "filter_policy_scope", message }];
}

export const aws_sns_topic_subscription: ResourceType = {
  computed: {
    ...REGION,
    arn: "{topic_arn}:{@uuid}",
    id: "{arn}",
    owner_id: ({ config }) => awsAccount(config),
    confirmation_was_authenticated: fixed(true),
    // The simulated recipient confirms at once: the sandbox waits for nobody. Drift can take the confirmation back.
    pending_confirmation: fixed(false),
  },
  defaults: {
    confirmation_timeout_in_minutes: 1,
    endpoint_auto_confirms: false,
    raw_message_delivery: false,
  },
  replaceOnChange: ["endpoint", "protocol", "region", "topic_arn"],
  overwritesExisting: true,
  validatePlan: filterRefusals,
};
