import type { ResourceType } from "../resource-type";
import { monitoring } from "./monitoring";

export const google_monitoring_notification_channel: ResourceType = {
  computed: monitoring("notificationChannels"),
  defaults: {
    enabled: true,
    force_delete: false,
  },
  replaceOnChange: ["project"],
};
