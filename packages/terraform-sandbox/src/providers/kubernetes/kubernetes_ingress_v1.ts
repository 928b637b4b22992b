import type { ValueObject } from "@infra-tools/terraform-plan/value";
import { fixed } from "../computed-values";
import type { ResourceType } from "../resource-type";
import { annotation, resourceSuffix } from "./controllers";

/** Annotations of GKE's Ingress controller. */
function gkeAnnotations(object: ValueObject): { readonly [key: string]: string } {
  const isGce = annotation(object, "kubernetes.io/ingress.class")?.startsWith("gce") ?? true;
  if (!isGce) return {};
  const name = `k8s2-um-${resourceSuffix(object)}`;
  return { "ingress.kubernetes.io/url-map": name, "ingress.kubernetes.io/backends": "{}" };
}

export const kubernetes_ingress_v1: ResourceType = {
  computed: { status: fixed([{ load_balancer: [{ ingress: [] }] }]) },
  defaults: {
    "metadata.namespace": "default",
    "spec.rule.http.path.path_type": "ImplementationSpecific",
  },
  replaceOnChange: ["metadata.generate_name", "metadata.name", "metadata.namespace"],
  clusterAnnotations: (object, onGke) => (onGke ? gkeAnnotations(object) : {}),
  countsGenerations: true,
};
