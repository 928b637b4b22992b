import type { ValueObject } from "@infra-tools/terraform-plan/value";
import { isZero, lookUp, objectAt } from "../../values";
import type { Refusal, ResourceType } from "../resource-type";
import { monitoring } from "./monitoring";

/** A credential belongs in one of the two blocks. */
function labelRefusals(config: ValueObject): readonly Refusal[] {
  const labels = objectAt(config, "labels") ?? {};
  return ["auth_token", "password", "service_key"]
    .filter((key) => key in labels && !isZero(lookUp(config, `sensitive_labels.${key}`)))
    .map((key) => ({
      attribute: "sensitive_labels",
      message: `Sensitive label [${key}] cannot be set in both \`labels\` and the \`sensitive_labels\` block.`,
    }));
}

export const google_monitoring_notification_channel: ResourceType = {
  computed: monitoring("notificationChannels"),
  defaults: {
    enabled: true,
    force_delete: false,
  },
  replaceOnChange: ["project"],
  validatePlan: labelRefusals,
};
