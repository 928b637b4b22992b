import { fixed } from "../computed-values";
import type { ResourceType } from "../resource-type";

export const cloudflare_authenticated_origin_pulls: ResourceType = {
  computed: {
    id: "{zone_id}",
    created_at: "{@timestamp}",
    updated_at: "{@timestamp}",
    status: "active",
    enabled: fixed(true),
  },
  replaceOnChange: ["hostname", "zone_id"],
  overwritesExisting: true,
};
