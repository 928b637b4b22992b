import type { Value } from "@infra-tools/terraform-plan/value";
import { type AddressRange, mergeRanges, parseAddresses, subtractRanges } from "../../values/cidr";
import { collect, first, texts } from "../../values/inspect";
import { ALL_PORTS, type NetworkAccess, type NetworkRule } from "./network-rule";

const EVERYONE = parseAddresses("*") ?? [];

/**
 * A Cloud Armor policy, as the traffic that it allows: rules are evaluated by priority, the first that matches a request
 * decides, and a rule in preview decides nothing. Rules by expression are kept apart, each as a peer of its own:
 * https://cloud.google.com/armor/docs/security-policy-overview
 */
export function readGoogleSecurityPolicy(value: Value): NetworkAccess {
  const rules = collect(value, "rule")
    .filter((rule) => first(rule, "preview") !== true)
    .sort((a, b) => Number(first(a, "priority") ?? 0) - Number(first(b, "priority") ?? 0));
  let undecided: readonly AddressRange[] = EVERYONE;
  const allowed: AddressRange[] = [];
  const written: string[] = [];
  const network: { allowed: NetworkRule[]; refused: NetworkRule[] } = { allowed: [], refused: [] };
  for (const rule of rules) {
    const action = texts(rule, "action")[0] ?? "allow";
    const lets = action === "allow" || action === "throttle" || action === "redirect";
    const expression = texts(rule, "match.expr.expression")[0];
    if (expression !== undefined) {
      network[lets ? "allowed" : "refused"].push(networkRule([], [], `requests that match ${expression}`));
      continue;
    }
    const listed = texts(rule, "match.config.src_ip_ranges");
    const ranges = listed.flatMap((text) => parseAddresses(text) ?? []);
    // A limit on requests is lost with its rule, even where the addresses are let through by another one.
    if (action === "throttle" || action === "rate_based_ban") {
      network.refused.push(networkRule([], [], `too many requests from ${listed.join(", ")}`));
    }
    if (lets || action === "rate_based_ban") {
      allowed.push(...subtractRanges(ranges, subtractRanges(ranges, undecided)));
      written.push(...listed);
    }
    undecided = subtractRanges(undecided, ranges);
  }
  if (allowed.length > 0) network.allowed.push(networkRule(mergeRanges(allowed), written, undefined));
  return network;
}

function networkRule(
  ranges: readonly AddressRange[],
  written: readonly string[],
  label: string | undefined,
): NetworkRule {
  return {
    direction: "in",
    protocol: "any",
    ports: ALL_PORTS,
    ranges,
    written,
    peers: label === undefined ? [] : [{ label }],
  };
}
