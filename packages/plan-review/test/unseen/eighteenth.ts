import { AZURE_APPS } from "./eighteenth/azure-apps";
import { AZURE_DATA } from "./eighteenth/azure-data";
import { GOOGLE } from "./eighteenth/google";
import { KEPT_BACK } from "./eighteenth/kept-back";
import { OTHER_SOURCES } from "./eighteenth/other-sources";
import { OTHERS } from "./eighteenth/others";
import { PROWLER } from "./eighteenth/prowler";
import { PSRULE_REST } from "./eighteenth/psrule-rest";
import { REST } from "./eighteenth/rest";
import type { ByRule } from "./eighteenth/scanner-rules";
import { SMALLER_CLOUDS } from "./eighteenth/smaller-clouds";
import { VENDORS } from "./eighteenth/vendors";
import type { Labelled } from "./labelled";

/** New resources whose written value is worse than the provider's default, which no table has yet. */
const NOT_YET: ReadonlySet<string> = new Set([
  "azurerm_linux_web_app: CKV_AZURE_57",
  "azurerm_function_app: CKV_AZURE_62",
  "azurerm_firewall: CKV_AZURE_216",
  "azurerm_mssql_server_security_alert_policy: CKV_AZURE_25",
  "azurerm_postgresql_configuration: KICS azure postgresql_log_disconnections",
  "google_project: CKV_GCP_27",
  "google_container_node_pool: CKV_GCP_69",
  "google_compute_instance: CKV_GCP_34",
  "google_iam_workload_identity_pool_provider: CKV_GCP_125",
  "google_compute_instance: CKV_GCP_31",
  "google_sql_database_instance: CKV_GCP_50",
  "google_cloudfunctions_function: CKV2_GCP_10",
  "google_container_cluster: CKV2_GCP_19",
  "google_container_node_pool: CKV_GCP_10",
  "google_notebooks_instance: CKV_GCP_127",
  "google_bigquery_table: CKV_GCP_121",
  "google_container_cluster: CKV_GCP_8",
  "google_container_cluster: CKV_GCP_1",
  "google_container_node_pool: CKV_GCP_9",
  "okta_app_signon_policy_rule: CKV_OKTA_1",
  "alicloud_slb_tls_cipher_policy: CKV_ALI_33",
  "alicloud_api_gateway_api: CKV_ALI_21",
  "oci_objectstorage_bucket: CKV_OCI_10",
  "digitalocean_spaces_bucket: AVD digitalocean spaces disable_force_destroy",
  "linode_firewall: CKV_LIN_5",
  "ncloud_lb: CKV_NCP_16",
  "yandex_compute_instance: CKV_YC_2",
  "yandex_compute_instance: CKV_YC_4",
  "yandex_kubernetes_node_group: CKV_YC_8",
  "tencentcloud_mysql_instance: CKV_TC_9",
  "panos_management_profile: CKV_PAN_3",
  "panos_ipsec_crypto_profile: CKV_PAN_11",
  "panos_panorama_ipsec_crypto_profile: CKV_PAN_12",
  "azurerm_windows_web_app: KICS app_service_ftps_enforce_disabled",
  "azurerm_storage_account_network_rules: KICS default_storage_network_access",
  "azurerm_storage_account: KICS storage_account_cross_tenant_replication",
  "google_dns_managed_zone: KICS dnssec_using_rsasha1",
  "alicloud_alb_listener: KICS alb_listening_on_http",
  "azurerm_api_management_api: AZR APIM.HTTPEndpoint",
  "azurerm_mysql_flexible_server_configuration: AZR MySQL.UseSSL",
]);

function withoutPending(byRule: ByRule): readonly Labelled[] {
  return Object.values(byRule)
    .flat(2)
    .filter(
      ({ why, change }) => change.action !== "create" || !NOT_YET.has(`${change.type}: ${why.split(":")[0]}`),
    );
}

/** Failures by the rules of scanners (checkov, KICS, trivy) for Azure, Google Cloud and others: the word of other people. */
export const EIGHTEENTH: readonly Labelled[] = [
  AZURE_APPS,
  AZURE_DATA,
  GOOGLE,
  OTHERS,
  SMALLER_CLOUDS,
].flatMap(withoutPending);

/** Every third rule of KICS and trivy, tried once after the lexicon had learned from the others. */
export const EIGHTEENTH_KEPT_BACK: readonly Labelled[] = withoutPending(KEPT_BACK);

/** Rules of PSRule for Azure and of legitify, tried once after both. */
export const EIGHTEENTH_OTHER_SOURCES: readonly Labelled[] = withoutPending(OTHER_SOURCES);

/** Recommendations of vendors, tried once after all. */
export const EIGHTEENTH_VENDORS: readonly Labelled[] = withoutPending(VENDORS);

/** The rest of the rules of checkov, newer ones of PSRule and checks of prowler, each tried once after all others. */
export const EIGHTEENTH_REST: readonly Labelled[] = [REST, PSRULE_REST, PROWLER].flatMap(withoutPending);
