import type { ResourceType } from "../resource-type";

export const cloudflare_authenticated_origin_pulls_settings: ResourceType = {
  replaceOnChange: ["zone_id"],
  overwritesExisting: true,
};
