import type { ValueObject } from "@infra-tools/terraform-plan/value";
import { lookUp, textAt } from "../../../values";
import type { ApiRequest, ApiRule } from "../../api-rule";
import type { Refusal } from "../../resource-type";
import { type Pod, podOf, WORKLOADS } from "./pod";
import { type Amounts, amounts, limitRanges, podResources, type Resources } from "./resources";

/** Compute resources of the namespace's resource quotas. Pods of jobs end, so that only lasting pods add up. */
export const RESOURCE_QUOTA: ApiRule = {
  name: "Kubernetes resource quota",
  source: "https://kubernetes.io/docs/concepts/policy/resource-quotas/",
  refusals: (request) => {
    const { type, object, cloud } = request;
    const namespace = textAt(object, "metadata.namespace");
    const pod = podOf(type, object);
    if (pod === undefined) return [];
    const ranges = limitRanges(cloud, namespace);
    const requested = counted(podResources(pod, ranges), pod);
    const used = usedByOthers(request, namespace, ranges);
    return cloud
      .list("kubernetes_resource_quota_v1")
      .filter((quota) => textAt(quota.object.attributes, "metadata.namespace") === namespace)
      .flatMap(({ key, object: quota }) => {
        const hard = amounts(lookUp(quota.attributes, "spec.hard"));
        const name = key.id.slice(key.id.lastIndexOf("/") + 1);
        return exceeded(name, hard, requested, used);
      });
  },
};

function exceeded(quota: string, hard: Amounts, requested: Amounts, used: Amounts): readonly Refusal[] {
  const unspecified = Object.keys(hard).filter((name) => isCompute(name) && !(name in requested));
  const over = Object.keys(hard).filter(
    (name) => name in requested && (requested[name] ?? 0) + (used[name] ?? 0) > (hard[name] ?? 0),
  );
  const show = (of: Amounts): string => over.map((name) => `${name}=${of[name] ?? 0}`).join(",");
  return [
    ...unspecified.map((name) => ({
      attribute: "spec",
      message: `pods are forbidden: failed quota: ${quota}: must specify ${name}`,
    })),
    ...(over.length === 0
      ? []
      : [
          {
            attribute: "spec",
            message: `pods are forbidden: exceeded quota: ${quota}, requested: ${show(requested)}, used: ${show(used)}, limited: ${show(hard)}`,
          },
        ]),
  ];
}

/** Resources that every pod must name when a quota limits them. */
function isCompute(name: string): boolean {
  return /^(requests|limits)\.(cpu|memory)$/.test(name);
}

/** A workload's amounts under the names that quotas use. */
function counted({ requests, limits }: Resources, { replicas }: Pod): Amounts {
  const named = (prefix: string, of: Amounts): readonly (readonly [string, number])[] =>
    Object.entries(of).map(([name, amount]) => [`${prefix}${name}`, amount * replicas]);
  return Object.fromEntries([
    ...named("requests.", requests),
    ...named("", requests),
    ...named("limits.", limits),
    ["pods", replicas],
  ]);
}

function usedByOthers(
  { type, object, cloud }: ApiRequest,
  namespace: string | undefined,
  ranges: readonly ValueObject[],
): Amounts {
  const name = textAt(object, "metadata.name");
  const total: Record<string, number> = {};
  for (const workload of WORKLOADS) {
    for (const { object: stored } of cloud.list(workload)) {
      const same = workload === type && textAt(stored.attributes, "metadata.name") === name;
      const pod = podOf(workload, stored.attributes);
      const inAnotherNamespace = textAt(stored.attributes, "metadata.namespace") !== namespace;
      if (pod === undefined || !pod.lasting || same || inAnotherNamespace) continue;
      for (const [resource, amount] of Object.entries(counted(podResources(pod, ranges), pod))) {
        total[resource] = (total[resource] ?? 0) + amount;
      }
    }
  }
  return total;
}
