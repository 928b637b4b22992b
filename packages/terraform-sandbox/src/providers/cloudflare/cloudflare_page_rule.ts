import type { ResourceType } from "../resource-type";
import { COMMON } from "./common";

export const cloudflare_page_rule: ResourceType = {
  computed: COMMON,
  defaults: {
    "actions.cache_key_fields.host.resolved": false,
    "actions.cache_key_fields.user.device_type": false,
    "actions.cache_key_fields.user.geo": false,
    "actions.cache_key_fields.user.lang": false,
    priority: 1,
    status: "disabled",
  },
  replaceOnChange: ["zone_id"],
};
