/** The pods that queries look at. */
export interface PodScope {
  readonly cluster: string;
  readonly namespace: string;
}

/** Reasons for which containers wait in the normal course of starting; an error only when it lasts. */
const STARTING_REASONS = "ContainerCreating|PodInitializing";

/** Containers that wait for a reason that is no part of starting: CrashLoopBackOff, ImagePullBackOff ... */
export function waiting(scope: PodScope): string {
  return waitsFor(scope, "!~");
}

/** Containers that are still starting. A volume that cannot be mounted shows in no other way. */
export function starting(scope: PodScope): string {
  return waitsFor(scope, "=~");
}

/**
 * Containers that restarted more than twice within an hour. A crash loop that runs for minutes between its crashes never
 * waits long enough for `waiting`, and a container that is OOM-killed three times an hour never waits at all.
 * @see https://cloud.google.com/monitoring/api/metrics_kubernetes
 */
export function restarts({ cluster, namespace }: PodScope): string {
  const labels = `monitored_resource="k8s_container",cluster_name="${cluster}",namespace_name="${namespace}"`;
  return `sum by (pod_name, container_name) (increase(kubernetes_io:container_restart_count{${labels}}[1h])) > 2.5`;
}

/** Pods that have no node yet. */
export function pending(scope: PodScope): string {
  return `sum by (pod) (kube_pod_status_phase{${labelsOf(scope)},phase="Pending"}) > 0`;
}

/** Deployments with fewer ready pods than they want. */
export function unavailable(scope: PodScope): string {
  return `sum by (deployment) (kube_deployment_spec_replicas{${labelsOf(scope)}}) - sum by (deployment) (kube_deployment_status_replicas_available{${labelsOf(scope)}}) > 0`;
}

/** Deployments that want pods and have no ready one. */
export function noneAvailable(scope: PodScope): string {
  return `sum by (deployment) (kube_deployment_status_replicas_available{${labelsOf(scope)}}) == 0 and sum by (deployment) (kube_deployment_spec_replicas{${labelsOf(scope)}}) > 0`;
}

/** Autoscalers that run as many pods as they may, where that is more than the fewest. */
export function autoscalerAtMaximum(scope: PodScope): string {
  const metric = (name: string) =>
    `sum by (horizontalpodautoscaler) (kube_horizontalpodautoscaler_${name}{${labelsOf(scope)}})`;
  return `${metric("status_current_replicas")} >= ${metric("spec_max_replicas")} and ${metric("spec_max_replicas")} > ${metric("spec_min_replicas")}`;
}

function waitsFor(scope: PodScope, match: "=~" | "!~"): string {
  const labels = `${labelsOf(scope)},reason${match}"${STARTING_REASONS}"`;
  // The highest of the last five minutes, because between two crashes a container runs for a moment.
  return `sum by (pod, container, reason) (max_over_time(kube_pod_container_status_waiting_reason{${labels}}[5m])) > 0`;
}

function labelsOf({ cluster, namespace }: PodScope): string {
  return `cluster="${cluster}",namespace="${namespace}"`;
}
