import type { Change } from "@infra-tools/terraform-plan/model";
import { create, destroy } from "../checks/plans";
import { danger, type Labelled, safe, set } from "./labelled";

const ACCOUNT = "arn:aws:iam::111122223333";

const document = (...statements: object[]) =>
  JSON.stringify({ Version: "2012-10-17", Statement: statements });

const READ = { Effect: "Allow", Action: "s3:GetObject", Resource: "arn:aws:s3:::shop/a" };

/** An identity policy that gains a statement. */
const gains = (statement: object): Change =>
  set(
    "aws_iam_role_policy",
    { policy: [document(READ), document(READ, { Effect: "Allow", ...statement })] },
    { role: "app" },
  );

const shares = (type: string, statement: object): Change =>
  set(type, {
    policy: [
      document({ Effect: "Allow", Action: "*", Resource: "*", Principal: { AWS: `${ACCOUNT}:root` } }),
      document(
        { Effect: "Allow", Action: "*", Resource: "*", Principal: { AWS: `${ACCOUNT}:root` } },
        { Effect: "Allow", Resource: "*", ...statement },
      ),
    ],
  });

const binding = (role: string, member: string): Change =>
  create("google_project_iam_member", { project: "p", role, member });

const rules = (type: string, after: object[]): Change =>
  set(type, { rule: [[], after as { [key: string]: string[] }[]] });

