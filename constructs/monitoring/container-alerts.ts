import { Construct } from "constructs";
import { Alert } from "./alert";
import type { AlertProps, PromqlCondition } from "./alert-props";
import type { ContainerAlertsProps } from "./alerts-props";
import { commonProps } from "./common-props";
import * as query from "./pod-queries";

/**
 * Alerts on the pods of a namespace: containers that wait or restart, pods without a node, deployments without their
 * pods, autoscalers at their maximum.
 *
 * Most metrics are kube-state-metrics', which GKE collects when the cluster's monitoring has POD, DEPLOYMENT and HPA.
 *
 * @see https://cloud.google.com/kubernetes-engine/docs/how-to/kube-state-metrics
 */
export class ContainerAlerts extends Construct {
  constructor(
    scope: Construct,
    id: string,
    private readonly props: ContainerAlertsProps,
  ) {
    super(scope, id);
    const { namespace } = props;
    const kubectl = `kubectl -n ${namespace}`;
    this.add("waiting", query.waiting(props), props.forSeconds ?? 1200, {
      title: `containers in ${namespace} wait in an error`,
      severity: "CRITICAL",
      whatToDo:
        "The incident names pod, container and reason. `CrashLoopBackOff`: read the log of the run before " +
        "(`kubectl logs --previous`). `ImagePullBackOff`: does the image exist, and may the nodes pull it? " +
        "`CreateContainerConfigError`: a Secret or ConfigMap that an environment variable is taken from is missing, or " +
        "a key in it (`kubectl describe pod`). If it began with a deployment, roll that back.",
      firstCommand: `${kubectl} get pods`,
    });
    this.add("starting", query.starting(props), props.startingForSeconds ?? 1800, {
      title: `containers in ${namespace} do not start`,
      severity: "CRITICAL",
      whatToDo:
        "The incident names pod, container and reason; the pod's events say more (`kubectl describe pod`). " +
        "`ContainerCreating`: `FailedMount` is a volume that cannot be mounted, most often a secret's version that does " +
        "not exist, is disabled or may not be read; no such event means a slow pull of the image. `PodInitializing`: an " +
        "init container fails or does not end: read its log. If it began with a deployment, roll that back.",
      firstCommand: `${kubectl} get events --sort-by=.lastTimestamp`,
    });
    this.add("restarts", query.restarts(props), 0, {
      title: `containers in ${namespace} restart again and again`,
      severity: "ERROR",
      whatToDo:
        "The incident names pod and container; it restarted more than twice within an hour. `OOMKilled` as the last " +
        "state's reason: the memory limit is too small or the container leaks; raise `memoryMib` in the environment's " +
        "data. Any other reason: read the log of the run before (`kubectl logs --previous`).",
      firstCommand: `${kubectl} get pods -o custom-columns=POD:.metadata.name,REASON:.status.containerStatuses[*].lastState.terminated.reason,RESTARTS:.status.containerStatuses[*].restartCount`,
    });
    this.add("pending", query.pending(props), 900, {
      title: `pods in ${namespace} find no node`,
      severity: "ERROR",
      whatToDo:
        "The incident names the pod. Its events say what is missing: CPU or memory on the nodes, the quota of the " +
        "namespace, or a zone. The node pool may be at its maximum, or the region short of machines.",
      firstCommand: `${kubectl} get pods --field-selector=status.phase=Pending`,
    });
    this.add("unavailable", query.unavailable(props), 900, {
      title: `deployments in ${namespace} lack pods`,
      severity: "ERROR",
      whatToDo:
        "The incident names the deployment; fewer pods are ready than it wants, for longer than a rollout takes pod by " +
        "pod. Look at the pods that are not ready: their events, then their logs. During a deployment, roll that back.",
      firstCommand: `${kubectl} get deployments,pods`,
    });
    this.add("none-available", query.noneAvailable(props), 120, {
      title: `deployments in ${namespace} have no pod`,
      severity: "CRITICAL",
      whatToDo:
        "The incident names the deployment; not one of its pods is ready. web: no downloads. rainbows: no uploads. " +
        "resque: uploads are not indexed. sql-proxy: nothing works. Look at the pods' events and logs; if all fail at once, " +
        "look at the database, at Redis, at the end of the licence, then at the last deployment and roll it back.",
      firstCommand: `${kubectl} get deployments,pods`,
    });
    this.add("autoscaler-maximum", query.autoscalerAtMaximum(props), 1800, {
      title: `an autoscaler in ${namespace} is at its maximum`,
      severity: "WARNING",
      whatToDo:
        "The incident names the autoscaler. More load now makes users wait. If the load is wanted, raise `maxReplicas` in " +
        "the environment's data: the quota follows. If not, look in the load balancer's logs for who asks.",
      firstCommand: `${kubectl} get horizontalpodautoscalers`,
    });
  }

  private add(
    id: string,
    promql: string,
    forSeconds: number,
    text: Pick<AlertProps, "title" | "severity" | "whatToDo" | "firstCommand">,
  ): void {
    const condition: PromqlCondition = { kind: "promql", title: text.title, query: promql, forSeconds };
    new Alert(this, id, { ...commonProps(this.props), ...text, conditions: [condition] });
  }
}
