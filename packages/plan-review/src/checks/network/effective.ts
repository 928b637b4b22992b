import { ALL_PORTS, type NetworkAccess, type NetworkRule, newAccess } from "./network-rule";

/** A rule of a list that is read in the order of priorities, until one fits. */
export interface RankedRule extends NetworkAccess {
  readonly priority: number;
}

/**
 * Traffic that a list of rules with priorities lets through: what an earlier rule refuses, a later one cannot allow.
 *
 * @param protocols those that rules of either revision refuse: a rule for any protocol is cut there
 */
export function effectiveAccess(rules: readonly RankedRule[], protocols: readonly string[]): NetworkAccess {
  const allowed: NetworkRule[] = [];
  const refused: NetworkRule[] = [];
  for (const rule of [...rules].sort((a, b) => a.priority - b.priority)) {
    const parts = rule.allowed.flatMap((allowance) => byProtocol(allowance, protocols));
    for (const { rule: allowance, ports, ranges, peers } of newAccess(refused, parts))
      allowed.push({ ...allowance, ports, ranges, peers });
    refused.push(...rule.refused);
  }
  return { allowed, refused: [] };
}

/** Protocols that the rules refuse by name. */
export function refusedProtocols(rules: readonly RankedRule[]): readonly string[] {
  const named = rules.flatMap(({ refused }) => refused.map(({ protocol }) => protocol));
  return [...new Set(named.filter((protocol) => protocol !== "any"))].sort();
}

function byProtocol(rule: NetworkRule, protocols: readonly string[]): readonly NetworkRule[] {
  if (rule.protocol !== "any" || protocols.length === 0) return [rule];
  const rest = `any but ${protocols.join(", ")}`;
  return [...protocols, rest].map((protocol) => ({ ...rule, protocol, ports: ALL_PORTS }));
}
