import { Construct } from "constructs";
import { WriteOnlySecretVersion } from "../secrets/write-only-version";
import type { Redis } from "./redis";

export interface RedisAuthVersionProps {
  readonly redis: Redis;
  /** The secret that gets the AUTH string as a new version: `Secret.id`. */
  readonly secret: string;
  /**
   * The number that the secret's new version must get. Count up to write the AUTH string again, after it was changed
   * by turning AUTH off and on.
   */
  readonly revision: number;
}

/** Writes a Redis instance's AUTH string into a secret, through a write-only argument. */
export class RedisAuthVersion extends Construct {
  readonly version: WriteOnlySecretVersion;

  constructor(scope: Construct, id: string, props: RedisAuthVersionProps) {
    super(scope, id);
    this.version = new WriteOnlySecretVersion(this, "secret", {
      secret: props.secret,
      value: props.redis.sensitiveAuthString,
      revision: props.revision,
    });
  }

  /** The secret's version with the AUTH string, for a volume: known after the apply. */
  get secretVersionName(): string {
    return this.version.name;
  }
}
