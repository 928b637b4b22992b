import type { Construct } from "constructs";
import { GkeCluster } from "../../../constructs/gke/cluster";
import type { ContainerResources } from "../../../constructs/gke/container";
import { ScheduledJob } from "../../../constructs/gke/cron-job";
import { GceIngress } from "../../../constructs/gke/ingress";
import { OneTimeJob } from "../../../constructs/gke/job";
import { GuardedNamespace } from "../../../constructs/gke/namespace";
import { toCidrs, toDns, toInternet, toMetadataServer, toPods } from "../../../constructs/gke/openings";
import { GkeSecretProviderClass } from "../../../constructs/gke/secret-provider-class";
import { Workload } from "../../../constructs/gke/workload";
import { BACKEND, CONTAINER, IMAGE, RESOURCES, WEB_CONTAINER } from "./samples";

/** Parts that tests change between two plans. */
export interface Changes {
  readonly licenceVersion?: number;
  readonly image?: string;
}

/** Enough for every pod of the namespace, twice while they roll. */
const NAMESPACE_TOTAL: ContainerResources = {
  requests: { cpu: "4", memory: "8Gi", ephemeralStorage: "8Gi" },
  limits: { cpu: "20", memory: "16Gi", ephemeralStorage: "16Gi" },
};

/** One of each part, with every option in use: what the provider's schema has to accept. */
export function everything(stack: Construct, changes: Changes = {}): void {
  const { licenceVersion = 3, image = IMAGE } = changes;
  new GkeCluster(stack, "gke", {
    project: "example-project",
    location: "us-east1",
    name: "main",
    access: "dns",
    requireSecretManager: true,
  });
  const { name: namespace } = new GuardedNamespace(stack, "namespace", {
    name: "apps",
    labels: { team: "delivery" },
    enforce: "baseline",
    quota: { pods: 20, ...NAMESPACE_TOTAL },
    containerDefaults: RESOURCES,
    containerMax: { cpu: "4", memory: "8Gi", ephemeralStorage: "20Gi" },
  });
  const secrets = new GkeSecretProviderClass(stack, "secrets", {
    name: "app",
    namespace,
    files: { licence: { project: "example-project", secret: "licence", version: licenceVersion } },
  });
  const web = new Workload(stack, "web", {
    name: "web",
    namespace,
    labels: { team: "delivery" },
    containers: [
      {
        ...WEB_CONTAINER,
        image,
        command: ["/entrypoint"],
        args: ["web"],
        env: { MODE: "web" },
        startupProbe: { check: { tcpSocket: { port: "http" } }, failureThreshold: 60 },
        livenessProbe: { check: { exec: { command: ["alive"] } }, failureThreshold: 6 },
        readinessProbe: {
          check: { httpGet: { path: "/", port: "http", headers: { Host: "example.com" } } },
          successThreshold: 2,
        },
        postStart: ["warm-up"],
        mounts: [
          { volume: "secrets", path: "/run/secrets/app" },
          { volume: "config", path: "/etc/app/app.conf", subPath: "app.conf" },
          { volume: "scratch", path: "/tmp" },
          { volume: "memory", path: "/dev/shm" },
        ],
        relaxations: {
          reason: "The init system starts as root",
          rootUser: true,
          writableRootFilesystem: true,
          privilegeEscalation: true,
          capabilities: ["SETUID", "CHOWN"],
        },
      },
      { ...CONTAINER, name: "helper", user: 20000, group: 30000 },
    ],
    volumes: {
      secrets: { secretProviderClass: { name: secrets.name } },
      config: { configMap: { name: "app-config", items: { conf: "app.conf" } } },
      scratch: { emptyDir: { sizeLimit: "100Mi" } },
      memory: { emptyDir: { sizeLimit: "64Mi", inMemory: true } },
    },
    podLabels: { tier: "front" },
    podAnnotations: { "example.com/config": "abc" },
    priorityClassName: "high",
    safeToEvict: false,
    fsGroup: 65532,
    nodeSelector: { pool: "web" },
    tolerations: [
      { key: "dedicated", value: "web", effect: "NoSchedule" },
      { key: "spot", effect: "NoExecute" },
    ],
    autoscaling: {
      minReplicas: 2,
      maxReplicas: 8,
      metrics: [
        { resource: "cpu", averageUtilization: 60 },
        { resource: "memory", averageUtilization: 80, container: "web" },
        { external: "queue_depth", matchLabels: { queue: "indexer" }, averageValue: "30" },
      ],
    },
    service: {
      ports: { http: 80 },
      loadBalancer: {
        ...BACKEND,
        securityPolicyName: "edge",
        customRequestHeaders: ["X-Client-Region: {client_region}"],
        customResponseHeaders: ["Cloudflare-CDN-Cache-Control: no-store"],
        healthCheck: { requestPath: "/healthz", port: 8081 },
      },
    },
    openings: [
      toDns(),
      ...toMetadataServer(),
      toInternet(443),
      toPods({ labels: { app: "db" }, namespaceLabels: { team: "data" } }, 3306),
      toCidrs(["10.0.0.5/32"], 6379),
    ],
  });
  new GceIngress(stack, "ingress", {
    name: "app",
    namespace,
    host: "example.com",
    staticIpName: "app",
    managedCertificateDomains: ["example.com"],
    preSharedCertificates: ["old", "new"],
    sslPolicy: "modern",
    paths: {
      "/*": { serviceName: web.name, servicePort: 80 },
      "/api/*": { serviceName: "api", servicePort: 80 },
    },
  });
  new OneTimeJob(stack, "migration", {
    name: "migration",
    namespace,
    serviceAccountName: web.serviceAccountName,
    runFor: { image },
    containers: [
      {
        ...CONTAINER,
        name: "main",
        image,
        command: ["migrate"],
        mounts: [{ volume: "secrets", path: "/run/secrets/app" }],
      },
      { ...CONTAINER, name: "tunnel", command: ["tunnel"], endsWith: "main" },
    ],
    volumes: { secrets: { secretProviderClass: { name: secrets.name } } },
    openings: [toDns()],
  });
  new ScheduledJob(stack, "check", {
    name: "check",
    namespace,
    serviceAccountName: web.serviceAccountName,
    schedule: "30 6 * * *",
    containers: [CONTAINER],
  });
}
