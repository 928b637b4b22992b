import { Construct } from "constructs";
import { Alert } from "./alert";
import type { PromqlCondition } from "./alert-props";
import type { ContainerAlertsProps } from "./alerts-props";
import { commonProps } from "./common-props";

/** What containers wait for in the normal course of starting; an error only when it lasts. */
const STARTING_REASONS = "ContainerCreating|PodInitializing";

/**
 * Alerts on containers of a namespace that wait and never start: in an error, or for too long in what is normal for
 * minutes. A volume that cannot be mounted shows in no other way.
 *
 * The metric is kube-state-metrics', which GKE collects when the cluster's monitoring has the component POD.
 *
 * @see https://cloud.google.com/kubernetes-engine/docs/how-to/kube-state-metrics
 */
export class ContainerAlerts extends Construct {
  readonly waiting: Alert;
  readonly starting: Alert;

  constructor(scope: Construct, id: string, props: ContainerAlertsProps) {
    super(scope, id);
    this.waiting = new Alert(this, "waiting", {
      ...commonProps(props),
      title: `containers in ${props.namespace} wait in an error`,
      severity: "CRITICAL",
      whatToDo:
        "The incident names pod, container and reason. `CrashLoopBackOff`: read the log of the run before " +
        "(`kubectl logs --previous`). `ImagePullBackOff`: does the image exist, and may the nodes pull it? " +
        "`CreateContainerConfigError`: a Secret or ConfigMap that an environment variable is taken from is missing, or " +
        "a key in it (`kubectl describe pod`). If it began with a deployment, roll that back.",
      conditions: [waitsFor(props, "!~", "containers that wait in an error", props.forSeconds ?? 1200)],
    });
    this.starting = new Alert(this, "starting", {
      ...commonProps(props),
      title: `containers in ${props.namespace} do not start`,
      severity: "CRITICAL",
      whatToDo:
        "The incident names pod, container and reason; the pod's events say more (`kubectl describe pod`). " +
        "`ContainerCreating`: `FailedMount` is a volume that cannot be mounted, most often a secret's version that does " +
        "not exist, is disabled or may not be read; no such event means a slow pull of the image. `PodInitializing`: an " +
        "init container fails or does not end: read its log. If it began with a deployment, roll that back.",
      conditions: [
        waitsFor(props, "=~", "containers that are still starting", props.startingForSeconds ?? 1800),
      ],
    });
  }
}

function waitsFor(
  { cluster, namespace }: ContainerAlertsProps,
  match: "=~" | "!~",
  title: string,
  forSeconds: number,
): PromqlCondition {
  const labels = `cluster="${cluster}",namespace="${namespace}",reason${match}"${STARTING_REASONS}"`;
  return {
    kind: "promql",
    title,
    // The highest of the last five minutes, because between two crashes a container runs for a moment.
    query: `sum by (pod, container, reason) (max_over_time(kube_pod_container_status_waiting_reason{${labels}}[5m])) > 0`,
    forSeconds,
  };
}
