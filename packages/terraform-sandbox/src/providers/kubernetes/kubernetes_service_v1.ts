import { isList, type ValueObject } from "@infra-tools/terraform-plan/value";
import { lookUp, textAt } from "../../values";
import { type ComputeContext, fixed } from "../computed-values";
import type { ResourceType } from "../resource-type";
import { SERVICE_NAME } from "./admission/names";
import { SERVICE_PORTS } from "./admission/ports";
import { annotation, resourceSuffix } from "./controllers";

function clusterIp(context: ComputeContext): string {
  if (context.text("spec.type") === "ExternalName") return "";
  const source = context.generate("cluster_ip");
  return `10.96.${source.integer(256)}.${1 + source.integer(254)}`;
}

/** The annotation that GKE writes to a Service that asks for network endpoint groups. */
function endpointGroups(object: ValueObject): { readonly [key: string]: string } {
  if (annotation(object, "cloud.google.com/neg") === undefined) return {};
  return { "cloud.google.com/neg-status": negStatus(object) };
}

function negStatus(object: ValueObject): string {
  const ports = lookUp(object, "spec.port");
  const groups = (isList(ports) ? ports : []).map((port) => {
    const number = textAt(port, "port") ?? "0";
    return [number, `k8s1-${resourceSuffix(object)}-${number}`];
  });
  const zones = ["b", "c", "d"].map((letter) => `us-east1-${letter}`);
  return JSON.stringify({ network_endpoint_groups: Object.fromEntries(groups), zones });
}

export const kubernetes_service_v1: ResourceType = {
  computed: {
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
                ? [{ hostname: "", ip: `203.0.113.${1 + context.generate("load_balancer").integer(254)}` }]
                : [],
          },
        ],
      },
    ],
  },
  defaults: {
    "metadata.namespace": "default",
    "spec.allocate_load_balancer_node_ports": true,
    "spec.port.protocol": "TCP",
    "spec.publish_not_ready_addresses": false,
    "spec.session_affinity": "None",
    "spec.type": "ClusterIP",
    wait_for_load_balancer: true,
  },
  clusterAnnotations: (object, onGke) => (onGke ? endpointGroups(object) : {}),
  computedBlocks: ["spec.session_affinity_config"],
  replaceOnChange: [
    "metadata.generate_name",
    "metadata.name",
    "metadata.namespace",
    "spec.cluster_ip",
    "spec.cluster_ips",
    "spec.health_check_node_port",
    "spec.load_balancer_class",
  ],
  api: [SERVICE_NAME, SERVICE_PORTS],
};
