import { ServiceV1 } from "@cdktf/provider-kubernetes/lib/service-v1";
import { Construct } from "constructs";
import { type ConstructProblem, ProblemList } from "../shared/validate";
import { BackendConfig, type LoadBalancerBackend, loadBalancerProblems } from "./backend-config";
import type { ContainerProps } from "./container";
import { objectLabels, selectorLabels } from "./labels";
import { fromLoadBalancers, type Opening } from "./openings";
import { wholeNumberProblems } from "./rules";

/** A Service in front of a workload's pods. */
export interface WorkloadServiceProps {
  /** Service ports by the name of the container port they lead to. */
  readonly ports: Readonly<Record<string, number>>;
  /**
   * Makes it a backend of a GKE Ingress: network endpoint groups, a BackendConfig named like the workload, and the
   * load balancer's ranges opened in the workload's network policy.
   * @default - inside the cluster only
   */
  readonly loadBalancer?: LoadBalancerBackend;
}

/** Properties of its workload that the Service needs. */
export interface ServiceOwner {
  readonly name: string;
  readonly namespace: string;
  readonly labels?: Readonly<Record<string, string>>;
}

/** A ClusterIP Service and, behind a load balancer, its BackendConfig. */
export class WorkloadService extends Construct {
  readonly service: ServiceV1;
  readonly backendConfig?: BackendConfig;

  constructor(scope: Construct, id: string, owner: ServiceOwner, props: WorkloadServiceProps) {
    super(scope, id);
    const { name, namespace, labels } = owner;
    if (props.loadBalancer !== undefined) {
      this.backendConfig = new BackendConfig(this, "backend-config", {
        ...props.loadBalancer,
        name,
        namespace,
        labels,
      });
    }
    this.service = new ServiceV1(this, "service", {
      metadata: {
        name,
        namespace,
        labels: objectLabels(name, labels),
        annotations: this.backendConfig && backendAnnotations(name),
      },
      spec: {
        type: "ClusterIP",
        selector: selectorLabels(name),
        port: Object.entries(props.ports).map(([port, number]) => ({
          name: port,
          port: number,
          targetPort: port,
          protocol: "TCP",
        })),
      },
      // The load balancer reads the BackendConfig when it meets the Service.
      dependsOn: this.backendConfig && [this.backendConfig.manifest],
    });
  }
}

/** The opening that a load balancer needs: the container ports it serves from and the one it checks. */
export function loadBalancerOpenings(
  props: WorkloadServiceProps | undefined,
  containers: readonly ContainerProps[],
): readonly Opening[] {
  if (props?.loadBalancer === undefined) return [];
  const served = Object.keys(props.ports).flatMap((name) => portNumbers(name, containers));
  const checked = props.loadBalancer.healthCheck.port;
  return [fromLoadBalancers(...new Set([...served, ...(checked === undefined ? [] : [checked])]))];
}

/** Rules of a Service and its load balancer, for pods that get this much time to stop. */
export function serviceProblems(
  props: WorkloadServiceProps,
  containers: readonly ContainerProps[],
  graceSeconds: number,
): readonly ConstructProblem[] {
  const problems = new ProblemList();
  problems.rule(Object.keys(props.ports).length > 0, {
    option: "ports",
    rule: "must not be empty",
    fix: "Map a container's port name to a port of the Service",
  });
  for (const [name, port] of Object.entries(props.ports)) {
    const portNames = containers.flatMap(({ ports }) => Object.keys(ports ?? {}));
    problems.rule(portNames.includes(name), {
      option: "ports",
      value: name,
      rule: "must be the name of a container's port",
      fix: portNames.length > 0 ? `Choose from ${portNames.join(", ")}` : "Give a container ports",
    });
    problems.addAll(wholeNumberProblems(`ports.${name}`, port, 1, 65535));
  }
  const { loadBalancer } = props;
  if (loadBalancer === undefined) return problems.all;
  problems.addAll(loadBalancerProblems(loadBalancer), "loadBalancer.");
  const { drainingTimeoutSec } = loadBalancer.connectionDraining;
  problems.rule(drainingTimeoutSec <= graceSeconds, {
    option: "loadBalancer.connectionDraining.drainingTimeoutSec",
    value: drainingTimeoutSec,
    rule: `must not exceed the ${graceSeconds} s that the pods get to stop`,
    fix: "Raise drainSeconds, or lower it",
  });
  for (const container of containers) {
    const serves = Object.keys(props.ports).some((name) => container.ports?.[name] !== undefined);
    if (!serves) continue;
    problems.rule(container.readinessProbe !== undefined, {
      option: "loadBalancer",
      value: container.name,
      rule: "must lead to a container with a readinessProbe",
      fix: "Add one, or traffic comes before the container can take it",
    });
    problems.rule((container.preStop?.seconds ?? 0) > 0, {
      option: "loadBalancer",
      value: container.name,
      rule: "must lead to a container with a preStop that waits",
      fix: "Wait some seconds: the load balancer goes on sending requests until it has taken the pod out",
    });
  }
  return problems.all;
}

/** See https://cloud.google.com/kubernetes-engine/docs/how-to/container-native-load-balancing */
function backendAnnotations(backendConfig: string): Record<string, string> {
  return {
    "cloud.google.com/neg": JSON.stringify({ ingress: true }),
    "cloud.google.com/backend-config": JSON.stringify({ default: backendConfig }),
  };
}

function portNumbers(name: string, containers: readonly ContainerProps[]): readonly number[] {
  return containers.flatMap(({ ports }) => {
    const port = ports?.[name];
    return port === undefined ? [] : [port];
  });
}
