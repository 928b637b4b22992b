import { attributesOf } from "../attributes/check";
import { update } from "../example";
import type { Rule } from "../rule";

const TEXTS = {
  consequence: "It may not handle the load.",
  advice: "Compare with the peak usage of the last weeks before this is applied.",
};

export const capacityReduced: Rule<"capacity-reduced"> = {
  id: "capacity-reduced",
  title: "Capacity reduced",
  group: "availability",
  severity: "warning",
  explanation: "Smaller machines, less memory or disk, lower limits, a smaller range for autoscaling.",
  checks: attributesOf("capacity", TEXTS),
  examples: {
    bad: [
      update("google_redis_instance", { memory_size_gb: 10 }, { memory_size_gb: 5 }),
      update(
        "google_sql_database_instance",
        { settings: [{ tier: "db-custom-8-32768" }] },
        { settings: [{ tier: "db-custom-4-16384" }] },
      ),
    ],
    fine: [update("google_redis_instance", { memory_size_gb: 5 }, { memory_size_gb: 10 })],
  },
};
