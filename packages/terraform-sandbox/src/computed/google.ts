import { googleDatabase } from "./google-database";
import { googleSecrets } from "./google-secrets";
import { lastSegment, projectNumber, publicAddress, segmentAfter } from "./parts";
import { type ComputeContext, fixed, type Rule, type Rules, render } from "./table";

const COMPUTE = "https://www.googleapis.com/compute/v1/projects/{project}";

/** An IAM member's or binding's id is what it is attached to, the role, and who. */
function iamMember(parent: Rule): Rules {
  return {
    project: projectOfParent,
    location: (context) => segmentAfter(parentOf(context), "locations") ?? "",
    id: (context) => {
      const attached = typeof parent === "string" ? render(parent, context, "id") : parent(context);
      const who = [context.text("role"), context.text("member"), context.text("condition.title")];
      return [attached, ...who.filter((part) => part !== "")].join("/");
    },
    etag: "BwY{@base64 6}=",
  };
}

function parentOf(context: ComputeContext): string {
  const names = ["secret_id", "service_account_id", "crypto_key_id", "repository", "name", "bucket"];
  return names.map((name) => context.text(name)).find((text) => text.includes("/")) ?? "";
}

function projectOfParent(context: ComputeContext): string {
  const provided = context.config["project"];
  return segmentAfter(parentOf(context), "projects") ?? (typeof provided === "string" ? provided : "");
}

/** The attached resource's full id, whether the configuration gives it whole or only its last part. */
function under(prefix: string, name: string): Rule {
  return (context) => {
    const given = context.text(name);
    const project = projectOfParent(context);
    return given.includes("/") ? given : `projects/${project}/${prefix}/${given}`;
  };
}

function global(collection: string): Rules {
  return {
    id: `projects/{project}/global/${collection}/{name}`,
    self_link: `${COMPUTE}/global/${collection}/{name}`,
    creation_timestamp: "{@timestamp}",
    fingerprint: "{@base64 8}",
    label_fingerprint: "{@base64 8}",
  };
}

function monitoring(collection: string): Rules {
  return { name: `projects/{project}/${collection}/{@digits 19}`, id: "{name}" };
}

