import { isList, isObject, type Value, type ValueObject } from "@infra-tools/terraform-plan/value";
import { lookUp } from "../../../values";

/** A pod template as the API sees it. */
export interface Pod {
  readonly spec: ValueObject;
  readonly containers: readonly ValueObject[];
  readonly initContainers: readonly ValueObject[];
  /** Names that containers can mount: the pod's volumes and the claims of a StatefulSet. */
  readonly mountable: ReadonlySet<string>;
  /** Number of pods of the workload. */
  readonly replicas: number;
  /** The workload runs until it is deleted, so that its pods count against quotas. */
  readonly lasting: boolean;
}

const TEMPLATES: { readonly [type: string]: { readonly template: string; readonly lasting: boolean } } = {
  kubernetes_deployment_v1: { template: "spec.template", lasting: true },
  kubernetes_stateful_set_v1: { template: "spec.template", lasting: true },
  kubernetes_job_v1: { template: "spec.template", lasting: false },
  kubernetes_cron_job_v1: { template: "spec.job_template.spec.template", lasting: false },
};

/** Types that create pods. */
export const WORKLOADS = Object.keys(TEMPLATES);

/** The pods of a workload; undefined for other types and while the template is unknown. */
export function podOf(type: string, object: ValueObject): Pod | undefined {
  const workload = TEMPLATES[type];
  if (workload === undefined) return undefined;
  const spec = first(lookUp(object, `${workload.template}.spec`));
  if (spec === undefined) return undefined;
  const replicas = Number(lookUp(object, workload.lasting ? "spec.replicas" : "spec.parallelism") ?? 1);
  return {
    spec,
    containers: blocks(spec["container"]),
    initContainers: blocks(spec["init_container"]),
    mountable: new Set([
      ...blocks(spec["volume"]).map(nameOf),
      ...blocks(lookUp(object, "spec.volume_claim_template")).map((claim) =>
        String(lookUp(claim, "metadata.name")),
      ),
    ]),
    replicas: Number.isFinite(replicas) ? replicas : 1,
    lasting: workload.lasting,
  };
}

/** The blocks of a list. */
export function blocks(value: Value | undefined): readonly ValueObject[] {
  return isList(value) ? value.filter(isObject) : [];
}

/** The first block of a list. */
export function first(value: Value | undefined): ValueObject | undefined {
  return isObject(value) ? value : blocks(value)[0];
}

/** The name of a container, for messages. */
export function nameOf(container: ValueObject): string {
  return String(container["name"] ?? "");
}
