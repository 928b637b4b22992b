import type { ResourceType } from "../resource-type";

export const cloudflare_notification_policy: ResourceType = {
  computed: { id: "{@uuid}", created: "{@timestamp}", modified: "{@timestamp}" },
  defaults: {
    enabled: true,
  },
  replaceOnChange: ["account_id"],
};
