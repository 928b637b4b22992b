import { isList, isObject, type ValueObject } from "@infra-tools/terraform-plan/value";
import { fixed } from "../computed-values";
import type { Refusal, ResourceType } from "../resource-type";
import { global } from "./compute";

function priorityRefusals(config: ValueObject): readonly Refusal[] {
  const rules = config["rule"];
  const priorities = (isList(rules) ? rules : [])
    .map((rule) => (isObject(rule) ? rule["priority"] : null))
    .filter((priority) => typeof priority === "number");
  if (new Set(priorities).size === priorities.length) return [];
  const message = "Two rules have the same priority, please update one of the priorities to be different.";
  return [{ attribute: "rule", message }];
}

export const google_compute_security_policy: ResourceType = {
  computed: {
    ...global("securityPolicies"),
    type: "CLOUD_ARMOR",
    "rule.preview": fixed(false),
  },
  defaults: {
    "rule.description": "",
    "rule.match.versioned_expr": "",
  },
  hiddenDefaults: { "rule.match.versioned_expr": "" },
  computedBlocks: ["advanced_options_config"],
  replaceOnChange: ["name", "project", "type"],
  validatePlan: priorityRefusals,
};
