import { lookUp, textAt } from "../../../values";
import type { ApiRule } from "../../api-rule";
import type { Refusal } from "../../resource-type";
import { nameOf, podOf } from "./pod";
import { type Amounts, amounts, containerResources, limitRanges } from "./resources";

/** Limits on each container of the namespace's limit ranges. */
export const LIMIT_RANGE: ApiRule = {
  name: "Kubernetes limit range",
  source: "https://kubernetes.io/docs/concepts/policy/limit-range/",
  refusals: ({ type, object, cloud }) => {
    const pod = podOf(type, object);
    if (pod === undefined) return [];
    const ranges = limitRanges(cloud, textAt(object, "metadata.namespace"));
    const ofContainers = ranges.filter((range) => range["type"] === "Container");
    return [...pod.initContainers, ...pod.containers].flatMap((container) => {
      const { requests, limits } = containerResources(container, ranges);
      return ofContainers.flatMap((range) => [
        ...outside(nameOf(container), "maximum", amounts(range["max"]), limits, (used, max) => used > max),
        ...outside(nameOf(container), "minimum", amounts(range["min"]), requests, (used, min) => used < min),
      ]);
    });
  },
};

/** Requests and limits of one container. */
export const CONTAINER_RESOURCES: ApiRule = {
  name: "Kubernetes container resources",
  source: "https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/",
  refusals: ({ type, object }) => {
    const pod = podOf(type, object);
    return [...(pod?.initContainers ?? []), ...(pod?.containers ?? [])].flatMap((container) => {
      const [requests, limits] = ["requests", "limits"].map((name) => lookUp(container, `resources.${name}`));
      const limited = amounts(limits);
      return [
        ...malformed(nameOf(container), requests),
        ...malformed(nameOf(container), limits),
        ...outside(nameOf(container), "limit", limited, amounts(requests), (used, limit) => used > limit),
      ];
    });
  },
};

function outside(
  container: string,
  bound: string,
  bounds: Amounts,
  used: Amounts,
  breaks: (used: number, bound: number) => boolean,
): readonly Refusal[] {
  return Object.entries(bounds).flatMap(([name, amount]) => {
    const requested = used[name];
    if (requested === undefined || !breaks(requested, amount)) return [];
    const message = `${bound} ${name} per Container is ${amount}, but container "${container}" has ${requested}`;
    return [{ attribute: "spec", message }];
  });
}

function malformed(container: string, quantities: unknown): readonly Refusal[] {
  if (typeof quantities !== "object" || quantities === null) return [];
  return Object.entries(quantities).flatMap(([name, text]) => {
    if (typeof text !== "string" || name in amounts({ [name]: text })) return [];
    const message = `container "${container}": ${name}: quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$', got "${text}"`;
    return [{ attribute: "spec", message }];
  });
}
