import { Construct } from "constructs";
import { Alert } from "./alert";
import type { ContainerAlertsProps } from "./alerts-props";
import { commonProps } from "./common-props";

/** What containers wait for in the normal course of starting. */
const HARMLESS_REASONS = "ContainerCreating|PodInitializing";

/**
 * An alert on containers of a namespace that wait in an error and never start.
 *
 * The metric is kube-state-metrics', which GKE collects when the cluster's monitoring has the component POD.
 *
 * @see https://cloud.google.com/kubernetes-engine/docs/how-to/kube-state-metrics
 */
export class ContainerAlerts extends Construct {
  readonly waiting: Alert;

  constructor(scope: Construct, id: string, props: ContainerAlertsProps) {
    super(scope, id);
    const labels = `cluster="${props.cluster}",namespace="${props.namespace}",reason!~"${HARMLESS_REASONS}"`;
    this.waiting = new Alert(this, "waiting", {
      ...commonProps(props),
      title: `containers in ${props.namespace} wait in an error`,
      severity: "CRITICAL",
      whatToDo:
        "The incident names pod, container and reason. `CrashLoopBackOff`: read the log of the run before " +
        "(`kubectl logs --previous`). `ImagePullBackOff`: does the image exist, and may the nodes pull it? " +
        "`CreateContainerConfigError`: a volume or a secret is missing (`kubectl describe pod`). If it began with a " +
        "deployment, roll that back.",
      conditions: [
        {
          kind: "promql",
          title: "containers that wait in an error",
          // The highest of the last five minutes, because between two crashes a container runs for a moment.
          query: `sum by (pod, container, reason) (max_over_time(kube_pod_container_status_waiting_reason{${labels}}[5m])) > 0`,
          forSeconds: props.forSeconds ?? 1200,
        },
      ],
    });
  }
}
