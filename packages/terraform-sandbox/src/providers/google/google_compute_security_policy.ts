import { fixed } from "../computed-values";
import type { ResourceType } from "../resource-type";
import { global } from "./compute";

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
};
