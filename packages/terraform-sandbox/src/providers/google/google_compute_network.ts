import { fixed } from "../computed-values";
import type { ResourceType } from "../resource-type";
import { COMPUTE, global } from "./compute";
import { provided } from "./project";

export const google_compute_network: ResourceType = {
  computed: {
    ...global("networks"),
    numeric_id: "{@digits 19}",
    routing_mode: "REGIONAL",
    bgp_best_path_selection_mode: "LEGACY",
    mtu: fixed(1460),
  },
  defaults: {
    auto_create_subnetworks: true,
    delete_default_routes_on_create: false,
    network_firewall_policy_enforcement_order: "AFTER_CLASSIC_FIREWALL",
  },
  replaceOnChange: [
    "auto_create_subnetworks",
    "description",
    "enable_ula_internal_ipv6",
    "internal_ipv6_range",
    "name",
    "network_profile",
    "params",
    "params.resource_manager_tags",
    "project",
  ],
  dataSource: {
    computed: {
      id: "projects/{project}/global/networks/{name}",
      self_link: `${COMPUTE}/global/networks/{name}`,
      network_id: ({ generate }) => Number(generate("network_id").digits(15)),
      numeric_id: "{@digits 19}",
      subnetworks_self_links: (context) => [
        `https://www.googleapis.com/compute/v1/projects/${context.text("project")}/regions/${provided("region")(context)}/subnetworks/${context.text("name")}`,
      ],
    },
  },
};
