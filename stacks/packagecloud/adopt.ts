import type { TerraformResource } from "cdktf";
import type { Environment } from "../../environments/environment";
import type { Database } from "./database";
import type { Edge } from "./edge";
import type { Platform } from "./platform";
import type { Redis } from "./redis";
import type { Storage } from "./storage";

export interface AdoptableParts {
  readonly platform: Platform;
  readonly database: Database;
  readonly redis: Redis;
  readonly storage: Storage;
  readonly edge: Edge;
}

/**
 * Takes existing objects over instead of creating them: an import block for each part that the environment names.
 * Blocks whose object is in the state already do nothing.
 */
export function adoptExisting({ adopt = {} }: Environment, parts: AdoptableParts): void {
  const { platform, database, redis, storage, edge } = parts;
  const resources: Readonly<Record<keyof typeof adopt, TerraformResource | undefined>> = {
    databaseInstance: database.instance.instance,
    database: database.database.database,
    redis: redis.instance.instance,
    bucket: storage.bucket.source.bucket,
    replicaBucket: storage.bucket.replica.bucket,
    address: edge.address.resource,
    namespace: platform.namespace.namespace,
    dnsRecord: edge.record?.resource,
    iamUser: storage.user.user,
    replicationRole: storage.bucket.role.role,
  };
  for (const [part, resource] of Object.entries(resources)) {
    const id = Reflect.get(adopt, part);
    if (typeof id === "string") resource?.importFrom(id);
  }
}
