import type { ContainerProps, PreStop } from "../../constructs/gke/container";
import type { ProbeProps } from "../../constructs/gke/probe";
import type { Environment } from "../../environments/environment";
import { currentUserName } from "./database";
import { drainAfter, FORGET_LAST_DRAIN, SIGNALS_MOUNT } from "./shutdown";
import { amounts, type Size } from "./size";

/** packagecloud's image, as docs/image.md promises it: the files it reads and the commands it runs. */

export type Service = "nginx" | "unicorn" | "rainbows" | "resque";

export type SecretName =
  | "licence"
  | "configuration"
  | "awsCredentials"
  | "gpgKey"
  | "databasePassword"
  | "redisAuth";

/** The file that holds each secret, below `SECRETS_PATH`. */
export const SECRET_FILES: readonly (readonly [SecretName, string])[] = [
  ["licence", "licence"],
  ["configuration", "packagecloud.rb.template"],
  ["awsCredentials", "aws-credentials"],
  ["gpgKey", "gpg-private-key"],
  ["databasePassword", "database-password"],
  ["redisAuth", "redis-auth"],
];

const SECRETS_PATH = "/run/secrets/packagecloud";

/** Addresses of database and Redis for packagecloud: the SQL proxy's Service, and the helper in its own pod. */
export const SQL_PROXY_NAME = "packagecloud-sql-proxy";
export const MYSQL_PORT = 3306;
export const REDIS_LOCAL_PORT = 6379;

/** Names of the volumes that `packagecloudContainer` mounts. */
export const VOLUMES = { secrets: "secrets", state: "state", signals: "signals" } as const;

export interface PackagecloudContainer {
  /** Services that run in the container; none for the toolbox and the migration. */
  readonly services: readonly Service[];
  /** Numbers of processes by service. */
  readonly processes?: Readonly<Record<string, number>>;
  readonly size: Size;
  /** Longest time that the work in hand gets when the pod stops; none for a container without services. */
  readonly drainSeconds?: number;
}

/** packagecloud's container: the same image everywhere, with the services to run. */
export function packagecloudContainer(
  environment: Environment,
  props: PackagecloudContainer,
): ContainerProps {
  const { image } = environment;
  return {
    name: "packagecloud",
    image: image.reference,
    env: environmentVariables(environment, props),
    resources: amounts(props.size),
    user: 0,
    relaxations: {
      reason:
        "Omnibus, Chef and runit configure the package as root at start and write to /etc, /opt and /var",
      rootUser: true,
      writableRootFilesystem: true,
      capabilities: ["CHOWN", "DAC_OVERRIDE", "FOWNER", "KILL", "SETGID", "SETUID"],
    },
    mounts: [
      { volume: VOLUMES.secrets, path: SECRETS_PATH },
      { volume: VOLUMES.state, path: image.statePath },
      { volume: VOLUMES.signals, path: SIGNALS_MOUNT },
    ],
    ...probes(environment, props.services),
    ...(props.drainSeconds === undefined
      ? {}
      : { preStop: drain(environment, props, props.drainSeconds), postStart: FORGET_LAST_DRAIN }),
  };
}

function environmentVariables(
  environment: Environment,
  { services, processes = {} }: PackagecloudContainer,
): Record<string, string> {
  const { edge, database, storage, uploads } = environment;
  return {
    PACKAGECLOUD_SERVICES: services.join(","),
    ...Object.fromEntries(
      Object.entries(processes).map(([service, count]) => [
        `PACKAGECLOUD_${service.toUpperCase()}_PROCESSES`,
        String(count),
      ]),
    ),
    PACKAGECLOUD_EXTERNAL_URL: `https://${edge.hostname}`,
    PACKAGECLOUD_HTTP_PORT: String(environment.image.httpPort),
    PACKAGECLOUD_LARGEST_UPLOAD_MIB: String(uploads.largestMib),
    PACKAGECLOUD_UPLOAD_TIMEOUT_SECONDS: String(uploads.timeoutSeconds),
    PACKAGECLOUD_SECRETS_PATH: SECRETS_PATH,
    PACKAGECLOUD_DATABASE_HOST: SQL_PROXY_NAME,
    PACKAGECLOUD_DATABASE_PORT: String(MYSQL_PORT),
    PACKAGECLOUD_DATABASE_NAME: database.databaseName,
    PACKAGECLOUD_DATABASE_USER: currentUserName(environment),
    PACKAGECLOUD_REDIS_HOST: "127.0.0.1",
    PACKAGECLOUD_REDIS_PORT: String(REDIS_LOCAL_PORT),
    PACKAGECLOUD_S3_BUCKET: storage.bucketName,
    PACKAGECLOUD_S3_REGION: storage.region,
    // Cloud SQL keeps the backups, and the configuration is written at each start.
    PACKAGECLOUD_BACKUP_DATABASE: "false",
    PACKAGECLOUD_BACKUP_CONFIGURATION: "false",
    // One job migrates before a rollout; pods that did so at once would lock each other out.
    PACKAGECLOUD_MIGRATE_ON_START: "false",
    PACKAGECLOUD_LOG_TARGET: "stdout",
  };
}

type Probes = Pick<ContainerProps, "ports" | "startupProbe" | "readinessProbe" | "livenessProbe">;

function probes(environment: Environment, services: readonly Service[]): Probes {
  if (services.includes("nginx")) return serverProbes(environment);
  if (services.includes("resque")) return workerProbes(environment);
  return {};
}

function serverProbes({ image, edge, workloads }: Environment): Probes {
  const serves: ProbeProps["check"] = {
    httpGet: { path: image.healthPath, port: "http", headers: { Host: edge.hostname } },
  };
  return {
    ports: { http: image.httpPort },
    startupProbe: { check: serves, timeoutSeconds: 5, ...patience(workloads.startupSeconds, 10) },
    readinessProbe: { check: serves, timeoutSeconds: 5 },
    // Only nginx itself: a slow database must not restart pods and break the uploads that they hold.
    livenessProbe: {
      check: { tcpSocket: { port: "http" } },
      periodSeconds: 20,
      timeoutSeconds: 5,
      failureThreshold: 6,
    },
  };
}

function workerProbes({ workloads }: Environment): Probes {
  const runs: ProbeProps["check"] = { exec: { command: ["packagecloud-ctl", "status", "resque"] } };
  return {
    startupProbe: { check: runs, timeoutSeconds: 20, ...patience(workloads.startupSeconds, 30) },
    readinessProbe: { check: runs, periodSeconds: 60, timeoutSeconds: 20 },
    livenessProbe: { check: runs, periodSeconds: 60, timeoutSeconds: 20, failureThreshold: 5 },
  };
}

function patience(seconds: number, periodSeconds: number) {
  return { periodSeconds, failureThreshold: Math.ceil(seconds / periodSeconds) };
}

/**
 * Servers first go on for a while, until the load balancer has taken the pod out; then the image finishes the work in
 * hand (resque's workers get QUIT, not TERM, which would kill their job); at last the helper may go too.
 */
function drain(
  { image, edge }: Environment,
  { services }: PackagecloudContainer,
  drainSeconds: number,
): PreStop {
  const wait = services.includes("nginx") ? edge.deregistrationSeconds : 0;
  return drainAfter(wait, image.drainCommand, drainSeconds);
}
