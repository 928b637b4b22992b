import { fixed } from "../computed-values";
import type { ResourceType } from "../resource-type";
import { COMMON } from "./common";

export const cloudflare_list: ResourceType = {
  computed: { ...COMMON, num_items: fixed(0), num_referencing_filters: fixed(0) },
  replaceOnChange: ["account_id", "kind", "name"],
};
