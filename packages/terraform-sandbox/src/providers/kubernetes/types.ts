import type { ResourceType } from "../resource-type";
import { kubernetes_annotations } from "./kubernetes_annotations";
import { kubernetes_certificate_signing_request_v1 } from "./kubernetes_certificate_signing_request_v1";
import { kubernetes_cluster_role_binding_v1 } from "./kubernetes_cluster_role_binding_v1";
import { kubernetes_cluster_role_v1 } from "./kubernetes_cluster_role_v1";
import { kubernetes_config_map_v1 } from "./kubernetes_config_map_v1";
import { kubernetes_cron_job_v1 } from "./kubernetes_cron_job_v1";
import { kubernetes_deployment_v1 } from "./kubernetes_deployment_v1";
import { kubernetes_env } from "./kubernetes_env";
import { kubernetes_horizontal_pod_autoscaler_v2 } from "./kubernetes_horizontal_pod_autoscaler_v2";
import { kubernetes_ingress_v1 } from "./kubernetes_ingress_v1";
import { kubernetes_job_v1 } from "./kubernetes_job_v1";
import { kubernetes_labels } from "./kubernetes_labels";
import { kubernetes_limit_range_v1 } from "./kubernetes_limit_range_v1";
import { kubernetes_manifest } from "./kubernetes_manifest";
import { kubernetes_namespace_v1 } from "./kubernetes_namespace_v1";
import { kubernetes_network_policy_v1 } from "./kubernetes_network_policy_v1";
import { kubernetes_persistent_volume_claim_v1 } from "./kubernetes_persistent_volume_claim_v1";
import { kubernetes_pod_disruption_budget_v1 } from "./kubernetes_pod_disruption_budget_v1";
import { kubernetes_priority_class_v1 } from "./kubernetes_priority_class_v1";
import { kubernetes_resource_quota_v1 } from "./kubernetes_resource_quota_v1";
import { kubernetes_role_binding_v1 } from "./kubernetes_role_binding_v1";
import { kubernetes_role_v1 } from "./kubernetes_role_v1";
import { kubernetes_secret_v1 } from "./kubernetes_secret_v1";
import { kubernetes_service_account_v1 } from "./kubernetes_service_account_v1";
import { kubernetes_service_v1 } from "./kubernetes_service_v1";
import { kubernetes_stateful_set_v1 } from "./kubernetes_stateful_set_v1";
import { kubernetes_token_request_v1 } from "./kubernetes_token_request_v1";

/** Resource types of the kubernetes provider with behaviour beyond their schema. */
export const KUBERNETES_TYPES: { readonly [type: string]: ResourceType } = {
  kubernetes_annotations,
  kubernetes_certificate_signing_request_v1,
  kubernetes_cluster_role_binding_v1,
  kubernetes_cluster_role_v1,
  kubernetes_config_map_v1,
  kubernetes_cron_job_v1,
  kubernetes_deployment_v1,
  kubernetes_env,
  kubernetes_horizontal_pod_autoscaler_v2,
  kubernetes_ingress_v1,
  kubernetes_job_v1,
  kubernetes_labels,
  kubernetes_limit_range_v1,
  kubernetes_manifest,
  kubernetes_namespace_v1,
  kubernetes_network_policy_v1,
  kubernetes_persistent_volume_claim_v1,
  kubernetes_pod_disruption_budget_v1,
  kubernetes_priority_class_v1,
  kubernetes_resource_quota_v1,
  kubernetes_role_binding_v1,
  kubernetes_role_v1,
  kubernetes_secret_v1,
  kubernetes_service_account_v1,
  kubernetes_service_v1,
  kubernetes_stateful_set_v1,
  kubernetes_token_request_v1,
};
