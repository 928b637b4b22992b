import { LimitRangeV1 } from "@cdktf/provider-kubernetes/lib/limit-range-v1";
import { NamespaceV1 } from "@cdktf/provider-kubernetes/lib/namespace-v1";
import type { NetworkPolicyV1 } from "@cdktf/provider-kubernetes/lib/network-policy-v1";
import { ResourceQuotaV1 } from "@cdktf/provider-kubernetes/lib/resource-quota-v1";
import { Construct } from "constructs";
import { type ConstructProblem, ProblemList, throwProblems } from "../shared/validate";
import type { ContainerResources, ResourceAmounts } from "./container";
import { PodNetworkPolicy } from "./network-policy";
import { AMOUNTS, resourceMap, resourceProblems } from "./resources";
import { dnsLabelProblems, notAboveProblems, quantityProblems, wholeNumberProblems } from "./rules";

/** See https://kubernetes.io/docs/concepts/security/pod-security-standards/ */
export type PodSecurityLevel = "baseline" | "restricted";

export interface NamespaceQuota {
  readonly pods: number;
  /** Sums over all pods, those that are still terminating included. */
  readonly requests: ResourceAmounts;
  readonly limits: ResourceAmounts;
}

/** A namespace with guard rails: Pod Security, quota, limit range, default-deny. */
export interface GuardedNamespaceProps {
  readonly name: string;
  /** @default {} */
  readonly labels?: Readonly<Record<string, string>>;
  /** Level that admission enforces; warnings and audit entries always speak of "restricted". @default restricted */
  readonly enforce?: PodSecurityLevel;
  readonly quota: NamespaceQuota;
  /** For containers that say nothing. */
  readonly containerDefaults: ContainerResources;
  /** The most one container may have. @default - only the quota limits it */
  readonly containerMax?: ResourceAmounts;
  /** Terraform refuses to destroy the namespace, and all in it. @default true */
  readonly preventDestroy?: boolean;
}

/** Objects that would open the namespace to the outside past the Ingress: none may be made. */
const NO_OTHER_DOORS = { "services.loadbalancers": "0", "services.nodeports": "0" };

/** The namespace and its guard rails. */
export class GuardedNamespace extends Construct {
  readonly namespace: NamespaceV1;
  readonly quota: ResourceQuotaV1;
  readonly limitRange: LimitRangeV1;
  readonly defaultDeny: NetworkPolicyV1;
  /** A reference to the name: what uses it is created after the namespace. */
  readonly name: string;

  constructor(scope: Construct, id: string, props: GuardedNamespaceProps) {
    super(scope, id);
    throwProblems(this, namespaceProblems(props));
    this.namespace = new NamespaceV1(this, "namespace", {
      metadata: {
        name: props.name,
        labels: {
          ...props.labels,
          "app.kubernetes.io/managed-by": "terraform",
          ...podSecurityLabels(props.enforce ?? "restricted"),
        },
      },
      lifecycle: { preventDestroy: props.preventDestroy ?? true },
    });
    this.name = this.namespace.metadata.name;
    this.quota = new ResourceQuotaV1(this, "quota", {
      metadata: { name: "quota", namespace: this.name },
      spec: {
        hard: {
          pods: `${props.quota.pods}`,
          ...resourceMap(props.quota.requests, "requests."),
          ...resourceMap(props.quota.limits, "limits."),
          ...NO_OTHER_DOORS,
        },
      },
    });
    this.limitRange = new LimitRangeV1(this, "limit-range", {
      metadata: { name: "limits", namespace: this.name },
      spec: {
        limit: [
          {
            type: "Container",
            defaultRequest: resourceMap(props.containerDefaults.requests),
            default: resourceMap(props.containerDefaults.limits),
            max: props.containerMax && resourceMap(props.containerMax),
          },
        ],
      },
    });
    this.defaultDeny = new PodNetworkPolicy(this, "default-deny", {
      name: "default-deny",
      namespace: this.name,
      podLabels: {},
    }).networkPolicy;
  }
}

function podSecurityLabels(enforce: PodSecurityLevel): Record<string, string> {
  return {
    "pod-security.kubernetes.io/enforce": enforce,
    "pod-security.kubernetes.io/warn": "restricted",
    "pod-security.kubernetes.io/audit": "restricted",
  };
}

function namespaceProblems(props: GuardedNamespaceProps): readonly ConstructProblem[] {
  const problems = new ProblemList();
  const { quota, containerDefaults, containerMax } = props;
  problems.addAll(dnsLabelProblems("name", props.name));
  problems.addAll(wholeNumberProblems("quota.pods", quota.pods, 1));
  problems.addAll(resourceProblems(quota), "quota.");
  problems.addAll(resourceProblems(containerDefaults), "containerDefaults.");
  for (const name of AMOUNTS) {
    if (containerMax === undefined) break;
    const most = `containerMax.${name}`;
    const limit = containerDefaults.limits[name];
    problems.addAll(quantityProblems(most, containerMax[name]));
    problems.addAll(notAboveProblems(`containerDefaults.limits.${name}`, limit, most, containerMax[name]));
  }
  return problems.all;
}
