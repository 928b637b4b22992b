import { type AttributeMetadata, row } from "../attributes/metadata";
import type { NamedText } from "./reading";

/** Elements that refuse requests. https://learn.microsoft.com/azure/api-management/api-management-policies */
const GUARDS: readonly string[] = [
  "base",
  "check-header",
  "ip-filter",
  "limit-concurrency",
  "quota",
  "quota-by-key",
  "rate-limit",
  "rate-limit-by-key",
  "validate-azure-ad-token",
  "validate-client-certificate",
  "validate-content",
  "validate-jwt",
];

const IS_POLICY = /^\s*<policies\b/;
const ANY_ORIGIN = /<origin>\s*\*\s*<\/origin>/;

/** Policies of a gateway in XML: any origin is new, or an element that refuses requests is removed. */
export function readXmlPolicy({ label, before, after }: NamedText): AttributeMetadata | undefined {
  if (!IS_POLICY.test(before) || !IS_POLICY.test(after)) return undefined;
  if (ANY_ORIGIN.test(after) && !ANY_ORIGIN.test(before))
    return row("exposure", label, [after, before], { consequence: "Scripts of any site may call it." });
  const lost = GUARDS.filter((name) => countOf(name, after) < countOf(name, before));
  if (lost.length === 0) return undefined;
  return row("protection", label, [after, before], {
    severity: "warning",
    consequence: `No longer there: ${lost.map((name) => `\`${name}\``).join(", ")}.`,
  });
}

function countOf(name: string, policy: string): number {
  return [...policy.matchAll(new RegExp(`<${name}[\\s/>]`, "g"))].length;
}
