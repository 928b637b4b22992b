import { attributesOf } from "../attributes/check";
import { update } from "../example";
import { lifecycleCheck } from "../lifecycles";
import type { Rule } from "../rule";

const TEXTS = {
  consequence: "A failure or a rollout has a larger impact.",
  advice: "Keep it, or apply when an interruption is acceptable.",
};

export const availabilityReduced: Rule<"availability-reduced"> = {
  id: "availability-reduced",
  title: "Availability reduced",
  group: "availability",
  severity: "warning",
  explanation:
    "Fewer replicas or zones, REGIONAL -> ZONAL, no disruption budget, no maintenance window, shorter draining and grace periods, a rollout that stops all pods first.",
  checks: attributesOf("availability", TEXTS),
  planChecks: [
    lifecycleCheck((before, after) =>
      after !== undefined && before.createBeforeDestroy && !after.createBeforeDestroy
        ? {
            path: ["lifecycle", "create_before_destroy"],
            message:
              "`create_before_destroy` is removed: a replacement deletes the object before it creates the new one.",
            advice: "Keep it, or make sure that an interruption is acceptable.",
            before: true,
            after: false,
            severity: "notice",
          }
        : undefined,
    ),
  ],
  examples: {
    bad: [
      update(
        "google_sql_database_instance",
        { settings: [{ availability_type: "REGIONAL" }] },
        { settings: [{ availability_type: "ZONAL" }] },
      ),
    ],
    fine: [
      update(
        "google_sql_database_instance",
        { settings: [{ availability_type: "ZONAL" }] },
        { settings: [{ availability_type: "REGIONAL" }] },
      ),
    ],
  },
};
