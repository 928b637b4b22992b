import type { Severity } from "@infra-tools/terraform-plan/model";
import { RULE_TEXTS } from "./rule-texts";

/** What a rule is about, for grouping. */
export type RuleGroup =
  | "data"
  | "protection"
  | "exposure"
  | "permissions"
  | "encryption"
  | "availability"
  | "observability"
  | "routing"
  | "plan";

/** One rule of the review. */
export interface Rule {
  readonly id: RuleId;
  readonly title: string;
  readonly group: RuleGroup;
  /** Without a configuration file. Single attributes may be graver or lighter. */
  readonly severity: Severity;
  /** Why it matters and what exactly is judged. */
  readonly explanation: string;
  /** A change that the rule finds. */
  readonly bad: string;
  /** The nearest change that it does not. */
  readonly fine: string;
}

/** In the order of the documentation: most grave first within a group. */
export const RULE_IDS = [
  "data-destroyed",
  "data-orphaned",
  "last-copy-destroyed",
  "foundation-destroyed",
  "deposed-destroyed",
  "rename-likely",
  "protection-removed",
  "lifecycle-unprotected",
  "backup-weakened",
  "retention-reduced",
  "replication-weakened",
  "open-to-world",
  "public-access",
  "exposure-widened",
  "network-opened",
  "admin-granted",
  "permissions-widened",
  "trust-widened",
  "deny-removed",
  "condition-loosened",
  "role-granted",
  "privileges-raised",
  "credential-replaced",
  "identity-changed",
  "secret-exposed",
  "encryption-weakened",
  "tls-weakened",
  "key-changed",
  "service-interrupted",
  "availability-reduced",
  "capacity-reduced",
  "probe-weakened",
  "version-changed",
  "alert-weakened",
  "audit-reduced",
  "routing-changed",
  "cannot-tell",
  "plan-errored",
  "plan-incomplete",
  "check-failed",
  "change-deferred",
  "drift-overwritten",
] as const;

export type RuleId = (typeof RULE_IDS)[number];

/** All rules, in the order of the documentation. */
export const RULES: readonly Rule[] = RULE_IDS.map((id) => ({ id, ...RULE_TEXTS[id] }));

/** The rule with this id; undefined for an unknown one. */
export function findRule(id: string): Rule | undefined {
  return RULES.find((rule) => rule.id === id);
}

export function ruleOf(id: RuleId): Rule {
  return { id, ...RULE_TEXTS[id] };
}
