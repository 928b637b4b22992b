import type { ResourceType } from "../resource-type";
import { provided } from "./project";

export const google_client_config: ResourceType = {
  dataSource: {
    computed: {
      project: provided("project"),
      region: provided("region"),
      zone: provided("zone"),
      id: 'projects/"{project}"/regions/"{region}"/zones/"{zone}"',
      access_token: ({ secret }) => secret("access_token", "sandbox-access-token"),
      default_labels: ({ config }) => config["default_labels"] ?? {},
    },
  },
};
