import { MAINTENANCE_HOUR } from "../../vendors/cloud-sql";
import { KMS_KEY, MAX_REDIS_NAME, REDIS_MEMORY_GB } from "../../vendors/google";
import { flag, formatted, group, integer, oneOf } from "../fields";
import { label } from "../patterns";

/** Memorystore for Redis. */
export const redis = group("Memorystore for Redis: packagecloud's queues and cache.", {
  instanceName: label("Name of the instance.", MAX_REDIS_NAME),
  connectMode: oneOf(
    {
      description:
        "Way into the network: PRIVATE_SERVICE_ACCESS takes an address from the allocated range, DIRECT_PEERING makes a peering of its own. Changing it replaces the instance; an adopted instance keeps its mode.",
    },
    ["PRIVATE_SERVICE_ACCESS", "DIRECT_PEERING"],
  ),
  auth: flag({
    description:
      "Clients need the AUTH string. Turning it on disconnects clients that do not have it: docs/redis-auth.md has the order of steps.",
  }),
  version: oneOf({ description: "Redis version; those that support TLS and AUTH together." }, [
    "REDIS_6_X",
    "REDIS_7_0",
    "REDIS_7_2",
  ]),
  tier: oneOf(
    { description: "STANDARD_HA keeps a replica and fails over by itself; BASIC loses its data." },
    ["STANDARD_HA", "BASIC"],
  ),
  memorySizeGb: integer(
    {
      description: "Memory of the instance. Queues are never evicted, so it must hold all of them.",
      unit: "GB",
    },
    REDIS_MEMORY_GB.min,
    REDIS_MEMORY_GB.max,
  ),
  snapshotPeriod: oneOf(
    {
      description:
        "How often Redis writes a snapshot to disk, from which a failed instance comes back; none turns snapshots off.",
    },
    ["none", "ONE_HOUR", "SIX_HOURS", "TWELVE_HOURS", "TWENTY_FOUR_HOURS"],
  ),
  maintenance: group("The weekly window in which Google may fail the instance over.", {
    day: oneOf({ description: "Day of the week." }, [
      "MONDAY",
      "TUESDAY",
      "WEDNESDAY",
      "THURSDAY",
      "FRIDAY",
      "SATURDAY",
      "SUNDAY",
    ]),
    hour: integer(
      { description: "Hour of the day in UTC.", unit: "hour" },
      MAINTENANCE_HOUR.min,
      MAINTENANCE_HOUR.max,
    ),
  }),
  encryptionKey: formatted({ description: "Full name of a Cloud KMS key in the instance's region." }, KMS_KEY)
    .nullable()
    .meta({
      description:
        "Cloud KMS key that encrypts the instance; null for Google's own keys. Changing it replaces the instance, which prevent_destroy refuses.",
    }),
  authGeneration: integer(
    {
      description:
        "Number of the AUTH string's copy in Secret Manager. Raise it after the AUTH string was changed, so that the copy is written again and the pods roll.",
    },
    1,
    9999,
  ),
});
