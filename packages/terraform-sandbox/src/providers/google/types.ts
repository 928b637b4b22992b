import type { ResourceType } from "../resource-type";
import { google_artifact_registry_repository } from "./google_artifact_registry_repository";
import { google_artifact_registry_repository_iam_member } from "./google_artifact_registry_repository_iam_member";
import { google_certificate_manager_certificate } from "./google_certificate_manager_certificate";
import { google_certificate_manager_dns_authorization } from "./google_certificate_manager_dns_authorization";
import { google_client_config } from "./google_client_config";
import { google_cloud_run_v2_job } from "./google_cloud_run_v2_job";
import { google_cloud_run_v2_job_iam_member } from "./google_cloud_run_v2_job_iam_member";
import { google_cloud_scheduler_job } from "./google_cloud_scheduler_job";
import { google_compute_address } from "./google_compute_address";
import { google_compute_firewall } from "./google_compute_firewall";
import { google_compute_global_address } from "./google_compute_global_address";
import { google_compute_managed_ssl_certificate } from "./google_compute_managed_ssl_certificate";
import { google_compute_network } from "./google_compute_network";
import { google_compute_security_policy } from "./google_compute_security_policy";
import { google_compute_ssl_certificate } from "./google_compute_ssl_certificate";
import { google_compute_ssl_policy } from "./google_compute_ssl_policy";
import { google_compute_subnetwork } from "./google_compute_subnetwork";
import { google_container_cluster } from "./google_container_cluster";
import { google_container_node_pool } from "./google_container_node_pool";
import { google_dns_managed_zone } from "./google_dns_managed_zone";
import { google_dns_record_set } from "./google_dns_record_set";
import { google_iam_workload_identity_pool } from "./google_iam_workload_identity_pool";
import { google_iam_workload_identity_pool_provider } from "./google_iam_workload_identity_pool_provider";
import { google_kms_crypto_key } from "./google_kms_crypto_key";
import { google_kms_crypto_key_iam_member } from "./google_kms_crypto_key_iam_member";
import { google_kms_key_ring } from "./google_kms_key_ring";
import { google_logging_metric } from "./google_logging_metric";
import { google_monitoring_alert_policy } from "./google_monitoring_alert_policy";
import { google_monitoring_custom_service } from "./google_monitoring_custom_service";
import { google_monitoring_dashboard } from "./google_monitoring_dashboard";
import { google_monitoring_notification_channel } from "./google_monitoring_notification_channel";
import { google_monitoring_slo } from "./google_monitoring_slo";
import { google_monitoring_uptime_check_config } from "./google_monitoring_uptime_check_config";
import { google_netblock_ip_ranges } from "./google_netblock_ip_ranges";
import { google_project } from "./google_project";
import { google_project_iam_custom_role } from "./google_project_iam_custom_role";
import { google_project_iam_member } from "./google_project_iam_member";
import { google_project_service } from "./google_project_service";
import { google_redis_cluster } from "./google_redis_cluster";
import { google_redis_instance } from "./google_redis_instance";
import { google_secret_manager_secret } from "./google_secret_manager_secret";
import { google_secret_manager_secret_iam_binding } from "./google_secret_manager_secret_iam_binding";
import { google_secret_manager_secret_iam_member } from "./google_secret_manager_secret_iam_member";
import { google_secret_manager_secret_version } from "./google_secret_manager_secret_version";
import { google_service_account } from "./google_service_account";
import { google_service_account_access_token } from "./google_service_account_access_token";
import { google_service_account_iam_binding } from "./google_service_account_iam_binding";
import { google_service_account_iam_member } from "./google_service_account_iam_member";
import { google_service_account_id_token } from "./google_service_account_id_token";
import { google_service_account_jwt } from "./google_service_account_jwt";
import { google_service_account_key } from "./google_service_account_key";
import { google_service_networking_connection } from "./google_service_networking_connection";
import { google_sql_backup_run } from "./google_sql_backup_run";
import { google_sql_database } from "./google_sql_database";
import { google_sql_database_instance } from "./google_sql_database_instance";
import { google_sql_ssl_cert } from "./google_sql_ssl_cert";
import { google_sql_user } from "./google_sql_user";
import { google_storage_bucket } from "./google_storage_bucket";
import { google_storage_bucket_iam_member } from "./google_storage_bucket_iam_member";

/** Resource types of the google provider with behaviour beyond their schema. */
export const GOOGLE_TYPES: { readonly [type: string]: ResourceType } = {
  google_artifact_registry_repository,
  google_artifact_registry_repository_iam_member,
  google_certificate_manager_certificate,
  google_certificate_manager_dns_authorization,
  google_client_config,
  google_cloud_run_v2_job,
  google_cloud_run_v2_job_iam_member,
  google_cloud_scheduler_job,
  google_compute_address,
  google_compute_firewall,
  google_compute_global_address,
  google_compute_managed_ssl_certificate,
  google_compute_network,
  google_compute_security_policy,
  google_compute_ssl_certificate,
  google_compute_ssl_policy,
  google_compute_subnetwork,
  google_container_cluster,
  google_container_node_pool,
  google_dns_managed_zone,
  google_dns_record_set,
  google_iam_workload_identity_pool,
  google_iam_workload_identity_pool_provider,
  google_kms_crypto_key,
  google_kms_crypto_key_iam_member,
  google_kms_key_ring,
  google_logging_metric,
  google_monitoring_alert_policy,
  google_monitoring_custom_service,
  google_monitoring_dashboard,
  google_monitoring_notification_channel,
  google_monitoring_slo,
  google_monitoring_uptime_check_config,
  google_netblock_ip_ranges,
  google_project,
  google_project_iam_custom_role,
  google_project_iam_member,
  google_project_service,
  google_redis_cluster,
  google_redis_instance,
  google_secret_manager_secret,
  google_secret_manager_secret_iam_binding,
  google_secret_manager_secret_iam_member,
  google_secret_manager_secret_version,
  google_service_account,
  google_service_account_access_token,
  google_service_account_iam_binding,
  google_service_account_iam_member,
  google_service_account_id_token,
  google_service_account_jwt,
  google_service_account_key,
  google_service_networking_connection,
  google_sql_backup_run,
  google_sql_database,
  google_sql_database_instance,
  google_sql_ssl_cert,
  google_sql_user,
  google_storage_bucket,
  google_storage_bucket_iam_member,
};
