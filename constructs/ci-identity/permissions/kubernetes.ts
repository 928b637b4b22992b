import type { PermissionTable, Row } from "./row";

/**
 * Kubernetes on GKE, by the permissions of Google IAM, which GKE maps to Kubernetes' verbs; a patch is an update:
 * https://cloud.google.com/kubernetes-engine/docs/reference/api-permissions
 */
export const kubernetesPermissions: PermissionTable = {
  kubernetes_config_map_v1: kind("configMaps"),
  kubernetes_cron_job_v1: kind("cronJobs"),
  kubernetes_deployment_v1: kind("deployments"),
  kubernetes_horizontal_pod_autoscaler_v2: kind("horizontalPodAutoscalers"),
  kubernetes_ingress_v1: kind("ingresses"),
  kubernetes_job_v1: kind("jobs"),
  kubernetes_limit_range_v1: kind("limitRanges"),
  kubernetes_manifest: {
    // Custom objects are planned by their definitions' schemas, which the provider looks up in the cluster.
    read: ["container.customResourceDefinitions.list", "container.thirdPartyObjects.get"],
    write: writes("thirdPartyObjects"),
  },
  kubernetes_namespace_v1: {
    read: ["container.namespaces.get"],
    write: ["container.namespaces.update"],
    // Everything in it goes with a namespace.
    byPerson: ["container.namespaces.create", "container.namespaces.delete"],
  },
  kubernetes_network_policy_v1: kind("networkPolicies"),
  kubernetes_persistent_volume_claim_v1: kind("persistentVolumeClaims"),
  kubernetes_pod_disruption_budget_v1: kind("podDisruptionBudgets"),
  kubernetes_priority_class_v1: kind("priorityClasses"),
  kubernetes_resource_quota_v1: kind("resourceQuotas"),
  kubernetes_service_account_v1: kind("serviceAccounts"),
  kubernetes_service_v1: kind("services"),
};

function kind(plural: string): Row {
  return { read: [`container.${plural}.get`], write: writes(plural) };
}

function writes(plural: string): readonly string[] {
  return ["create", "delete", "update"].map((verb) => `container.${plural}.${verb}`);
}
