import { TerraformOutput } from "cdktf";
import { Construct } from "constructs";
import type { Database } from "./database";
import type { Edge } from "./edge";
import type { Redis } from "./redis";
import type { Storage } from "./storage";

export interface OutputSources {
  readonly database: Database;
  readonly redis: Redis;
  readonly storage: Storage;
  readonly edge: Edge;
  /** Parts that are not deployed yet, and the settings that they wait for. */
  readonly withheld: { readonly parts: readonly string[]; readonly until: readonly string[] };
}

/** Outputs that people look up after an apply. None is secret. */
export class Outputs extends Construct {
  constructor(scope: Construct, id: string, { database, redis, storage, edge, withheld }: OutputSources) {
    super(scope, id);
    this.add("ingress_address", "Address that the public host name's record points at", edge.address.address);
    this.add(
      "database_connection_name",
      "Name under which the Cloud SQL Auth Proxy finds the database",
      database.instance.connectionName,
    );
    this.add(
      "database_private_address",
      "The database's address in the network",
      database.instance.privateIpAddress,
    );
    this.add("redis_host", "Redis' address in the network", redis.instance.host);
    this.add("bucket", "The packages' bucket", storage.bucket.source.bucket.bucket);
    this.add("replica_bucket", "The packages' replica", storage.bucket.replica.bucket.bucket);
    this.add(
      "iam_user",
      "packagecloud's user in AWS, for which an operator makes an access key",
      storage.user.name,
    );
    this.add("withheld", "Parts that wait for secrets, and the settings that name their versions", withheld);
  }

  private add(name: string, description: string, value: unknown): void {
    new TerraformOutput(this, name, { description, value }).overrideLogicalId(name);
  }
}
