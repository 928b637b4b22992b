import { attributesOf } from "../attributes/check";
import { update } from "../example";
import type { Rule } from "../rule";

const TEXTS = {
  consequence: "Older data is deleted permanently.",
  advice: "Keep the longer time, or make sure that the older data is not needed.",
};

export const retentionReduced: Rule<"retention-reduced"> = {
  id: "retention-reduced",
  title: "Retention reduced",
  group: "protection",
  severity: "danger",
  explanation:
    "A number of days, versions or backups gets smaller, or data kept without a limit gets one. Older data is deleted at once, or at the next clean-up.",
  checks: attributesOf("retention", TEXTS),
  examples: {
    bad: [
      update("aws_db_instance", { backup_retention_period: 30 }, { backup_retention_period: 7 }),
      update("aws_cloudwatch_log_group", { retention_in_days: 0 }, { retention_in_days: 30 }),
    ],
    fine: [
      update("aws_db_instance", { backup_retention_period: 7 }, { backup_retention_period: 30 }),
      update("aws_cloudwatch_log_group", { retention_in_days: 30 }, { retention_in_days: 0 }),
    ],
  },
};
