import { KubernetesProvider } from "@cdktf/provider-kubernetes/lib/provider";
import type { Construct } from "constructs";
import { Workload, type WorkloadProps } from "../../../constructs/gke/workload";
import { ConstructError } from "../../../constructs/shared/validate";
import { type SynthesizedStack, synthConstructs } from "../../support/synth";
import { WORKLOAD } from "./samples";

/** Synthesizes parts in a stack that has the kubernetes provider. */
export function synthParts(build: (stack: Construct) => void): SynthesizedStack {
  return synthConstructs((stack) => {
    new KubernetesProvider(stack, "kubernetes");
    build(stack);
  });
}

/** Synthesizes one workload with the id `workload`: the least there is, plus these props. */
export function synthWorkload(props: Partial<WorkloadProps> = {}): SynthesizedStack {
  return synthParts((stack) => new Workload(stack, "workload", { ...WORKLOAD, ...props }));
}

/** The lines of the one error that a construct throws for its props; empty when it throws none. */
export function refusals(build: (stack: Construct) => void): readonly string[] {
  try {
    synthParts(build);
  } catch (error) {
    if (error instanceof ConstructError) return error.message.split("\n");
    throw error;
  }
  return [];
}

/** The refusals of a workload with these props. */
export function workloadRefusals(props: Partial<WorkloadProps>): readonly string[] {
  return refusals((stack) => new Workload(stack, "workload", { ...WORKLOAD, ...props }));
}

/** Every resource and data source as `type.path`, sorted: what must never change without a reason. */
export function addresses(stack: SynthesizedStack): readonly string[] {
  const kinds = { ...stack.resource, ...stack.data };
  return Object.entries(kinds)
    .flatMap(([type, blocks]) => Object.keys(blocks).map((name) => `${type}.${name}`))
    .sort();
}
