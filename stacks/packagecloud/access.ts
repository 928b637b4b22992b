import { selectorLabels } from "../../constructs/gke/labels";
import {
  fromPods,
  type Opening,
  type PodSelection,
  toCidrs,
  toDns,
  toInternet,
  toMetadataServer,
  toPods,
} from "../../constructs/gke/openings";
import type { Environment } from "../../environments/environment";
import type { Database } from "./database";
import { MYSQL_PORT, SQL_PROXY_NAME } from "./image";
import type { Platform } from "./platform";
import type { Redis } from "./redis";

/** Port of Cloud SQL's own side, which the Auth Proxy talks to. */
const CLOUD_SQL_PORT = 3307;

/** Deployments and the job that run packagecloud's image. */
export const APPLICATION_NAMES = [
  "packagecloud-web",
  "packagecloud-rainbows",
  "packagecloud-resque",
  "packagecloud-toolbox",
  "packagecloud-migration",
] as const;

/** Targets of packagecloud's own pods: names, the SQL proxy, Redis, S3 and the rest of the web, and mail. */
export function applicationOpenings(
  environment: Environment,
  platform: Platform,
  redis: Redis,
): readonly Opening[] {
  const { mail } = environment.namespace;
  return [
    toClusterDns(platform),
    toPods(podsOf(SQL_PROXY_NAME), MYSQL_PORT),
    toCidrs([`${redis.instance.host}/32`], redis.instance.port),
    toInternet(443),
    ...(mail === null ? [] : [toCidrs(mail.ranges, mail.port)]),
  ];
}

/** Peers of the SQL proxy in both directions: packagecloud's pods, and the instance through Google's APIs. */
export function sqlProxyOpenings(
  environment: Environment,
  platform: Platform,
  database: Database,
): readonly Opening[] {
  return [
    ...APPLICATION_NAMES.map((name) => fromPods(podsOf(name), MYSQL_PORT)),
    ...googleApiOpenings(environment, platform),
    toCidrs([`${database.instance.privateIpAddress}/32`], CLOUD_SQL_PORT),
  ];
}

/** Openings for a pod that calls Google's APIs as itself. */
export function googleApiOpenings({ google }: Environment, platform: Platform): readonly Opening[] {
  return [toClusterDns(platform), toCidrs(google.network.googleApiRanges, 443), ...toMetadataServer()];
}

/** Name look-ups, whichever data plane and DNS the cluster has. */
export function toClusterDns({ cluster }: Platform): Opening {
  return toDns({ serviceRange: cluster.cluster.servicesIpv4Cidr });
}

function podsOf(name: string): PodSelection {
  return { labels: selectorLabels(name) };
}
