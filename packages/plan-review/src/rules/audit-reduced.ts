import { attributesOf } from "../attributes/check";
import { namedGrantChecks } from "../checks/grants-by-name";
import { update } from "../example";
import type { Rule } from "../rule";

const TEXTS = {
  consequence: "Activity can no longer be fully reconstructed.",
  advice: "Keep the records, or name where they are kept now.",
};

export const auditReduced: Rule<"audit-reduced"> = {
  id: "audit-reduced",
  title: "Audit logging reduced",
  group: "observability",
  severity: "warning",
  explanation: "Access, audit or flow logs are disabled, cover less, or are sent to another place.",
  checks: [...attributesOf("audit", TEXTS), namedGrantChecks("audit-reduced", TEXTS)],
  examples: {
    bad: [update("aws_cloudtrail", { enable_logging: true }, { enable_logging: false })],
    fine: [update("aws_cloudtrail", { is_multi_region_trail: false }, { is_multi_region_trail: true })],
  },
};
