import type { Value, ValueObject } from "@infra-tools/terraform-plan/value";
import { update } from "../../checks/plans";
import { danger, type Labelled, safe } from "../labelled";
import { document, OURS } from "../policy-shapes";
import { both, starts, weakens } from "./pairs";

const ALLOW = { Effect: "Allow" };
const KEY = "arn:aws:kms:eu-central-1:111122223333:key/1a2b3c4d-0000-4000-8000-1234567890ab";
const META = { name: "app", namespace: "shop" };

/** A rule for a manifest, in both directions. */
const manifests = (
  rule: string,
  why: string,
  passing: ValueObject,
  failing: ValueObject,
): readonly Labelled[] => [
  danger(
    `KICS k8s ${rule}: ${why}`,
    update("kubernetes_manifest", { manifest: passing }, { manifest: failing }),
  ),
  safe(
    `KICS k8s ${rule}: corrected`,
    update("kubernetes_manifest", { manifest: failing }, { manifest: passing }),
  ),
];

const program = (...command: readonly string[]): ValueObject => ({
  apiVersion: "v1",
  kind: "Pod",
  metadata: META,
  spec: { containers: [{ name: "main", image: "main:1", command: [...command] }] },
});

/** One flag of a program, in both directions. */
const flag = (
  rule: string,
  why: string,
  name: string,
  passing: readonly string[],
  failing: readonly string[],
) => manifests(rule, why, program(name, ...passing), program(name, ...failing));

const object = (kind: string, spec: Value, apiVersion = "v1"): ValueObject => ({
  apiVersion,
  kind,
  metadata: META,
  spec,
});

const role = (rules: Value): ValueObject => ({
  apiVersion: "rbac.authorization.k8s.io/v1",
  kind: "Role",
  metadata: META,
  rules,
});
const READ = { apiGroups: [""], resources: ["pods"], verbs: ["get"] };

