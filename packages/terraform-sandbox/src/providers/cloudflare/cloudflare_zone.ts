import { fixed } from "../computed-values";
import type { ResourceType } from "../resource-type";

export const cloudflare_zone: ResourceType = {
  dataSource: {
    computed: {
      id: (context) =>
        context.text("zone_id") || context.generate(`zone ${context.text("filter.name")}`).hex(32),
      zone_id: "{id}",
      name: (context) => context.text("filter.name") || "example.com",
      status: "active",
      type: "full",
      paused: fixed(false),
      development_mode: fixed(0),
      created_on: "{@timestamp}",
      modified_on: "{@timestamp}",
      activated_on: "{@timestamp}",
      account: ({ generate }) => ({ id: generate("account").hex(32), name: "Sandbox" }),
      name_servers: fixed(["ada.ns.cloudflare.com", "bob.ns.cloudflare.com"]),
    },
  },
};
