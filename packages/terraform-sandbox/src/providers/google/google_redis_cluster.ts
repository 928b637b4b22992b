import type { ResourceType } from "../resource-type";

export const google_redis_cluster: ResourceType = {
  computed: {
    name: "terraform-{@hex 8}",
    id: "projects/{project}/locations/{region}/clusters/{name}",
    create_time: "{@timestamp}",
    state: "ACTIVE",
    uid: "{@uuid}",
  },
  defaults: {
    authorization_mode: "AUTH_MODE_DISABLED",
    deletion_protection_enabled: true,
    transit_encryption_mode: "TRANSIT_ENCRYPTION_MODE_DISABLED",
  },
  replaceOnChange: [
    "allow_fewer_zones_deployment",
    "authorization_mode",
    "gcs_source",
    "gcs_source.uris",
    "managed_backup_source",
    "managed_backup_source.backup",
    "name",
    "project",
    "region",
    "transit_encryption_mode",
    "zone_distribution_config",
  ],
  protections: [
    {
      attribute: "deletion_protection_enabled",
      message: "The cluster {name} is protected from deletion: deletion_protection_enabled is true.",
    },
  ],
};
