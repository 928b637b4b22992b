import type { Bounds, Format } from "./format";

/** @see https://cloud.google.com/resource-manager/docs/creating-managing-projects */
export const PROJECT_ID: Format = {
  pattern: /^[a-z][a-z0-9-]{4,28}[a-z0-9]$/,
  rule: "must be a project id: 6 to 30 lower-case letters, digits and hyphens, beginning with a letter",
};

export const REGION: Format = {
  pattern: /^[a-z]+-[a-z]+\d{1,2}$/,
  rule: "must be a Google Cloud region, such as us-east1",
};

/** @see https://cloud.google.com/secret-manager/docs/reference/rest/v1/projects.secrets/create */
export const SECRET_ID: Format = {
  pattern: /^[A-Za-z0-9_-]{1,255}$/,
  rule: "must be a Secret Manager id: 1 to 255 letters, digits, hyphens and underscores",
};

export const NOTIFICATION_CHANNEL: Format = {
  pattern: /^projects\/[a-z0-9-]+\/notificationChannels\/\d+$/,
  rule: "must be projects/<project>/notificationChannels/<number>",
};

/** @see https://cloud.google.com/iam/docs/reference/rest/v1/projects.locations.workloadIdentityPools/create */
export const WORKLOAD_IDENTITY_POOL_ID: Format = {
  pattern: /^(?!gcp-)[a-z0-9-]{4,32}$/,
  rule: "must be 4 to 32 lower-case letters, digits and hyphens, and not begin with gcp-",
};

/** Characters of a domain in a Google-managed certificate. @see https://cloud.google.com/kubernetes-engine/docs/how-to/managed-certs */
export const MAX_MANAGED_DOMAIN = 63;

/** Addresses in one rule of a Cloud Armor policy. @see https://cloud.google.com/armor/quotas */
export const RANGES_PER_ARMOR_RULE = 10;

/** Seconds between two uptime checks. @see https://cloud.google.com/monitoring/uptime-checks */
export const UPTIME_PERIODS = [60, 300, 600, 900] as const;

/** Memory of a Memorystore for Redis instance, in GB. @see https://cloud.google.com/memorystore/docs/redis/pricing */
export const REDIS_MEMORY_GB: Bounds = { min: 1, max: 300 };

/** Characters of a Redis instance's name. */
export const MAX_REDIS_NAME = 40;

/** A Cloud KMS key. @see https://cloud.google.com/kms/docs/getting-resource-ids */
export const KMS_KEY: Format = {
  pattern:
    /^projects\/[^/\s]+\/locations\/[a-z0-9-]+\/keyRings\/[A-Za-z0-9_-]{1,63}\/cryptoKeys\/[A-Za-z0-9_-]{1,63}$/,
  rule: "must be a key's full name: projects/<project>/locations/<region>/keyRings/<ring>/cryptoKeys/<key>",
};
