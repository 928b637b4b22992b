import type { ValueObject } from "@infra-tools/terraform-plan/value";
import type { Refusal, ResourceType } from "../resource-type";
import { global } from "./compute";

/** An ingress rule names its sources; an empty list of ranges counts. */
function sourceRefusals(config: ValueObject): readonly Refusal[] {
  const direction = config["direction"] ?? "INGRESS";
  const sources = ["source_ranges", "source_tags", "source_service_accounts"];
  if (direction !== "INGRESS" || sources.some((name) => (config[name] ?? null) !== null)) return [];
  const message = "one of source_tags, source_ranges, or source_service_accounts must be defined";
  return [{ attribute: "source_ranges", message }];
}

export const google_compute_firewall: ResourceType = {
  computed: {
    ...global("firewalls"),
    direction: "INGRESS",
  },
  defaults: {
    priority: 1000,
  },
  replaceOnChange: ["direction", "name", "params", "project"],
  validatePlan: sourceRefusals,
};