/** The last rules, measured once after all learning: KICS for manifests and for CloudFormation, as Terraform plans them. */
export const LAST: readonly Labelled[] = [
  flag(
    "basic_auth_file_is_set",
    "Passwords from a file are accepted.",
    "kube-apiserver",
    [],
    ["--basic-auth-file=/etc/p.csv"],
  ),
  flag(
    "token_auth_file_is_set",
    "Tokens from a file are accepted.",
    "kube-apiserver",
    [],
    ["--token-auth-file=/etc/t.csv"],
  ),
  flag(
    "insecure_port_not_properly_set",
    "The API answers without TLS.",
    "kube-apiserver",
    ["--insecure-port=0"],
    ["--insecure-port=8080"],
  ),
  flag(
    "insecure_bind_address_set",
    "The API answers without TLS.",
    "kube-apiserver",
    [],
    ["--insecure-bind-address=0.0.0.0"],
  ),
  flag(
    "kubelet_https_set_to_false",
    "Machines are reached without TLS.",
    "kube-apiserver",
    ["--kubelet-https=true"],
    ["--kubelet-https=false"],
  ),
  flag(
    "service_account_lookup_set_to_false",
    "Tokens of deleted accounts are accepted.",
    "kube-apiserver",
    ["--service-account-lookup=true"],
    ["--service-account-lookup=false"],
  ),
  flag(
    "auto_tls_set_to_true",
    "Certificates that nobody signed are used.",
    "etcd",
    ["--auto-tls=false"],
    ["--auto-tls=true"],
  ),
  flag(
    "peer_auto_tls_set_to_true",
    "Certificates that nobody signed are used.",
    "etcd",
    ["--peer-auto-tls=false"],
    ["--peer-auto-tls=true"],
  ),
  flag(
    "etcd_peer_client_certificate_authentication_set_to_false",
    "Any program may join the store.",
    "etcd",
    ["--peer-client-cert-auth=true"],
    ["--peer-client-cert-auth=false"],
  ),
  flag(
    "kubelet_read_only_port_is_not_set_to_zero",
    "Anyone may read what runs on the machine.",
    "kubelet",
    ["--read-only-port=0"],
    ["--read-only-port=10255"],
  ),
  flag(
    "kubelet_protect_kernel_defaults_set_to_false",
    "Settings of the kernel are overwritten.",
    "kubelet",
    ["--protect-kernel-defaults=true"],
    ["--protect-kernel-defaults=false"],
  ),
  flag(
    "kubelet_client_periodic_certificate_switch_disabled",
    "Certificates are not replaced.",
    "kubelet",
    ["--rotate-certificates=true"],
    ["--rotate-certificates=false"],
  ),
  flag(
    "rotate_kubelet_server_certificate_not_active",
    "Certificates are not replaced.",
    "kube-controller-manager",
    ["--feature-gates=RotateKubeletServerCertificate=true"],
    ["--feature-gates=RotateKubeletServerCertificate=false"],
  ),
  flag(
    "use_service_account_credentials_not_set_to_true",
    "All controllers share one account.",
    "kube-controller-manager",
    ["--use-service-account-credentials=true"],
    ["--use-service-account-credentials=false"],
  ),
  flag(
    "audit_policy_file_not_defined",
    "Calls are no longer recorded.",
    "kube-apiserver",
    ["--audit-policy-file=/etc/audit.yaml"],
    [],
  ),
  flag(
    "audit_log_maxbackup_not_properly_set",
    "Records are kept once.",
    "kube-apiserver",
    ["--audit-log-maxbackup=10"],
    ["--audit-log-maxbackup=1"],
  ),
  flag(
    "weak_tls_cipher_suites",
    "Ciphers that can be broken are accepted.",
    "kube-apiserver",
    ["--tls-cipher-suites=TLS_AES_128_GCM_SHA256"],
    ["--tls-cipher-suites=TLS_AES_128_GCM_SHA256,TLS_RSA_WITH_RC4_128_SHA"],
  ),
  flag(
    "authorization_mode_rbac_not_set",
    "Roles no longer decide.",
    "kube-apiserver",
    ["--authorization-mode=Node,RBAC"],
    ["--authorization-mode=Node,ABAC"],
  ),
  flag(
    "namespace_lifecycle_admission_control_plugin_disabled",
    "Guards of admission are off.",
    "kube-apiserver",
    ["--disable-admission-plugins="],
    ["--disable-admission-plugins=NamespaceLifecycle,ServiceAccount"],
  ),
  flag(
    "bind_address_not_properly_set",
    "The program answers all networks.",
    "kube-scheduler",
    ["--bind-address=127.0.0.1"],
    ["--bind-address=0.0.0.0"],
  ),
  flag(
    "tls_connection_certificate_not_setup",
    "The API no longer has its certificate.",
    "kube-apiserver",
    ["--tls-cert-file=/etc/c.crt", "--tls-private-key-file=/etc/c.key"],
    [],
  ),
  manifests(
    "rbac_roles_with_attach_permission",
    "The role may join programs in pods.",
    role([READ]),
    role([READ, { apiGroups: [""], resources: ["pods/attach"], verbs: ["create"] }]),
  ),
  manifests(
    "rbac_roles_with_portforwarding_permissions",
    "The role may reach ports of pods.",
    role([READ]),
    role([READ, { apiGroups: [""], resources: ["pods/portforward"], verbs: ["create"] }]),
  ),
  manifests(
    "rbac_roles_allow_privilege_escalation",
    "The role may give itself more.",
    role([READ]),
    role([
      READ,
      { apiGroups: ["rbac.authorization.k8s.io"], resources: ["roles"], verbs: ["bind", "escalate"] },
    ]),
  ),
  manifests(
    "psp_with_unrestricted_access_to_host_path",
    "Pods may change files of the machine.",
    object(
      "PodSecurityPolicy",
      { allowedHostPaths: [{ pathPrefix: "/data", readOnly: true }] },
      "policy/v1beta1",
    ),
    object(
      "PodSecurityPolicy",
      { allowedHostPaths: [{ pathPrefix: "/data", readOnly: false }] },
      "policy/v1beta1",
    ),
  ),
  manifests(
    "psp_allows_sharing_host_pid",
    "Pods may see the machine's processes.",
    object("PodSecurityPolicy", { hostPID: false }, "policy/v1beta1"),
    object("PodSecurityPolicy", { hostPID: true }, "policy/v1beta1"),
  ),
  manifests(
    "service_type_is_nodeport",
    "The service is reached through every machine.",
    object("Service", { type: "ClusterIP", ports: [{ port: 80 }] }),
    object("Service", { type: "NodePort", ports: [{ port: 80 }] }),
  ),
  manifests(
    "service_with_external_load_balancer",
    "The service answers the internet.",
    {
      ...object("Service", { type: "LoadBalancer" }),
      metadata: { ...META, annotations: { "networking.gke.io/load-balancer-type": "Internal" } },
    },
    { ...object("Service", { type: "LoadBalancer" }), metadata: { ...META, annotations: {} } },
  ),
  manifests(
    "liveness_probe_is_not_defined",
    "A program that hangs is no longer restarted.",
    object(
      "StatefulSet",
      {
        template: {
          spec: { containers: [{ name: "a", livenessProbe: { httpGet: { path: "/", port: 80 } } }] },
        },
      },
      "apps/v1",
    ),
    object("StatefulSet", { template: { spec: { containers: [{ name: "a" }] } } }, "apps/v1"),
  ),
  // AWS.
  both(
    "KICS iot_policy_allows_action_as_wildcard",
    "Devices may do everything.",
    "aws_iot_policy",
    {
      policy: document({
        ...ALLOW,
        Action: ["iot:Connect"],
        Resource: "arn:aws:iot:eu-central-1:111122223333:client/${iot:ClientId}",
      }),
    },
    { policy: document({ ...ALLOW, Action: ["iot:*"], Resource: "*" }) },
    { name: "device" },
  ),
  both(
    "KICS dynamodb_with_aws_owned_cmk",
    "The table is encrypted with the provider's key.",
    "aws_dynamodb_table",
    { server_side_encryption: [{ enabled: true, kms_key_arn: KEY }] },
    { server_side_encryption: [] },
    { name: "orders", hash_key: "id" },
  ),
  both(
    "KICS ecs_task_definition_healthcheck_missing",
    "A container that hangs is no longer replaced.",
    "aws_ecs_task_definition",
    {
      container_definitions: JSON.stringify([
        { name: "web", image: "web:1", healthCheck: { command: ["CMD", "true"] } },
      ]),
    },
    { container_definitions: JSON.stringify([{ name: "web", image: "web:1" }]) },
    { family: "web" },
  ),
  both(
    "KICS gamelift_fleet_ec2_inbound_permissions_with_port_range",
    "All ports of the machines are open.",
    "aws_gamelift_fleet",
    {
      ec2_inbound_permission: [
        { from_port: 7777, to_port: 7777, ip_range: "198.51.100.0/24", protocol: "UDP" },
      ],
    },
    { ec2_inbound_permission: [{ from_port: 1, to_port: 60000, ip_range: "0.0.0.0/0", protocol: "UDP" }] },
    { name: "fleet" },
  ),
  both(
    "KICS low_rds_backup_retention_period",
    "Backups are kept for a day.",
    "aws_rds_cluster",
    { backup_retention_period: 14 },
    { backup_retention_period: 1 },
    { cluster_identifier: "shop", engine: "aurora-mysql" },
  ),
  both(
    "KICS emr_cluster_without_security_configuration",
    "The cluster has no rules of encryption.",
    "aws_emr_cluster",
    { security_configuration: "encrypted" },
    { security_configuration: null },
    { name: "jobs", release_label: "emr-7.1.0" },
  ),
  both(
    "KICS elasticsearch_without_iam_authentication",
    "Anyone may read the index.",
    "aws_elasticsearch_domain",
    {
      access_policies: document({
        ...ALLOW,
        Principal: { AWS: `${OURS}:role/app` },
        Action: "es:*",
        Resource: "*",
      }),
    },
    { access_policies: document({ ...ALLOW, Principal: { AWS: "*" }, Action: "es:*", Resource: "*" }) },
    { domain_name: "search" },
  ),
  both(
    "KICS github_repository_set_to_public",
    "The code is public.",
    "github_repository",
    { visibility: "private" },
    { visibility: "public" },
    { name: "shop" },
  ),
  both(
    "KICS api_gateway_cache_encrypted_disabled",
    "Cached answers are stored in clear.",
    "aws_api_gateway_method_settings",
    { settings: [{ caching_enabled: true, cache_data_encrypted: true }] },
    { settings: [{ caching_enabled: true, cache_data_encrypted: false }] },
    { rest_api_id: "a1", stage_name: "live", method_path: "*/*" },
  ),
  both(
    "KICS connection_between_cloudfront_origin_not_encrypted",
    "Origins are reached the way that clients come.",
    "aws_cloudfront_distribution",
    { origin: [{ origin_id: "o", custom_origin_config: [{ origin_protocol_policy: "https-only" }] }] },
    { origin: [{ origin_id: "o", custom_origin_config: [{ origin_protocol_policy: "match-viewer" }] }] },
    { enabled: true },
  ),
  both(
    "KICS ec2_permissive_network_acl_protocols",
    "All protocols are let in.",
    "aws_network_acl",
    {
      ingress: [
        {
          protocol: "tcp",
          rule_no: 100,
          action: "allow",
          cidr_block: "0.0.0.0/0",
          from_port: 443,
          to_port: 443,
        },
      ],
    },
    {
      ingress: [
        { protocol: "-1", rule_no: 100, action: "allow", cidr_block: "0.0.0.0/0", from_port: 0, to_port: 0 },
      ],
    },
    { vpc_id: "vpc-1" },
  ),
  both(
    "KICS s3_bucket_with_all_permissions",
    "Anyone may do everything with the bucket.",
    "aws_s3_bucket_policy",
    {
      policy: document({
        ...ALLOW,
        Principal: { AWS: `${OURS}:role/app` },
        Action: "s3:GetObject",
        Resource: "arn:aws:s3:::shop/*",
      }),
    },
    { policy: document({ ...ALLOW, Principal: "*", Action: "s3:*", Resource: "arn:aws:s3:::shop/*" }) },
    { bucket: "shop" },
  ),
  both(
    "KICS lambda_functions_with_full_privileges",
    "The function may do everything.",
    "aws_iam_role",
    {
      inline_policy: [
        {
          name: "app",
          policy: document({ ...ALLOW, Action: "s3:GetObject", Resource: "arn:aws:s3:::shop/*" }),
        },
      ],
    },
    { inline_policy: [{ name: "app", policy: document({ ...ALLOW, Action: "*", Resource: "*" }) }] },
    { name: "worker" },
  ),
  weakens(
    "KICS stack_retention_disabled",
    "The resources are deleted with the stack.",
    "aws_cloudformation_stack_set",
    { auto_deployment: [{ enabled: true, retain_stacks_on_account_removal: true }] },
    { auto_deployment: [{ enabled: true, retain_stacks_on_account_removal: false }] },
    { name: "baseline" },
  ),
  both(
    "KICS rds_multi_az_deployment_disabled",
    "The database runs in one zone.",
    "aws_db_instance",
    { multi_az: true },
    { multi_az: false },
    { identifier: "shop" },
  ),
  starts("KICS fully_open_ingress", "All ports from everywhere.", "aws_security_group_rule", {
    type: "ingress",
    from_port: 0,
    to_port: 65535,
    protocol: "tcp",
    cidr_blocks: ["0.0.0.0/0"],
    security_group_id: "sg-1",
  }),
  starts("KICS kms_allows_wildcard_principal", "Anyone may use the key.", "aws_kms_key_policy", {
    key_id: "k-1",
    policy: document({ ...ALLOW, Principal: "*", Action: "kms:*", Resource: "*" }),
  }),
].flat();