/** Permissions and openings in further shapes. */
export const FOURTH: readonly Labelled[] = [
  danger("Users can be made administrators.", gains({ Action: "iam:AddUserToGroup", Resource: "*" })),
  danger(
    "The boundary can be taken off.",
    gains({ Action: "iam:DeleteRolePermissionsBoundary", Resource: "*" }),
  ),
  danger(
    "A role may be passed to a new notebook.",
    gains({ Action: ["iam:PassRole", "sagemaker:CreateNotebookInstance"], Resource: "*" }),
  ),
  danger("Everything, by two wildcards.", gains({ Action: "*:*", Resource: "arn:aws:*:*:*:*" })),
  danger("Everything but reading.", gains({ NotAction: "s3:GetObject", Resource: "*" })),
  danger(
    "Code of any function can be replaced.",
    gains({ Action: "lambda:UpdateFunctionCode", Resource: "*" }),
  ),
  danger("Commands on any machine.", gains({ Action: "ssm:SendCommand", Resource: "*" })),
  danger("Any role can be taken.", gains({ Action: "sts:AssumeRole", Resource: "*" })),
  danger("A login for any user.", gains({ Action: "iam:UpdateLoginProfile", Resource: `${ACCOUNT}:user/*` })),
  danger("Every key decrypts.", gains({ Action: "kms:*", Resource: "*" })),
  danger(
    "Everyone puts events.",
    shares("aws_cloudwatch_event_bus_policy", { Principal: "*", Action: "events:PutEvents" }),
  ),
  danger(
    "Everyone uses the key.",
    shares("aws_kms_key_policy", { Principal: { AWS: "*" }, Action: "kms:Decrypt" }),
  ),
  danger(
    "Everyone reads the secret.",
    shares("aws_secretsmanager_secret_policy", { Principal: "*", Action: "secretsmanager:GetSecretValue" }),
  ),
  danger(
    "Every account with any name of organisation.",
    shares("aws_sqs_queue_policy", {
      Principal: "*",
      Action: "sqs:*",
      Condition: { StringLike: { "aws:PrincipalOrgID": "*" } },
    }),
  ),
  danger(
    "A missing VPC passes.",
    shares("aws_s3_bucket_policy", {
      Principal: "*",
      Action: "s3:*",
      Condition: { Null: { "aws:SourceVpc": "true" } },
    }),
  ),
  danger(
    "All addresses but one.",
    shares("aws_s3_bucket_policy", {
      Principal: "*",
      Action: "s3:*",
      Condition: { NotIpAddress: { "aws:SourceIp": "203.0.113.1/32" } },
    }),
  ),
  safe(
    "One bucket is listed.",
    create("aws_iam_role_policy", {
      role: "new",
      policy: document({ Effect: "Allow", Action: "s3:ListBucket", Resource: "arn:aws:s3:::shop" }),
    }),
  ),
  safe(
    "A Deny for all without TLS.",
    set("aws_s3_bucket_policy", {
      policy: [
        document({ Effect: "Allow", Principal: { AWS: `${ACCOUNT}:root` }, Action: "s3:*", Resource: "*" }),
        document(
          { Effect: "Allow", Principal: { AWS: `${ACCOUNT}:root` }, Action: "s3:*", Resource: "*" },
          {
            Effect: "Deny",
            Principal: "*",
            Action: "s3:*",
            Resource: "*",
            Condition: { Bool: { "aws:SecureTransport": "false" } },
          },
        ),
      ],
    }),
  ),
  safe(
    "The same policy, sorted.",
    set("aws_iam_policy", {
      policy: [
        document({ Effect: "Allow", Action: ["s3:GetObject", "s3:ListBucket"], Resource: "*" }),
        document({ Effect: "Allow", Action: ["s3:ListBucket", "s3:GetObject"], Resource: "*" }),
      ],
    }),
  ),
  safe(
    "Fewer actions.",
    set("aws_iam_policy", {
      policy: [document({ Effect: "Allow", Action: "s3:*", Resource: "*" }), document(READ)],
    }),
  ),
  // Google
  danger("An owner.", binding("roles/owner", "user:a@example.com")),
  danger("An editor.", binding("roles/editor", "serviceAccount:x@p.iam.gserviceaccount.com")),
  danger(
    "Tokens of every account.",
    binding("roles/iam.serviceAccountTokenCreator", "serviceAccount:x@p.iam.gserviceaccount.com"),
  ),
  danger("Roles can be granted.", binding("roles/resourcemanager.projectIamAdmin", "group:devs@example.com")),
  danger(
    "Keys of accounts can be made.",
    binding("roles/iam.serviceAccountKeyAdmin", "group:devs@example.com"),
  ),
  danger(
    "Everyone signed in runs the function.",
    create("google_cloudfunctions_function_iam_member", {
      cloud_function: "f",
      role: "roles/cloudfunctions.invoker",
      member: "allAuthenticatedUsers",
    }),
  ),
  danger(
    "Everyone publishes.",
    create("google_pubsub_topic_iam_binding", {
      topic: "t",
      role: "roles/pubsub.publisher",
      members: ["allUsers"],
    }),
  ),
  danger(
    "The account acts as any.",
    create("google_service_account_iam_binding", {
      service_account_id: "sa",
      role: "roles/iam.serviceAccountUser",
      members: ["principalSet://iam.googleapis.com/projects/1/locations/global/workloadIdentityPools/p/*"],
    }),
  ),
  danger(
    "The role makes tokens.",
    create("google_organization_iam_custom_role", {
      role_id: "r",
      permissions: ["iam.serviceAccounts.getAccessToken"],
    }),
  ),
  safe("Logs are written.", binding("roles/logging.logWriter", "serviceAccount:x@p.iam.gserviceaccount.com")),
  safe("Metrics are read.", binding("roles/monitoring.viewer", "group:ops@example.com")),
  safe(
    "One topic is read.",
    create("google_pubsub_subscription_iam_member", {
      subscription: "s",
      role: "roles/pubsub.subscriber",
      member: "serviceAccount:x@p.iam.gserviceaccount.com",
    }),
  ),
  // Kubernetes
  danger(
    "Every secret, by a role.",
    rules("kubernetes_role_v1", [{ api_groups: [""], resources: ["secrets"], verbs: ["get", "list"] }]),
  ),
  danger(
    "Tokens of accounts.",
    rules("kubernetes_cluster_role_v1", [
      { api_groups: [""], resources: ["serviceaccounts/token"], verbs: ["create"] },
    ]),
  ),
  danger(
    "Nodes are proxied.",
    rules("kubernetes_cluster_role_v1", [{ api_groups: [""], resources: ["nodes/proxy"], verbs: ["get"] }]),
  ),
  danger(
    "Pods can be made.",
    rules("kubernetes_cluster_role_v1", [{ api_groups: [""], resources: ["pods"], verbs: ["create"] }]),
  ),
  danger(
    "Webhooks can be changed.",
    rules("kubernetes_cluster_role_v1", [
      {
        api_groups: ["admissionregistration.k8s.io"],
        resources: ["mutatingwebhookconfigurations"],
        verbs: ["update"],
      },
    ]),
  ),
  danger(
    "An administrator.",
    create("kubernetes_cluster_role_binding_v1", {
      metadata: [{ name: "x" }],
      role_ref: [{ api_group: "rbac.authorization.k8s.io", kind: "ClusterRole", name: "cluster-admin" }],
      subject: [{ kind: "ServiceAccount", name: "ci", namespace: "ci" }],
    }),
  ),
  danger(
    "Everyone without a name.",
    create("kubernetes_cluster_role_binding_v1", {
      metadata: [{ name: "x" }],
      role_ref: [{ api_group: "rbac.authorization.k8s.io", kind: "ClusterRole", name: "view" }],
      subject: [{ kind: "Group", name: "system:unauthenticated" }],
    }),
  ),
  safe(
    "Leases of one application.",
    create("kubernetes_role_v1", {
      metadata: [{ name: "x", namespace: "shop" }],
      rule: [{ api_groups: ["coordination.k8s.io"], resources: ["leases"], verbs: ["get", "update"] }],
    }),
  ),
  safe(
    "A viewer of a namespace.",
    create("kubernetes_role_binding_v1", {
      metadata: [{ name: "x", namespace: "shop" }],
      role_ref: [{ api_group: "rbac.authorization.k8s.io", kind: "ClusterRole", name: "view" }],
      subject: [{ kind: "Group", name: "devs" }],
    }),
  ),
  // Azure
  danger(
    "The application may grant roles.",
    create("azurerm_role_assignment", {
      role_definition_name: "User Access Administrator",
      scope: "/subscriptions/s",
      principal_id: "p",
    }),
  ),
  danger(
    "The identity changes all machines.",
    create("azurerm_role_assignment", {
      role_definition_name: "Contributor",
      scope: "/subscriptions/s",
      principal_id: "p",
    }),
  ),
  danger(
    "By the id of Owner.",
    create("azurerm_role_assignment", {
      role_definition_id:
        "/subscriptions/s/providers/Microsoft.Authorization/roleDefinitions/8e3af657-a8ff-443c-a75c-2fe8c4bcb635",
      scope: "/subscriptions/s",
      principal_id: "p",
    }),
  ),
  danger(
    "A role with every action.",
    create("azurerm_role_definition", {
      name: "x",
      scope: "/subscriptions/s",
      permissions: [{ actions: ["*"], not_actions: [] }],
    }),
  ),
  danger(
    "Keys of the vault for all.",
    create("azurerm_key_vault_access_policy", {
      key_vault_id: "k",
      object_id: "o",
      secret_permissions: ["Get", "List", "Set", "Delete", "Purge", "Recover", "Backup", "Restore"],
    }),
  ),
  safe(
    "Secrets are read.",
    create("azurerm_key_vault_access_policy", {
      key_vault_id: "k",
      object_id: "o",
      secret_permissions: ["Get"],
    }),
  ),
  safe(
    "Metrics are read.",
    create("azurerm_role_assignment", {
      role_definition_name: "Monitoring Reader",
      scope: "/subscriptions/s",
      principal_id: "p",
    }),
  ),
  // Openings
  danger(
    "All ports, IPv6.",
    create("aws_security_group_rule", {
      type: "ingress",
      protocol: "-1",
      from_port: 0,
      to_port: 0,
      ipv6_cidr_blocks: ["::/0"],
      security_group_id: "sg",
    }),
  ),
  danger(
    "Remote desktop by two halves.",
    create("aws_security_group", {
      name: "x",
      ingress: [
        { protocol: "tcp", from_port: 3389, to_port: 3389, cidr_blocks: ["0.0.0.0/1", "128.0.0.0/1"] },
      ],
    }),
  ),
  danger(
    "Elasticsearch.",
    create("aws_vpc_security_group_ingress_rule", {
      security_group_id: "sg",
      ip_protocol: "tcp",
      from_port: 9200,
      to_port: 9200,
      cidr_ipv4: "0.0.0.0/0",
    }),
  ),
  danger(
    "The rule is for all targets.",
    set(
      "google_compute_firewall",
      { source_ranges: [["10.0.0.0/8"], ["0.0.0.0/0"]] },
      { direction: "INGRESS", allow: [{ protocol: "tcp", ports: ["5432"] }] },
    ),
  ),
  danger(
    "A disabled refusal.",
    set(
      "google_compute_firewall",
      { disabled: [false, true] },
      { direction: "INGRESS", deny: [{ protocol: "all" }], source_ranges: ["0.0.0.0/0"] },
    ),
  ),
  danger(
    "An enabled opening.",
    set(
      "google_compute_firewall",
      { disabled: [true, false] },
      { direction: "INGRESS", allow: [{ protocol: "tcp", ports: ["22"] }], source_ranges: ["0.0.0.0/0"] },
    ),
  ),
  danger("A listener in clear.", set("aws_lb_listener", { protocol: ["HTTPS", "HTTP"], port: [443, 80] })),
  danger(
    "The policy of pods goes.",
    destroy("kubernetes_manifest", {
      manifest: {
        kind: "NetworkPolicy",
        apiVersion: "networking.k8s.io/v1",
        metadata: { name: "x" },
        spec: { podSelector: {}, policyTypes: ["Ingress"] },
      },
    }),
  ),
  safe(
    "Only the office.",
    create("aws_vpc_security_group_ingress_rule", {
      security_group_id: "sg",
      ip_protocol: "tcp",
      from_port: 22,
      to_port: 22,
      cidr_ipv4: "198.51.100.7/32",
    }),
  ),
  safe(
    "The web.",
    create("aws_security_group", {
      name: "web",
      ingress: [{ protocol: "tcp", from_port: 443, to_port: 443, cidr_blocks: ["0.0.0.0/0"] }],
    }),
  ),
  safe(
    "Between two groups.",
    create("aws_security_group_rule", {
      type: "ingress",
      protocol: "tcp",
      from_port: 5432,
      to_port: 5432,
      source_security_group_id: "sg-2",
      security_group_id: "sg",
    }),
  ),
  safe(
    "A disabled opening.",
    set(
      "google_compute_firewall",
      { disabled: [false, true] },
      { direction: "INGRESS", allow: [{ protocol: "tcp", ports: ["22"] }], source_ranges: ["0.0.0.0/0"] },
    ),
  ),
];
