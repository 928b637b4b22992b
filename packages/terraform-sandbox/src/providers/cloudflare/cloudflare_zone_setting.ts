import { fixed } from "../computed-values";
import type { ResourceType } from "../resource-type";

export const cloudflare_zone_setting: ResourceType = {
  computed: {
    id: "{setting_id}",
    editable: fixed(true),
    modified_on: "{@timestamp}",
    enabled: fixed(null),
    time_remaining: fixed(null),
  },
  replaceOnChange: ["id", "setting_id", "zone_id"],
  overwritesExisting: true,
};
