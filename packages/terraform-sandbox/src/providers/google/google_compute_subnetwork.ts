import { fixed } from "../computed-values";
import type { ResourceType } from "../resource-type";
import { COMPUTE } from "./compute";

export const google_compute_subnetwork: ResourceType = {
  dataSource: {
    computed: {
      id: "projects/{project}/regions/{region}/subnetworks/{name}",
      self_link: `${COMPUTE}/regions/{region}/subnetworks/{name}`,
      network: `${COMPUTE}/global/networks/default`,
      ip_cidr_range: "10.142.0.0/20",
      gateway_address: "10.142.0.1",
      private_ip_google_access: fixed(true),
      stack_type: "IPV4_ONLY",
      subnetwork_id: ({ generate }) => Number(generate("subnetwork_id").digits(15)),
    },
  },
};
