import type { ValueObject } from "@infra-tools/terraform-plan/value";
import { isZero } from "../../values";
import type { Refusal, ResourceType } from "../resource-type";
import { REGION } from "./account";
import { arn } from "./arn";

/** A metric is evaluated by one statistic. */
function statisticRefusals(config: ValueObject): readonly Refusal[] {
  const statistics = ["statistic", "extended_statistic"];
  if (isZero(config["metric_name"]) || statistics.some((name) => !isZero(config[name]))) return [];
  const message = "One of `statistic` or `extended_statistic` must be set for a cloudwatch metric alarm";
  return [{ attribute: "metric_name", message }];
}

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
  validatePlan: statisticRefusals,
};
