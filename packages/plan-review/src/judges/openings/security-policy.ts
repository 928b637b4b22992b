import type { Value } from "@infra-tools/terraform-plan/value";
import { type AddressRange, mergeRanges, parseAddresses, subtractRanges } from "../cidr";
import { collect, first, texts } from "../values";
import { ALL_PORTS, type Opening, type Openings } from "./opening";

const EVERYONE = parseAddresses("*") ?? [];

/**
 * A Cloud Armor policy, as what it lets through in the end: rules are read by priority, the first that fits a request
 * decides, and a rule in preview decides nothing. Rules by expression are kept apart, each as a peer of its own:
 * https://cloud.google.com/armor/docs/security-policy-overview
 */
export function readGoogleSecurityPolicy(value: Value): Openings {
  const rules = collect(value, "rule")
    .filter((rule) => first(rule, "preview") !== true)
    .sort((a, b) => Number(first(a, "priority") ?? 0) - Number(first(b, "priority") ?? 0));
  let undecided: readonly AddressRange[] = EVERYONE;
  const allowed: AddressRange[] = [];
  const written: string[] = [];
  const openings: { allowed: Opening[]; refused: Opening[] } = { allowed: [], refused: [] };
  for (const rule of rules) {
    const action = texts(rule, "action")[0] ?? "allow";
    const lets = action === "allow" || action === "throttle" || action === "redirect";
    const expression = texts(rule, "match.expr.expression")[0];
    if (expression !== undefined) {
      openings[lets ? "allowed" : "refused"].push(opening([], [], `what fits ${expression}`));
      continue;
    }
    const listed = texts(rule, "match.config.src_ip_ranges");
    const ranges = listed.flatMap((text) => parseAddresses(text) ?? []);
    // A limit on requests is lost with its rule, even where the addresses are let through by another one.
    if (action === "throttle" || action === "rate_based_ban") {
      openings.refused.push(opening([], [], `too many requests from ${listed.join(", ")}`));
    }
    if (lets || action === "rate_based_ban") {
      allowed.push(...subtractRanges(ranges, subtractRanges(ranges, undecided)));
      written.push(...listed);
    }
    undecided = subtractRanges(undecided, ranges);
  }
  if (allowed.length > 0) openings.allowed.push(opening(mergeRanges(allowed), written, undefined));
  return openings;
}

function opening(
  ranges: readonly AddressRange[],
  written: readonly string[],
  label: string | undefined,
): Opening {
  return {
    direction: "in",
    protocol: "any",
    ports: ALL_PORTS,
    ranges,
    written,
    peers: label === undefined ? [] : [{ label }],
  };
}