const RESOURCES: { readonly [type: string]: Rules } = {
  ...googleDatabase,
  ...googleSecrets,
  google_artifact_registry_repository: {
    location: ({ config }) => (typeof config["region"] === "string" ? config["region"] : ""),
    name: "{repository_id}",
    id: "projects/{project}/locations/{location}/repositories/{repository_id}",
    create_time: "{@timestamp}",
    update_time: "{@timestamp}",
  },
  google_artifact_registry_repository_iam_member: iamMember(
    "projects/{project}/locations/{location}/repositories/{repository}",
  ),
  google_certificate_manager_certificate: {
    id: "projects/{project}/locations/{location}/certificates/{name}",
  },
  google_certificate_manager_dns_authorization: {
    id: "projects/{project}/locations/{location}/dnsAuthorizations/{name}",
    type: "FIXED_RECORD",
    dns_resource_record: (context) => [
      {
        name: `_acme-challenge.${context.text("domain")}.`,
        type: "CNAME",
        data: `${context.fake("record").uuid()}.1.authorize.certificatemanager.goog.`,
      },
    ],
  },
  google_cloud_run_v2_job: {
    id: "projects/{project}/locations/{location}/jobs/{name}",
    uid: "{@uuid}",
    etag: '"{@base64 18}"',
    generation: "1",
    observed_generation: "1",
    create_time: "{@timestamp}",
    update_time: "{@timestamp}",
    launch_stage: "GA",
    reconciling: fixed(false),
    execution_count: fixed(0),
    "template.task_count": fixed(1),
    "template.template.timeout": "600s",
    "template.template.execution_environment": "EXECUTION_ENVIRONMENT_GEN2",
  },
  google_cloud_run_v2_job_iam_member: iamMember("projects/{project}/locations/{location}/jobs/{name}"),
  google_cloud_scheduler_job: { id: "projects/{project}/locations/{region}/jobs/{name}", state: "ENABLED" },
  google_compute_address: {
    id: "projects/{project}/regions/{region}/addresses/{name}",
    self_link: `${COMPUTE}/regions/{region}/addresses/{name}`,
    creation_timestamp: "{@timestamp}",
    label_fingerprint: "{@base64 8}",
    address: (context) => publicAddress(context.fake("address")),
    network_tier: "PREMIUM",
  },
  google_compute_firewall: {
    ...global("firewalls"),
    direction: "INGRESS",
  },
  google_compute_global_address: {
    ...global("addresses"),
    address: (context) =>
      context.text("address_type") === "INTERNAL"
        ? `10.${128 + context.fake("address").integer(64)}.0.0`
        : publicAddress(context.fake("address")),
    prefix_length: fixed(0),
  },
  google_compute_managed_ssl_certificate: {
    id: "projects/{project}/global/sslCertificates/{name}",
    self_link: `${COMPUTE}/global/sslCertificates/{name}`,
    creation_timestamp: "{@timestamp}",
    certificate_id: ({ fake }) => Number(fake("certificate_id").digits(15)),
  },
  google_compute_network: {
    ...global("networks"),
    numeric_id: "{@digits 19}",
    routing_mode: "REGIONAL",
    bgp_best_path_selection_mode: "LEGACY",
    mtu: fixed(1460),
  },
  google_compute_security_policy: {
    ...global("securityPolicies"),
    type: "CLOUD_ARMOR",
    "rule.preview": fixed(false),
  },
  google_compute_ssl_certificate: {
    ...global("sslCertificates"),
    certificate_id: ({ fake }) => Number(fake("certificate_id").digits(15)),
  },
  google_compute_ssl_policy: {
    ...global("sslPolicies"),
    enabled_features: fixed([
      "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
      "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
      "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256",
      "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
      "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
      "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256",
    ]),
  },
  google_container_cluster: {
    location: ({ config }) => (typeof config["region"] === "string" ? config["region"] : ""),
    id: "projects/{project}/locations/{location}/clusters/{name}",
    self_link: "https://container.googleapis.com/v1/projects/{project}/locations/{location}/clusters/{name}",
    endpoint: (context) => publicAddress(context.fake("endpoint")),
  },
  google_container_node_pool: {
    name: "{name_prefix}{@hex 8}",
    location: ({ config }) => (typeof config["region"] === "string" ? config["region"] : ""),
    id: "projects/{project}/locations/{location}/clusters/{cluster}/nodePools/{name}",
  },
  google_dns_managed_zone: {
    id: "projects/{project}/managedZones/{name}",
    managed_zone_id: ({ fake }) => Number(fake("managed_zone_id").digits(15)),
    creation_time: "{@timestamp}",
    name_servers: fixed(["a", "b", "c", "d"].map((letter) => `ns-cloud-${letter}1.googledomains.com.`)),
  },
  google_dns_record_set: { id: "projects/{project}/managedZones/{managed_zone}/rrsets/{name}/{type}" },
  google_iam_workload_identity_pool: {
    name: (context) =>
      `projects/${projectNumber(context.text("project"))}/locations/global/workloadIdentityPools/${context.text("workload_identity_pool_id")}`,
    id: "projects/{project}/locations/global/workloadIdentityPools/{workload_identity_pool_id}",
    state: "ACTIVE",
  },
  google_iam_workload_identity_pool_provider: {
    name: (context) =>
      `projects/${projectNumber(context.text("project"))}/locations/global/workloadIdentityPools/${context.text("workload_identity_pool_id")}/providers/${context.text("workload_identity_pool_provider_id")}`,
    id: "projects/{project}/locations/global/workloadIdentityPools/{workload_identity_pool_id}/providers/{workload_identity_pool_provider_id}",
    state: "ACTIVE",
  },
  google_kms_crypto_key: {
    id: "{key_ring}/cryptoKeys/{name}",
    destroy_scheduled_duration: "2592000s",
    import_only: fixed(false),
    primary: (context) => [
      {
        name: `${context.text("key_ring")}/cryptoKeys/${context.text("name")}/cryptoKeyVersions/1`,
        state: "ENABLED",
      },
    ],
  },
  google_kms_crypto_key_iam_member: iamMember((context) => context.text("crypto_key_id")),
  google_kms_key_ring: { id: "projects/{project}/locations/{location}/keyRings/{name}" },
  google_logging_metric: { id: "{name}" },
  google_monitoring_alert_policy: {
    ...monitoring("alertPolicies"),
    creation_record: ({ fake }) => [
      {
        mutate_time: fake("creation_record").timestamp(),
        mutated_by: "terraform@example.iam.gserviceaccount.com",
      },
    ],
    "conditions.name": "{name}/conditions/{@digits 19}",
  },
  google_monitoring_custom_service: {
    service_id: "{@hex 16}",
    name: (context) =>
      `projects/${projectNumber(context.text("project"))}/services/${context.text("service_id")}`,
    id: "{name}",
  },
  google_monitoring_dashboard: {
    id: (context) =>
      `projects/${projectNumber(context.text("project"))}/dashboards/${context.fake("id").uuid()}`,
  },
  google_monitoring_notification_channel: monitoring("notificationChannels"),
  google_monitoring_slo: {
    slo_id: "{@hex 16}",
    name: (context) =>
      `projects/${projectNumber(context.text("project"))}/services/${lastSegment(context.text("service"))}/serviceLevelObjectives/${context.text("slo_id")}`,
    id: "{name}",
  },
  google_monitoring_uptime_check_config: {
    uptime_check_id: (context) =>
      `${context
        .text("display_name")
        .toLowerCase()
        .replace(/[^a-z0-9]+/g, "-")}-${context.fake("id").hex(11)}`,
    name: "projects/{project}/uptimeCheckConfigs/{uptime_check_id}",
    id: "{name}",
    checker_type: "STATIC_IP_CHECKERS",
  },
  google_project_iam_custom_role: {
    name: "projects/{project}/roles/{role_id}",
    id: "{name}",
    deleted: fixed(false),
  },
  google_project_iam_member: iamMember("{project}"),
  google_project_service: { id: "{project}/{service}" },
  google_service_account: {
    id: "projects/{project}/serviceAccounts/{email}",
    name: "{id}",
    email: "{account_id}@{project}.iam.gserviceaccount.com",
    member: "serviceAccount:{email}",
    unique_id: "1{@digits 20}",
  },
  google_service_account_iam_binding: iamMember(under("serviceAccounts", "service_account_id")),
  google_service_account_iam_member: iamMember(under("serviceAccounts", "service_account_id")),
  google_service_networking_connection: {
    id: (context) => `${encodeURIComponent(context.text("network"))}:${context.text("service")}`,
    peering: "servicenetworking-googleapis-com",
  },
  google_storage_bucket: {
    id: "{name}",
    self_link: "https://www.googleapis.com/storage/v1/b/{name}",
    url: "gs://{name}",
    project_number: (context) => Number(projectNumber(context.text("project"))),
    public_access_prevention: "inherited",
    rpo: "DEFAULT",
    time_created: "{@timestamp}",
    updated: "{@timestamp}",
    uniform_bucket_level_access: fixed(false),
  },
  google_storage_bucket_iam_member: iamMember("b/{bucket}"),
};

export const google = RESOURCES;
