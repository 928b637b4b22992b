import type { ResourceType } from "../resource-type";

export const cloudflare_ruleset: ResourceType = {
  computed: { id: "{@hex 32}", last_updated: "{@timestamp}", version: "1" },
  defaults: {
    "rules.action_parameters.autominify.css": false,
    "rules.action_parameters.autominify.html": false,
    "rules.action_parameters.autominify.js": false,
    "rules.action_parameters.from_value.preserve_query_string": false,
    "rules.action_parameters.raw_response_fields.preserve_duplicates": false,
    "rules.action_parameters.response_fields.preserve_duplicates": false,
    "rules.enabled": true,
    "rules.ratelimit.requests_to_origin": false,
  },
  replaceOnChange: ["account_id", "kind", "name", "phase", "zone_id"],
};
