import { attributesOf } from "../attributes/check";
import { update } from "../example";
import type { Rule } from "../rule";

const TEXTS = {
  consequence: "Failures are detected later or not at all.",
  advice: "Keep the probe, or replace it with another one.",
};

export const probeWeakened: Rule<"probe-weakened"> = {
  id: "probe-weakened",
  title: "Health check weakened",
  group: "availability",
  severity: "warning",
  explanation: "A probe or health check is removed, checks something else, or tolerates more.",
  checks: attributesOf("probe", TEXTS),
  examples: {
    bad: [
      update(
        "kubernetes_pod_v1",
        { spec: [{ container: [{ name: "web", readiness_probe: [{ period_seconds: 5 }] }] }] },
        { spec: [{ container: [{ name: "web", readiness_probe: [] }] }] },
      ),
    ],
    fine: [
      update(
        "kubernetes_pod_v1",
        { spec: [{ container: [{ name: "web", readiness_probe: [] }] }] },
        { spec: [{ container: [{ name: "web", readiness_probe: [{ period_seconds: 5 }] }] }] },
      ),
    ],
  },
};
