import { fixed } from "../computed-values";
import type { ResourceType } from "../resource-type";

export const google_dns_managed_zone: ResourceType = {
  computed: {
    id: "projects/{project}/managedZones/{name}",
    managed_zone_id: ({ generate }) => Number(generate("managed_zone_id").digits(15)),
    creation_time: "{@timestamp}",
    name_servers: fixed(["a", "b", "c", "d"].map((letter) => `ns-cloud-${letter}1.googledomains.com.`)),
  },
  defaults: {
    description: "Managed by Terraform",
    "dnssec_config.default_key_specs.kind": "dns#dnsKeySpec",
    "dnssec_config.kind": "dns#managedZoneDnsSecConfig",
    force_destroy: false,
    visibility: "public",
  },
  computedBlocks: ["cloud_logging_config"],
  replaceOnChange: ["dns_name", "name", "project", "visibility"],
  dataSource: {
    computed: {
      id: "projects/{project}/managedZones/{name}",
      dns_name: (context) => `${context.text("name").replaceAll("-", ".")}.`,
      managed_zone_id: ({ generate }) => Number(generate("managed_zone_id").digits(15)),
      name_servers: fixed(["a", "b", "c", "d"].map((letter) => `ns-cloud-${letter}1.googledomains.com.`)),
      visibility: "public",
      description: "",
    },
  },
};
