import { parseQuantity } from "@infra-tools/terraform-plan/quantity";
import { isObject, type Value, type ValueObject } from "@infra-tools/terraform-plan/value";
import type { Cloud } from "../../../cloud/cloud";
import { lookUp, textAt } from "../../../values";
import { blocks, type Pod } from "./pod";

/** Amounts by resource name: cores, bytes or pieces. */
export type Amounts = { readonly [resource: string]: number };

export interface Resources {
  readonly requests: Amounts;
  readonly limits: Amounts;
}

/** The quantities of a map; texts that are none are left out. */
export function amounts(value: Value | undefined): Amounts {
  const entries = Object.entries(isObject(value) ? value : {}).flatMap(([name, text]) => {
    const amount =
      typeof text === "string" ? parseQuantity(text) : typeof text === "number" ? text : undefined;
    return amount === undefined ? [] : [[name, amount] as const];
  });
  return Object.fromEntries(entries);
}

/** A container's requests and limits, after the defaults of the namespace's limit ranges. */
export function containerResources(container: ValueObject, ranges: readonly ValueObject[]): Resources {
  const amountsOf = (name: string): Amounts => amounts(lookUp(container, `resources.${name}`));
  const defaults = ranges.filter((range) => range["type"] === "Container");
  const limits = merged(
    amountsOf("limits"),
    defaults.map((range) => amounts(range["default"])),
  );
  const requests = merged(amountsOf("requests"), [
    // A limit without a request is the request too.
    amountsOf("limits"),
    ...defaults.map((range) => amounts(range["default_request"])),
    ...defaults.map((range) => amounts(range["default"])),
  ]);
  return { requests, limits };
}

/** Resources of a pod: the sum of its containers, or the largest init container where that is more. */
export function podResources(pod: Pod, ranges: readonly ValueObject[]): Resources {
  const sum = (kind: keyof Resources): Amounts => {
    const running = pod.containers.map((each) => containerResources(each, ranges)[kind]);
    const starting = pod.initContainers.map((each) => containerResources(each, ranges)[kind]);
    const names = new Set([...running, ...starting].flatMap((each) => Object.keys(each)));
    return Object.fromEntries(
      [...names].map((name) => [
        name,
        Math.max(
          running.reduce((total, each) => total + (each[name] ?? 0), 0),
          ...starting.map((each) => each[name] ?? 0),
        ),
      ]),
    );
  };
  return { requests: sum("requests"), limits: sum("limits") };
}

/** The limits of the limit ranges in a namespace. */
export function limitRanges(cloud: Cloud, namespace: string | undefined): readonly ValueObject[] {
  return cloud
    .list("kubernetes_limit_range_v1")
    .filter(({ object }) => textAt(object.attributes, "metadata.namespace") === namespace)
    .flatMap(({ object }) => blocks(lookUp(object.attributes, "spec.limit")));
}

function merged(configured: Amounts, defaults: readonly Amounts[]): Amounts {
  return Object.assign({}, ...[...defaults].reverse(), configured);
}
