import type { ResourceType } from "../resource-type";
import { COMMON } from "./common";

export const cloudflare_list_item: ResourceType = {
  computed: { ...COMMON, operation_id: "{@hex 32}" },
  defaults: {
    "redirect.include_subdomains": false,
    "redirect.preserve_path_suffix": false,
    "redirect.preserve_query_string": false,
    "redirect.status_code": 301,
    "redirect.subpath_matching": false,
  },
  replaceOnChange: [
    "account_id",
    "asn",
    "comment",
    "hostname.exclude_exact_hostname",
    "hostname.url_hostname",
    "ip",
    "list_id",
    "redirect.include_subdomains",
    "redirect.preserve_path_suffix",
    "redirect.preserve_query_string",
    "redirect.source_url",
    "redirect.status_code",
    "redirect.subpath_matching",
    "redirect.target_url",
  ],
};
