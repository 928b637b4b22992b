import { publicAddress } from "../addresses";
import type { ResourceType } from "../resource-type";
import { COMPUTE } from "./compute";

export const google_compute_address: ResourceType = {
  computed: {
    id: "projects/{project}/regions/{region}/addresses/{name}",
    self_link: `${COMPUTE}/regions/{region}/addresses/{name}`,
    creation_timestamp: "{@timestamp}",
    label_fingerprint: "{@base64 8}",
    address: (context) => publicAddress(context.generate("address")),
    network_tier: "PREMIUM",
  },
  defaults: {
    address_type: "EXTERNAL",
  },
  replaceOnChange: [
    "address",
    "address_type",
    "description",
    "ip_version",
    "ipv6_endpoint_type",
    "name",
    "network",
    "network_tier",
    "prefix_length",
    "project",
    "purpose",
    "region",
    "subnetwork",
  ],
};
