import type { Problem } from "@infra-tools/runtime/problem";
import type { Finding } from "@infra-tools/terraform-plan/model";
import type { Review } from "./reviewed";
import { findRule } from "./rules";

/**
 * Findings that forbid the apply, as problems: those of rules that refuse. An acceptance does not help, because what they
 * report breaks a service for certain.
 */
export function refusals({ plans }: Pick<Review, "plans">): readonly Problem[] {
  return plans.flatMap(({ findings }) =>
    findings.filter(({ rule }) => findRule(rule)?.refuses === true).map(refusal),
  );
}

function refusal({ plan, address, message, advice, rule }: Finding): Problem {
  return {
    where: `${plan}: ${address}`,
    rule: `${withoutStop(message)} (${rule})`,
    fix: withoutStop(advice),
  };
}

function withoutStop(sentence: string): string {
  return sentence.replace(/\.$/, "");
}
