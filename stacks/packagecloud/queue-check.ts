import { Construct } from "constructs";
import { ScheduledJob } from "../../constructs/gke/cron-job";
import { toCidrs } from "../../constructs/gke/openings";
import { GkeSecretProviderClass } from "../../constructs/gke/secret-provider-class";
import type { VolumeProps } from "../../constructs/gke/volume";
import type { Environment } from "../../environments/environment";
import { REDIS_LOCAL_PORT } from "./image";
import { APPLICATION_ACCOUNT, type Platform } from "./platform";
import type { Redis } from "./redis";
import type { RedisTls } from "./redis-tls";
import { amounts } from "./size";

const NAME = "packagecloud-queue-check";
export const QUEUE_CHECK_CONTAINER = "queues";

/** Lines that the job writes, and that the alerts look for. */
export const QUEUE_REPORTS = {
  well: "packagecloud-queue-check: well",
  stuck: "packagecloud-queue-check: stuck",
  failing: "packagecloud-queue-check: failing",
  long: "packagecloud-queue-check: long",
} as const;

/** Time between two looks of one run. A worker that makes progress finishes a job within it, or takes a new one. */
const LOOK_SECONDS = 240;

const AUTH_PATH = "/run/secrets/redis";
const AUTH_FILE = "redis-auth";

/**
 * Looks at resque's queues twice and says what it saw in between. resque keeps no time of a job's arrival, so a job that
 * waits too long shows as jobs that wait while none is processed. resque's keys are those of its default namespace.
 * Its inputs are arguments, never part of the script.
 */
export const QUEUE_SCRIPT = `
set -eu
if [ -r "$7" ]; then REDISCLI_AUTH=$(cat "$7"); export REDISCLI_AUTH; fi
ask() { redis-cli -h 127.0.0.1 -p "$PORT" --raw "$@"; }
number() { value=$(ask get "$1"); if [ -n "$value" ]; then echo "$value"; else echo 0; fi; }
queued() {
  total=0
  for queue in $(ask smembers resque:queues); do total=$((total + $(ask llen "resque:queue:$queue"))); done
  echo "$total"
}
PORT=$1
until ask ping >/dev/null 2>&1; do sleep 1; done
processed=$(number resque:stat:processed); failed=$(number resque:stat:failed); waited=$(queued)
sleep "$2"
done_since=$(($(number resque:stat:processed) - processed))
failed_since=$(($(number resque:stat:failed) - failed))
waits=$(queued)
well=yes
if [ "$waited" -gt 0 ] && [ "$waits" -gt 0 ] && [ "$done_since" -eq 0 ]; then echo "$4 ($waits wait, none was processed in $2 s)"; well=no; fi
if [ "$failed_since" -gt 0 ]; then echo "$5 ($failed_since failed in $2 s)"; well=no; fi
if [ "$waits" -gt "$8" ]; then echo "$6 ($waits wait, more than $8)"; well=no; fi
if [ "$well" = yes ]; then echo "$3 ($waits wait, $done_since processed in $2 s)"; fi
`.trim();

/** A job that looks at resque's queues every ten minutes: for workers that are stuck, jobs that fail, and long queues. */
export class QueueCheck extends Construct {
  readonly job: ScheduledJob;

  constructor(
    scope: Construct,
    id: string,
    environment: Environment,
    {
      platform,
      redis,
      redisTls,
    }: { readonly platform: Platform; readonly redis: Redis; readonly redisTls: RedisTls },
  ) {
    super(scope, id);
    const { helpers, monitoring } = environment;
    const namespace = platform.namespace.name;
    const secret = this.authClass(environment, namespace, redis);
    const volumes: Record<string, VolumeProps> = {
      ...redisTls.volumes,
      ...(secret === undefined ? {} : { auth: { secretProviderClass: { name: secret.name } } }),
    };
    this.job = new ScheduledJob(this, "job", {
      name: NAME,
      namespace,
      schedule: "*/10 * * * *",
      serviceAccountName: APPLICATION_ACCOUNT,
      containers: [
        {
          name: QUEUE_CHECK_CONTAINER,
          image: helpers.queueCheck.image,
          command: [
            "/bin/sh",
            "-c",
            QUEUE_SCRIPT,
            "queue-check",
            String(REDIS_LOCAL_PORT),
            String(LOOK_SECONDS),
            QUEUE_REPORTS.well,
            QUEUE_REPORTS.stuck,
            QUEUE_REPORTS.failing,
            QUEUE_REPORTS.long,
            `${AUTH_PATH}/${AUTH_FILE}`,
            String(monitoring.maxQueuedJobs),
          ],
          resources: amounts(helpers.queueCheck.resources),
          mounts: secret === undefined ? [] : [{ volume: "auth", path: AUTH_PATH }],
        },
        { ...redisTls.container(), endsWith: QUEUE_CHECK_CONTAINER },
      ],
      volumes,
      openings: [toCidrs([`${redis.instance.host}/32`], redis.instance.port)],
      dependsOn: secret === undefined ? [] : [secret.manifest],
    });
  }

  /** The AUTH string alone: the check needs none of packagecloud's other secrets. */
  private authClass(
    { google, secrets, redis: settings }: Environment,
    namespace: string,
    redis: Redis,
  ): GkeSecretProviderClass | undefined {
    if (redis.auth === undefined) return undefined;
    return new GkeSecretProviderClass(this, "secret-class", {
      name: "queue-check",
      namespace,
      files: {
        [AUTH_FILE]: {
          project: google.project,
          secret: secrets.redisAuth.id,
          version: settings.authGeneration,
        },
      },
      dependsOn: [redis.auth.version.resource],
    });
  }
}
