import type { ResourceType } from "../resource-type";
import { REGION } from "./account";
import { arn } from "./arn";

export const aws_cloudwatch_metric_alarm: ResourceType = {
  computed: {
    ...REGION,
    arn: arn("cloudwatch", "alarm:{alarm_name}"),
    id: "{alarm_name}",
  },
  defaults: {
    actions_enabled: true,
    treat_missing_data: "missing",
  },
  replaceOnChange: ["alarm_name", "region"],
  overwritesExisting: true,
};
