import { isList, isObject, type Value } from "@infra-tools/terraform-plan/value";
import { type ComputeContext, fixed, type Rules } from "./table";

/** Kinds whose objects count their changes: those with a spec that a controller follows. */
const COUNTS_GENERATIONS =
  /_(deployment|stateful_set|cron_job|job|ingress|network_policy|pod_disruption_budget|priority_class)(_v\d)?$/;

/** Whether the cluster counts the changes of a type's objects in metadata.generation. */
export function countsGenerations(type: string): boolean {
  return COUNTS_GENERATIONS.test(type);
}

/** `namespace/name`, or the name alone of what is in no namespace. */
function id(context: ComputeContext): string {
  const namespace = context.text("metadata.namespace");
  const name = context.text("metadata.name");
  return namespace === "" ? name : `${namespace}/${name}`;
}

function clusterIp(context: ComputeContext): string {
  if (context.text("spec.type") === "ExternalName") return "";
  const source = context.fake("cluster_ip");
  return `10.96.${source.integer(256)}.${1 + source.integer(254)}`;
}

/** Scaling as the cluster does it when the autoscaler says nothing. */
const HPA_BEHAVIOR: Value = [
  {
    scale_down: [
      {
        policy: [{ period_seconds: 15, type: "Percent", value: 100 }],
        select_policy: "Max",
        stabilization_window_seconds: 0,
      },
    ],
    scale_up: [
      {
        policy: [
          { period_seconds: 15, type: "Pods", value: 4 },
          { period_seconds: 15, type: "Percent", value: 100 },
        ],
        select_policy: "Max",
        stabilization_window_seconds: 0,
      },
    ],
  },
];

/** `Always` for an image that a tag may move under, as the cluster sets it. */
function pullPolicy(context: ComputeContext): string {
  const image = context.text("image");
  const tag = /:([^/:@]+)$/.exec(image)?.[1];
  return image.includes("@") || (tag !== undefined && tag !== "latest") ? "IfNotPresent" : "Always";
}

/** A container's default requests are its default limits. */
function defaultRequest(context: ComputeContext): Value {
  const spec = context.object["spec"];
  const first = isList(spec) ? spec[0] : undefined;
  const limits = isObject(first) ? first["limit"] : undefined;
  const limit = isList(limits) ? limits[0] : undefined;
  return (isObject(limit) ? limit["default"] : undefined) ?? {};
}

/** Every typed object; what a type has beside is in its own rules. */
export const kubernetesCommon: Rules = {
  "metadata.name": (context) =>
    `${context.text("metadata.generate_name")}${context.fake("name").text(5, "bcdfghjklmnpqrstvwxz2456789")}`,
  "metadata.uid": "{@uuid}",
  "metadata.resource_version": "{@digits 6}",
  "metadata.generation": (context) => (countsGenerations(context.type) ? 1 : 0),
  id,
  "*.image_pull_policy": pullPolicy,
  "*.termination_message_policy": "File",
  "*.scheduler_name": "default-scheduler",
  "*.container.resources": fixed([{ limits: {}, requests: {} }]),
  "*.init_container.resources": fixed([{ limits: {}, requests: {} }]),
};

export const kubernetes: { readonly [type: string]: Rules } = {
  kubernetes_deployment_v1: { "spec.replicas": "1" },
  kubernetes_stateful_set_v1: { "spec.replicas": "1" },
  kubernetes_horizontal_pod_autoscaler_v2: { "spec.behavior": fixed(HPA_BEHAVIOR) },
  kubernetes_ingress_v1: { status: fixed([{ load_balancer: [{ ingress: [] }] }]) },
  kubernetes_job_v1: {
    "spec.completion_mode": "NonIndexed",
    "spec.selector": fixed([{ match_expressions: null, match_labels: null }]),
    "metadata.labels": (context) => {
      const spec = context.object["spec"];
      const template = isList(spec) && isObject(spec[0]) ? spec[0]["template"] : undefined;
      const metadata = isList(template) && isObject(template[0]) ? template[0]["metadata"] : undefined;
      return isList(metadata) && isObject(metadata[0]) ? (metadata[0]["labels"] ?? {}) : {};
    },
  },
  kubernetes_limit_range_v1: { "spec.limit.default_request": defaultRequest },
  kubernetes_persistent_volume_claim_v1: {
    "spec.volume_name": "pvc-{@uuid}",
    "spec.storage_class_name": "standard-rwo",
    "spec.volume_mode": "Filesystem",
  },
  kubernetes_secret_v1: { data: fixed({}) },
  kubernetes_service_v1: {
    "spec.cluster_ip": clusterIp,
    "spec.cluster_ips": (context) =>
      context.text("spec.cluster_ip") === "" ? [] : [context.text("spec.cluster_ip")],
    "spec.internal_traffic_policy": "Cluster",
    "spec.ip_families": fixed(["IPv4"]),
    "spec.ip_family_policy": "SingleStack",
    status: (context) => [
      {
        load_balancer: [
          {
            ingress:
              context.text("spec.type") === "LoadBalancer"
                ? [{ hostname: "", ip: `203.0.113.${1 + context.fake("load_balancer").integer(254)}` }]
                : [],
          },
        ],
      },
    ],
  },
};
