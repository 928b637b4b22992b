import type { ResourceType } from "../resource-type";
import { cloudflare_authenticated_origin_pulls } from "./cloudflare_authenticated_origin_pulls";
import { cloudflare_authenticated_origin_pulls_certificate } from "./cloudflare_authenticated_origin_pulls_certificate";
import { cloudflare_authenticated_origin_pulls_settings } from "./cloudflare_authenticated_origin_pulls_settings";
import { cloudflare_dns_record } from "./cloudflare_dns_record";
import { cloudflare_dns_records } from "./cloudflare_dns_records";
import { cloudflare_healthcheck } from "./cloudflare_healthcheck";
import { cloudflare_ip_ranges } from "./cloudflare_ip_ranges";
import { cloudflare_list } from "./cloudflare_list";
import { cloudflare_list_item } from "./cloudflare_list_item";
import { cloudflare_notification_policy } from "./cloudflare_notification_policy";
import { cloudflare_origin_ca_certificate } from "./cloudflare_origin_ca_certificate";
import { cloudflare_page_rule } from "./cloudflare_page_rule";
import { cloudflare_ruleset } from "./cloudflare_ruleset";
import { cloudflare_zone } from "./cloudflare_zone";
import { cloudflare_zone_setting } from "./cloudflare_zone_setting";
import { cloudflare_zones } from "./cloudflare_zones";

/** Resource types of the cloudflare provider with behaviour beyond their schema. */
export const CLOUDFLARE_TYPES: { readonly [type: string]: ResourceType } = {
  cloudflare_authenticated_origin_pulls,
  cloudflare_authenticated_origin_pulls_certificate,
  cloudflare_authenticated_origin_pulls_settings,
  cloudflare_dns_record,
  cloudflare_dns_records,
  cloudflare_healthcheck,
  cloudflare_ip_ranges,
  cloudflare_list,
  cloudflare_list_item,
  cloudflare_notification_policy,
  cloudflare_origin_ca_certificate,
  cloudflare_page_rule,
  cloudflare_ruleset,
  cloudflare_zone,
  cloudflare_zone_setting,
  cloudflare_zones,
};
