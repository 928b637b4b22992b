import type { ResourceType } from "../resource-type";

export const google_dns_record_set: ResourceType = {
  computed: { id: "projects/{project}/managedZones/{managed_zone}/rrsets/{name}/{type}" },
  replaceOnChange: ["managed_zone", "name", "project", "routing_policy.health_check"],
};
