import { type ComputeContext, fixed } from "../computed-values";
import type { ResourceType } from "../resource-type";

/** https://cloud.google.com/compute/docs/faq#find_ip_range and the load balancers' health check ranges. */
const NETBLOCKS: { readonly [range: string]: readonly string[] } = {
  "cloud-netblocks": ["34.1.208.0/20", "34.2.0.0/16", "34.64.0.0/11", "34.96.0.0/14", "35.184.0.0/13"],
  "google-netblocks": ["8.8.4.0/24", "8.8.8.0/24", "64.233.160.0/19", "142.250.0.0/15", "172.217.0.0/16"],
  "restricted-googleapis": ["199.36.153.4/30"],
  "private-googleapis": ["199.36.153.8/30"],
  "dns-forwarders": ["35.199.192.0/19"],
  "iap-forwarders": ["35.235.240.0/20"],
  "health-checkers": ["35.191.0.0/16", "130.211.0.0/22"],
  "legacy-health-checkers": ["35.191.0.0/16", "209.85.152.0/22", "209.85.204.0/22"],
};

function netblocks(context: ComputeContext): readonly string[] {
  return NETBLOCKS[context.text("range_type") || "cloud-netblocks"] ?? [];
}

export const google_netblock_ip_ranges: ResourceType = {
  dataSource: {
    computed: {
      id: "netblock-ip-ranges-{range_type}",
      cidr_blocks: netblocks,
      cidr_blocks_ipv4: netblocks,
      cidr_blocks_ipv6: fixed([]),
    },
  },
};
