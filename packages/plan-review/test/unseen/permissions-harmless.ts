import { create } from "../checks/plans";
import { type Labelled, safe, set } from "./labelled";
import {
  becomes,
  document,
  ECR,
  manifest,
  OURS,
  READ,
  roleRules,
  STRANGER,
  shares,
  trust,
} from "./policy-shapes";

/** Changes of permissions that widen nothing. */
export const HARMLESS: readonly Labelled[] = [
  safe(
    "A condition more.",
    becomes(
      { Action: "ec2:TerminateInstances", Resource: "*" },
      {
        Action: "ec2:TerminateInstances",
        Resource: "*",
        Condition: { StringEquals: { "aws:ResourceTag/team": "shop" } },
      },
    ),
  ),
  safe(
    "From all buckets to one.",
    becomes(
      { Action: "s3:GetObject", Resource: "*" },
      { Action: "s3:GetObject", Resource: "arn:aws:s3:::shop/*" },
    ),
  ),
  safe(
    "The same statement, split in two.",
    set("aws_iam_policy", {
      policy: [
        document({
          Effect: "Allow",
          Action: ["s3:GetObject", "s3:PutObject"],
          Resource: "arn:aws:s3:::shop/*",
        }),
        document(
          { Effect: "Allow", Action: "s3:GetObject", Resource: "arn:aws:s3:::shop/*" },
          { Effect: "Allow", Action: "s3:PutObject", Resource: "arn:aws:s3:::shop/*" },
        ),
      ],
    }),
  ),
  safe(
    "A Sid.",
    becomes(
      { Action: "s3:GetObject", Resource: "arn:aws:s3:::shop/*" },
      { Sid: "Read", Action: "s3:GetObject", Resource: "arn:aws:s3:::shop/*" },
    ),
  ),
  safe(
    "A Deny more.",
    set("aws_iam_policy", {
      policy: [
        document(READ),
        document(READ, { Effect: "Deny", Action: "s3:*", Resource: "arn:aws:s3:::audit/*" }),
      ],
    }),
  ),
  safe(
    "A Deny for more actions.",
    set("aws_iam_policy", {
      policy: [
        document(READ, { Effect: "Deny", Action: "s3:DeleteBucket", Resource: "*" }),
        document(READ, { Effect: "Deny", Action: "s3:Delete*", Resource: "*" }),
      ],
    }),
  ),
  safe(
    "A boundary is set.",
    set("aws_iam_role", { permissions_boundary: [null, `${OURS}:policy/boundary`] }, { name: "app" }),
  ),
  safe(
    "An external id is asked for.",
    trust(
      { Principal: { AWS: `${STRANGER}:root` } },
      { Principal: { AWS: `${STRANGER}:root` }, Condition: { StringEquals: { "sts:ExternalId": "x-1" } } },
    ),
  ),
  safe(
    "A service takes its own role.",
    create("aws_iam_role", {
      name: "task",
      assume_role_policy: document({
        Effect: "Allow",
        Action: "sts:AssumeRole",
        Principal: { Service: "ecs-tasks.amazonaws.com" },
      }),
    }),
  ),
  safe(
    "One service account.",
    create("aws_iam_role", {
      name: "pods",
      assume_role_policy: document({
        Effect: "Allow",
        Action: "sts:AssumeRoleWithWebIdentity",
        Principal: { Federated: `${OURS}:oidc-provider/oidc.eks.eu-west-1.amazonaws.com/id/A1` },
        Condition: {
          StringEquals: {
            "oidc.eks.eu-west-1.amazonaws.com/id/A1:sub": "system:serviceaccount:shop:web",
            "oidc.eks.eu-west-1.amazonaws.com/id/A1:aud": "sts.amazonaws.com",
          },
        },
      }),
    }),
  ),
  safe(
    "One bucket notifies the function.",
    create("aws_lambda_permission", {
      function_name: "f",
      action: "lambda:InvokeFunction",
      principal: "s3.amazonaws.com",
      source_arn: "arn:aws:s3:::shop",
      source_account: "111122223333",
    }),
  ),
  safe(
    "Our own role pulls images.",
    create("aws_ecr_repository_policy", {
      repository: "r",
      policy: document({ Effect: "Allow", Principal: { AWS: `${OURS}:role/app` }, ...ECR }),
    }),
  ),
  safe(
    "The endpoint lets less through.",
    shares(
      "aws_vpc_endpoint",
      { Principal: "*", Action: "*", Resource: "*" },
      { Principal: "*", Action: "s3:GetObject", Resource: "arn:aws:s3:::shop/*" },
    ),
  ),
  safe(
    "A narrower range.",
    shares(
      "aws_s3_bucket_policy",
      {
        Principal: "*",
        Action: "s3:GetObject",
        Resource: "*",
        Condition: { IpAddress: { "aws:SourceIp": "203.0.113.0/24" } },
      },
      {
        Principal: "*",
        Action: "s3:GetObject",
        Resource: "*",
        Condition: { IpAddress: { "aws:SourceIp": "203.0.113.0/28" } },
      },
    ),
  ),
  safe(
    "Fewer permissions.",
    set(
      "google_project_iam_custom_role",
      { permissions: [["iam.serviceAccounts.actAs", "storage.objects.get"], ["storage.objects.get"]] },
      { role_id: "r" },
    ),
  ),
  safe(
    "A condition is set.",
    set(
      "google_project_iam_member",
      {
        condition: [[], [{ title: "until", expression: "request.time < timestamp('2026-01-01T00:00:00Z')" }]],
      },
      { role: "roles/storage.admin", member: "group:devs@example.com", project: "p" },
    ),
  ),
  safe(
    "Everybody is taken out.",
    set(
      "google_storage_bucket_iam_binding",
      { members: [["allUsers", "group:devs@example.com"], ["group:devs@example.com"]] },
      { bucket: "b", role: "roles/storage.objectViewer" },
    ),
  ),
  safe(
    "The provider asks for a project.",
    set(
      "google_iam_workload_identity_pool_provider",
      { attribute_condition: ["", "assertion.project_path == 'shop/infra'"] },
      { workload_identity_pool_id: "p", workload_identity_pool_provider_id: "gitlab" },
    ),
  ),
  safe(
    "Constraint is enforced.",
    set(
      "google_organization_policy",
      { "boolean_policy[].enforced": [false, true] },
      { constraint: "iam.disableServiceAccountKeyCreation", org_id: "1" },
    ),
  ),
  safe(
    "Config maps of one namespace.",
    roleRules(
      [{ api_groups: [""], resources: ["configmaps"], verbs: ["get"] }],
      [{ api_groups: [""], resources: ["configmaps"], verbs: ["get", "list", "watch"] }],
      "kubernetes_role_v1",
    ),
  ),
  safe(
    "Rules in another order.",
    roleRules(
      [
        { api_groups: [""], resources: ["configmaps"], verbs: ["get"] },
        { api_groups: ["apps"], resources: ["deployments"], verbs: ["get"] },
      ],
      [
        { api_groups: ["apps"], resources: ["deployments"], verbs: ["get"] },
        { api_groups: [""], resources: ["configmaps"], verbs: ["get"] },
      ],
    ),
  ),
  safe(
    "One name only.",
    roleRules(
      [{ api_groups: [""], resources: ["secrets"], resource_names: [], verbs: ["get"] }],
      [{ api_groups: [""], resources: ["secrets"], resource_names: ["app"], verbs: ["get"] }],
      "kubernetes_role_v1",
    ),
  ),
  safe(
    "Failures are refused.",
    manifest(
      {
        apiVersion: "admissionregistration.k8s.io/v1",
        kind: "ValidatingWebhookConfiguration",
        metadata: { name: "x" },
        webhooks: [{ name: "a.b.c", failurePolicy: "Ignore" }],
      },
      {
        apiVersion: "admissionregistration.k8s.io/v1",
        kind: "ValidatingWebhookConfiguration",
        metadata: { name: "x" },
        webhooks: [{ name: "a.b.c", failurePolicy: "Fail" }],
      },
    ),
  ),
  safe(
    "Kyverno enforces.",
    manifest(
      {
        apiVersion: "kyverno.io/v1",
        kind: "ClusterPolicy",
        metadata: { name: "x" },
        spec: { validationFailureAction: "Audit" },
      },
      {
        apiVersion: "kyverno.io/v1",
        kind: "ClusterPolicy",
        metadata: { name: "x" },
        spec: { validationFailureAction: "Enforce" },
      },
    ),
  ),
  safe(
    "Fewer actions of Azure.",
    set(
      "azurerm_role_definition",
      { "permissions[].actions": [["Microsoft.Compute/*"], ["Microsoft.Compute/virtualMachines/read"]] },
      { name: "x", scope: "/subscriptions/s" },
    ),
  ),
  safe(
    "From the subscription to a group of resources.",
    set(
      "azurerm_role_assignment",
      { scope: ["/subscriptions/s", "/subscriptions/s/resourceGroups/shop"] },
      { role_definition_name: "Contributor", principal_id: "p" },
    ),
  ),
  safe(
    "A reader.",
    create("azurerm_role_assignment", {
      role_definition_name: "Reader",
      scope: "/subscriptions/s/resourceGroups/shop",
      principal_id: "p",
    }),
  ),
  safe(
    "One branch only.",
    set(
      "azuread_application_federated_identity_credential",
      { subject: ["repo:shop/infra:pull_request", "repo:shop/infra:ref:refs/heads/main"] },
      { issuer: "https://token.actions.githubusercontent.com", audiences: ["api://AzureADTokenExchange"] },
    ),
  ),
  safe(
    "Shared within the organization.",
    set("aws_ram_resource_share", { allow_external_principals: [true, false] }),
  ),
  safe(
    "The function's URL asks for a signature.",
    set("aws_lambda_function_url", { authorization_type: ["NONE", "AWS_IAM"] }, { function_name: "f" }),
  ),
];
