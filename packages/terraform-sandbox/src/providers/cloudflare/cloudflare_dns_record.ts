import { fixed } from "../computed-values";
import type { ResourceType } from "../resource-type";
import { COMMON } from "./common";

export const cloudflare_dns_record: ResourceType = {
  computed: {
    ...COMMON,
    meta: "{}",
    proxiable: ({ text }) => ["A", "AAAA", "CNAME"].includes(text("type")),
    proxied: fixed(false),
    settings: fixed({}),
    tags: fixed([]),
    comment_modified_on: ({ generate, text }) =>
      text("comment") === "" ? null : generate("comment").timestamp(),
    tags_modified_on: fixed(null),
  },
  defaults: {
    proxied: false,
  },
  replaceOnChange: ["type", "zone_id"],
};
