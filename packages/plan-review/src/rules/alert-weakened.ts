import { attributesOf } from "../attributes/check";
import { namedGrantChecks } from "../checks/grants-by-name";
import { alertLimits } from "../checks/limits";
import { update } from "../example";
import type { Rule } from "../rule";

const TEXTS = {
  consequence: "Incidents may be reported late, to fewer people, or not at all.",
  advice: "Keep the alert, or name what reports the problem instead.",
};

export const alertWeakened: Rule<"alert-weakened"> = {
  id: "alert-weakened",
  title: "Alert weakened",
  group: "observability",
  severity: "warning",
  explanation:
    "An alert, its notification channel or its source is removed or disabled, its threshold is loosened (in the direction of its comparison), its comparison is reversed or loosened, it waits longer, or it watches something else.",
  checks: [...attributesOf("alert", TEXTS), alertLimits(TEXTS), namedGrantChecks("alert-weakened", TEXTS)],
  examples: {
    bad: [
      update(
        "aws_cloudwatch_metric_alarm",
        { comparison_operator: "GreaterThanThreshold", threshold: 900 },
        { comparison_operator: "GreaterThanThreshold", threshold: 3600 },
      ),
      update(
        "aws_cloudwatch_metric_alarm",
        { comparison_operator: "GreaterThanThreshold", threshold: 80 },
        { comparison_operator: "LessThanThreshold", threshold: 20 },
      ),
    ],
    fine: [
      update(
        "aws_cloudwatch_metric_alarm",
        { comparison_operator: "GreaterThanThreshold", threshold: 3600 },
        { comparison_operator: "GreaterThanThreshold", threshold: 900 },
      ),
      update(
        "aws_cloudwatch_metric_alarm",
        { comparison_operator: "GreaterThanThreshold", threshold: 80 },
        { comparison_operator: "GreaterThanOrEqualToThreshold", threshold: 80 },
      ),
    ],
  },
};
