import type { Value } from "@infra-tools/terraform-plan/value";
import { parseAddresses } from "../../values/cidr";
import { collect, texts } from "../../values/inspect";
import { effectiveAccess, refusedProtocols } from "./effective";
import { ALL_PORTS, type NetworkAccess, type NetworkRule, type Ports } from "./network-rule";

/** A rule of a network security group: https://learn.microsoft.com/azure/virtual-network/network-security-groups-overview */
function readRule(rule: Value): NetworkAccess {
  const text = (name: string) => texts(rule, name)[0] ?? "";
  const direction = text("direction").toLowerCase() === "outbound" ? "out" : "in";
  const side = direction === "in" ? "source" : "destination";
  const written = [`${side}_address_prefix`, `${side}_address_prefixes`]
    .flatMap((name) => texts(rule, name))
    .filter((address) => address !== "");
  const tags = written.filter((address) => parseAddresses(address) === undefined);
  const groups = texts(rule, `${side}_application_security_group_ids`);
  const ports = ["destination_port_range", "destination_port_ranges"]
    .flatMap((name) => texts(rule, name))
    .filter((port) => port !== "");
  const protocol = text("protocol").toLowerCase();
  const rules = (ports.length === 0 ? ["*"] : ports).map(
    (port): NetworkRule => ({
      direction,
      protocol: protocol === "*" || protocol === "" ? "any" : protocol,
      ports: portRange(port),
      ranges: written.flatMap((address) => parseAddresses(address) ?? []),
      written,
      peers: [...tags.map((label) => ({ label })), ...groups.map((label) => ({ label }))],
    }),
  );
  return text("access").toLowerCase() === "deny"
    ? { allowed: [], refused: rules }
    : { allowed: rules, refused: [] };
}

function portRange(text: string): Ports {
  const [low = "", high = low] = text.split("-");
  return low === "*" ? ALL_PORTS : [Number(low), Number(high)];
}

export const readAzureRule = readRule;

export function readAzureSecurityGroup(value: Value, _type: string, sides: readonly Value[]): NetworkAccess {
  const rulesOf = (side: Value) =>
    collect(side, "security_rule").map((rule) => ({
      priority: Number(texts(rule, "priority")[0] ?? 0),
      ...readRule(rule),
    }));
  return effectiveAccess(rulesOf(value), refusedProtocols(sides.flatMap(rulesOf)));
}
