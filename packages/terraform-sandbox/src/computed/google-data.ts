import { fake } from "./fake";
import { pem, projectNumber } from "./parts";
import { type ComputeContext, fixed, type Rules } from "./table";

const COMPUTE = "https://www.googleapis.com/compute/v1/projects/{project}";

function provided(name: string): (context: ComputeContext) => string {
  return ({ config }) => (typeof config[name] === "string" ? config[name] : "");
}

/** Where GKE's control plane answers under a name, with IAM for a lock. */
function dnsEndpoint(context: ComputeContext): string {
  const project = context.text("project");
  const cluster = fake(`cluster ${project} ${context.text("name")}`).hex(36);
  return `gke-${cluster}-${projectNumber(project)}.${context.text("location")}.gke.goog`;
}

/** https://cloud.google.com/compute/docs/faq#find_ip_range and the load balancers' health check ranges. */
const NETBLOCKS: { readonly [range: string]: readonly string[] } = {
  "cloud-netblocks": ["34.1.208.0/20", "34.2.0.0/16", "34.64.0.0/11", "34.96.0.0/14", "35.184.0.0/13"],
  "google-netblocks": ["8.8.4.0/24", "8.8.8.0/24", "64.233.160.0/19", "142.250.0.0/15", "172.217.0.0/16"],
  "restricted-googleapis": ["199.36.153.4/30"],
  "private-googleapis": ["199.36.153.8/30"],
  "dns-forwarders": ["35.199.192.0/19"],
  "iap-forwarders": ["35.235.240.0/20"],
  "health-checkers": ["35.191.0.0/16", "130.211.0.0/22"],
  "legacy-health-checkers": ["35.191.0.0/16", "209.85.152.0/22", "209.85.204.0/22"],
};

function netblocks(context: ComputeContext): readonly string[] {
  return NETBLOCKS[context.text("range_type") || "cloud-netblocks"] ?? [];
}

