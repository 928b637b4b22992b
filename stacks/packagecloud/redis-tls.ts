import { ConfigMapV1 } from "@cdktf/provider-kubernetes/lib/config-map-v1";
import { Fn } from "cdktf";
import { Construct } from "constructs";
import type { ContainerProps, PreStop } from "../../constructs/gke/container";
import type { ProbeProps } from "../../constructs/gke/probe";
import type { VolumeProps } from "../../constructs/gke/volume";
import type { Environment } from "../../environments/environment";
import { REDIS_LOCAL_PORT, VOLUMES } from "./image";
import type { Platform } from "./platform";
import type { Redis } from "./redis";
import { SIGNALS_MOUNT, waitUntilDrained } from "./shutdown";
import { amounts } from "./size";

const CONFIG_MOUNT = "/etc/memorystore-tls";
const CONFIG_FILE = "stunnel.conf";
const CA_FILE = "ca.pem";

/** Longest time from the helper's start until it listens. */
const STARTUP_SECONDS = 60;

/**
 * memorystore-tls: a helper beside each packagecloud container that takes plain Redis on the pod's own address and
 * speaks TLS to Memorystore. Its configuration and the CA, both public, are in a ConfigMap.
 */
export class RedisTls extends Construct {
  readonly config: ConfigMapV1;

  constructor(
    scope: Construct,
    id: string,
    private readonly environment: Environment,
    platform: Platform,
    redis: Redis,
  ) {
    super(scope, id);
    this.config = new ConfigMapV1(this, "config", {
      metadata: { name: "memorystore-tls", namespace: platform.namespace.name },
      data: {
        [CONFIG_FILE]: stunnelConfiguration(redis),
        [CA_FILE]: redis.instance.caCertificates,
      },
    });
  }

  /** On the pods, so that another address or CA rolls them. */
  get podAnnotations(): Record<string, string> {
    return {
      "packagecloud/memorystore-tls": Fn.sha256(Fn.jsonencode(this.config.interpolationForAttribute("data"))),
    };
  }

  /** The pod's volumes that the helper needs. */
  get volumes(): Record<string, VolumeProps> {
    return { "memorystore-tls": { configMap: { name: this.config.metadata.name } } };
  }

  /** The helper's container; with `drainSeconds` it outlives the work of the container beside it. */
  container(drainSeconds?: number): ContainerProps {
    const { image, resources } = this.environment.helpers.redisTls;
    const preStop: PreStop | undefined =
      drainSeconds === undefined ? undefined : waitUntilDrained(drainSeconds);
    return {
      name: "memorystore-tls",
      image,
      command: ["stunnel", `${CONFIG_MOUNT}/${CONFIG_FILE}`],
      resources: amounts(resources),
      startupProbe: { check: LISTENS, periodSeconds: 2, failureThreshold: STARTUP_SECONDS / 2 },
      readinessProbe: { check: LISTENS, timeoutSeconds: 5 },
      // No liveness probe: a restart would first wait for the other container's work, and Redis be away meanwhile.
      // stunnel ends by itself when it cannot go on.
      mounts: [
        { volume: "memorystore-tls", path: CONFIG_MOUNT },
        ...(preStop === undefined ? [] : [{ volume: VOLUMES.signals, path: SIGNALS_MOUNT, readOnly: true }]),
      ],
      ...(preStop === undefined ? {} : { preStop }),
    };
  }
}

/** The kubelet cannot reach the pod's loopback address, so the probe runs inside. */
const LISTENS: ProbeProps["check"] = {
  exec: { command: ["nc", "-z", "127.0.0.1", String(REDIS_LOCAL_PORT)] },
};

/** The server's certificate names no address, so only its chain is checked. */
function stunnelConfiguration({ instance }: Redis): string {
  return [
    "foreground = yes",
    "pid =",
    "syslog = no",
    "[redis]",
    "client = yes",
    `accept = 127.0.0.1:${REDIS_LOCAL_PORT}`,
    `connect = ${instance.host}:${instance.port}`,
    `CAfile = ${CONFIG_MOUNT}/${CA_FILE}`,
    "verifyChain = yes",
    "",
  ].join("\n");
}
