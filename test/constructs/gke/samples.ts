import type { BackendConfigProps } from "../../../constructs/gke/backend-config";
import type { ContainerProps, ContainerResources } from "../../../constructs/gke/container";
import type { WorkloadProps } from "../../../constructs/gke/workload";

/** An image reference with a digest that no registry has. */
export const IMAGE = `registry.example.com/app:1@sha256:${"a".repeat(64)}`;

export const RESOURCES: ContainerResources = {
  requests: { cpu: "100m", memory: "128Mi", ephemeralStorage: "64Mi" },
  limits: { cpu: "500m", memory: "256Mi", ephemeralStorage: "128Mi" },
};

/** The least a container says. */
export const CONTAINER: ContainerProps = { name: "app", image: IMAGE, resources: RESOURCES };

/** The least a workload says. */
export const WORKLOAD: WorkloadProps = {
  name: "app",
  namespace: "apps",
  containers: [CONTAINER],
  replicas: 2,
};

/** A container that may stand behind a load balancer. */
export const WEB_CONTAINER: ContainerProps = {
  ...CONTAINER,
  name: "web",
  ports: { http: 8080 },
  readinessProbe: { check: { httpGet: { path: "/ready", port: "http" } } },
  preStop: { command: ["sleep", "20"], seconds: 20 },
};

export const BACKEND: Omit<BackendConfigProps, "name" | "namespace"> = {
  timeoutSec: 30,
  connectionDraining: { drainingTimeoutSec: 30 },
  healthCheck: { requestPath: "/healthz" },
};