export const googleData: { readonly [type: string]: Rules } = {
  google_client_config: {
    project: provided("project"),
    region: provided("region"),
    zone: provided("zone"),
    id: 'projects/"{project}"/regions/"{region}"/zones/"{zone}"',
    access_token: ({ secret }) => secret("access_token", "sandbox-access-token"),
    default_labels: ({ config }) => config["default_labels"] ?? {},
  },
  google_compute_network: {
    id: "projects/{project}/global/networks/{name}",
    self_link: `${COMPUTE}/global/networks/{name}`,
    network_id: ({ fake }) => Number(fake("network_id").digits(15)),
    numeric_id: "{@digits 19}",
    subnetworks_self_links: (context) => [
      `https://www.googleapis.com/compute/v1/projects/${context.text("project")}/regions/${provided("region")(context)}/subnetworks/${context.text("name")}`,
    ],
  },
  google_compute_subnetwork: {
    id: "projects/{project}/regions/{region}/subnetworks/{name}",
    self_link: `${COMPUTE}/regions/{region}/subnetworks/{name}`,
    network: `${COMPUTE}/global/networks/default`,
    ip_cidr_range: "10.142.0.0/20",
    gateway_address: "10.142.0.1",
    private_ip_google_access: fixed(true),
    stack_type: "IPV4_ONLY",
    subnetwork_id: ({ fake }) => Number(fake("subnetwork_id").digits(15)),
  },
  google_container_cluster: {
    location: provided("region"),
    id: "projects/{project}/locations/{location}/clusters/{name}",
    self_link: "https://container.googleapis.com/v1/projects/{project}/locations/{location}/clusters/{name}",
    endpoint: ({ fake }) => `203.0.113.${1 + fake("endpoint").integer(254)}`,
    master_auth: ({ fake }) => [
      {
        client_certificate: "",
        client_certificate_config: [{ issue_client_certificate: false }],
        client_key: "",
        cluster_ca_certificate: Buffer.from(pem("CERTIFICATE", fake("cluster_ca_certificate"))).toString(
          "base64",
        ),
      },
    ],
    control_plane_endpoints_config: (context) => [
      {
        dns_endpoint_config: [
          {
            allow_external_traffic: true,
            endpoint: dnsEndpoint(context),
          },
        ],
        ip_endpoints_config: [{ enabled: true }],
      },
    ],
    private_cluster_config: ({ fake }) => [
      {
        enable_private_endpoint: false,
        enable_private_nodes: true,
        master_global_access_config: [{ enabled: true }],
        master_ipv4_cidr_block: "172.16.0.0/28",
        peering_name: "",
        private_endpoint: `172.16.0.${2 + fake("private_endpoint").integer(12)}`,
        private_endpoint_subnetwork: "",
        public_endpoint: `203.0.113.${1 + fake("endpoint").integer(254)}`,
      },
    ],
    secret_manager_config: fixed([{ enabled: true }]),
    monitoring_config: fixed([
      {
        advanced_datapath_observability_config: [{ enable_metrics: true, enable_relay: false }],
        enable_components: [
          "SYSTEM_COMPONENTS",
          "STORAGE",
          "HPA",
          "POD",
          "DAEMONSET",
          "DEPLOYMENT",
          "STATEFULSET",
          "CADVISOR",
          "KUBELET",
        ],
        managed_prometheus: [{ auto_monitoring_config: [], enabled: true }],
      },
    ]),
    workload_identity_config: ({ text }) => [{ workload_pool: `${text("project")}.svc.id.goog` }],
    network: "projects/{project}/global/networks/default",
    subnetwork: "projects/{project}/regions/{location}/subnetworks/default",
    cluster_ipv4_cidr: "10.4.0.0/14",
    services_ipv4_cidr: "10.8.0.0/20",
    datapath_provider: "ADVANCED_DATAPATH",
    networking_mode: "VPC_NATIVE",
    master_version: "1.33.5-gke.1201000",
    node_version: "1.33.5-gke.1201000",
    release_channel: fixed([{ channel: "REGULAR" }]),
    enable_shielded_nodes: fixed(true),
    deletion_protection: fixed(true),
    logging_service: "logging.googleapis.com/kubernetes",
    monitoring_service: "monitoring.googleapis.com/kubernetes",
  },
  google_dns_managed_zone: {
    id: "projects/{project}/managedZones/{name}",
    dns_name: (context) => `${context.text("name").replaceAll("-", ".")}.`,
    managed_zone_id: ({ fake }) => Number(fake("managed_zone_id").digits(15)),
    name_servers: fixed(["a", "b", "c", "d"].map((letter) => `ns-cloud-${letter}1.googledomains.com.`)),
    visibility: "public",
    description: "",
  },
  google_netblock_ip_ranges: {
    id: "netblock-ip-ranges-{range_type}",
    cidr_blocks: netblocks,
    cidr_blocks_ipv4: netblocks,
    cidr_blocks_ipv6: fixed([]),
  },
  google_project: {
    project_id: provided("project"),
    id: "projects/{project_id}",
    name: "{project_id}",
    number: ({ text }) => projectNumber(text("project_id")),
    org_id: "",
    auto_create_network: fixed(false),
    deletion_policy: "PREVENT",
  },
  google_secret_manager_secret_version: {
    version: (context) => context.text("version") || "1",
    name: ({ text }) => {
      const secret = text("secret");
      const whole = secret.includes("/")
        ? secret
        : `projects/${projectNumber(text("project"))}/secrets/${secret}`;
      return `${whole}/versions/${text("version")}`;
    },
    id: "{name}",
    enabled: fixed(true),
    create_time: "{@timestamp}",
    secret_data: (context) =>
      context.text("fetch_secret_data") === "false"
        ? null
        : context.secret("secret_data", `sandbox-secret-${context.fake("secret_data").hex(16)}`),
  },
  google_service_account: {
    email: (context) =>
      context.text("account_id").includes("@")
        ? context.text("account_id")
        : `${context.text("account_id")}@${context.text("project")}.iam.gserviceaccount.com`,
    member: "serviceAccount:{email}",
    name: "projects/{project}/serviceAccounts/{email}",
    id: "{name}",
    unique_id: "1{@digits 20}",
  },
  google_sql_backup_run: {
    backup_id: ({ fake }) => Number(`1767${fake("backup_id").digits(9)}`),
    id: "{backup_id}",
    location: "us",
    start_time: "2026-01-01T03:00:00.000Z",
    status: "SUCCESSFUL",
  },
};
