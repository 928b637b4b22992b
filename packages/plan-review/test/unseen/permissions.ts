import type { Change } from "@infra-tools/terraform-plan/model";
import type { Value, ValueObject } from "@infra-tools/terraform-plan/value";
import { create, destroy, update } from "../checks/plans";
import { danger, type Labelled, safe, set } from "./labelled";

const OURS = "arn:aws:iam::111122223333";
const STRANGER = "arn:aws:iam::999988887777";

const document = (...statements: object[]) =>
  JSON.stringify({ Version: "2012-10-17", Statement: statements });

const READ = { Effect: "Allow", Action: "s3:GetObject", Resource: "arn:aws:s3:::shop/a" };

/** An identity policy whose one statement becomes another one. */
const becomes = (before: object, after: object): Change =>
  set(
    "aws_iam_policy",
    { policy: [document({ Effect: "Allow", ...before }), document({ Effect: "Allow", ...after })] },
    { name: "app" },
  );

const gains = (statement: object): Change =>
  set(
    "aws_iam_user_policy",
    { policy: [document(READ), document(READ, { Effect: "Allow", ...statement })] },
    { user: "app" },
  );

/** A resource's policy whose one statement becomes another one. */
const shares = (type: string, before: object, after: object, attribute = "policy"): Change =>
  set(type, {
    [attribute]: [document({ Effect: "Allow", ...before }), document({ Effect: "Allow", ...after })],
  });

const trust = (before: object, after: object): Change =>
  set(
    "aws_iam_role",
    {
      assume_role_policy: [
        document({ Effect: "Allow", Action: "sts:AssumeRole", ...before }),
        document({ Effect: "Allow", Action: "sts:AssumeRole", ...after }),
      ],
    },
    { name: "app" },
  );

const roleRules = (
  before: ValueObject[],
  after: ValueObject[],
  type = "kubernetes_cluster_role_v1",
): Change => set(type, { rule: [before, after] }, { metadata: [{ name: "app" }] });

const manifest = (before: ValueObject, after: ValueObject): Change =>
  update("kubernetes_manifest", { manifest: before }, { manifest: after });

const clusterRole = (rules: Value): ValueObject => ({
  apiVersion: "rbac.authorization.k8s.io/v1",
  kind: "ClusterRole",
  metadata: { name: "app" },
  rules,
});

const ECR = { Action: ["ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"] };

/** Permissions in yet other shapes: what is compared, and not what is named. */
export const PERMISSIONS: readonly Labelled[] = [
  // Identity policies of AWS
  danger(
    "The key's condition is lost.",
    becomes(
      {
        Action: "ec2:TerminateInstances",
        Resource: "*",
        Condition: { StringEquals: { "aws:ResourceTag/team": "shop" } },
      },
      { Action: "ec2:TerminateInstances", Resource: "*" },
    ),
  ),
  danger(
    "MFA is no longer asked for.",
    becomes(
      {
        Action: "s3:DeleteObject",
        Resource: "*",
        Condition: { Bool: { "aws:MultiFactorAuthPresent": "true" } },
      },
      {
        Action: "s3:DeleteObject",
        Resource: "*",
        Condition: { BoolIfExists: { "aws:MultiFactorAuthPresent": "true" } },
      },
    ),
  ),
  danger(
    "From one bucket to all.",
    becomes(
      { Action: "s3:GetObject", Resource: "arn:aws:s3:::shop/*" },
      { Action: "s3:GetObject", Resource: "arn:aws:s3:::*/*" },
    ),
  ),
  danger(
    "From reading to writing.",
    becomes(
      { Action: "dynamodb:GetItem", Resource: "arn:aws:dynamodb:eu-west-1:111122223333:table/orders" },
      { Action: "dynamodb:*", Resource: "arn:aws:dynamodb:eu-west-1:111122223333:table/orders" },
    ),
  ),
  danger(
    "A prefix that lets everything in.",
    becomes({ Action: "iam:Get*", Resource: "*" }, { Action: "iam:*", Resource: "*" }),
  ),
  danger(
    "Policies of its own user can be set.",
    gains({ Action: "iam:PutUserPolicy", Resource: `${OURS}:user/app` }),
  ),
  danger(
    "Policy versions can be made the default.",
    gains({ Action: "iam:SetDefaultPolicyVersion", Resource: "*" }),
  ),
  danger("Access keys for anybody.", gains({ Action: "iam:CreateAccessKey", Resource: "*" })),
  danger(
    "A role passed to new stacks.",
    gains({ Action: ["iam:PassRole", "cloudformation:CreateStack"], Resource: "*" }),
  ),
  danger(
    "A role passed to new tasks.",
    gains({ Action: ["iam:PassRole", "ecs:RunTask", "ecs:RegisterTaskDefinition"], Resource: "*" }),
  ),
  danger(
    "A role passed to Glue.",
    gains({ Action: ["iam:PassRole", "glue:CreateDevEndpoint"], Resource: "*" }),
  ),
  danger(
    "The trust of any role can be rewritten.",
    gains({ Action: "iam:UpdateAssumeRolePolicy", Resource: "*" }),
  ),
  danger("Every secret can be read.", gains({ Action: "secretsmanager:GetSecretValue", Resource: "*" })),
  danger(
    "Every parameter can be read, decrypted.",
    gains({ Action: ["ssm:GetParameter*", "kms:Decrypt"], Resource: "*" }),
  ),
  danger("The audit trail can be stopped.", gains({ Action: "cloudtrail:StopLogging", Resource: "*" })),
  danger(
    "Detectors can be deleted.",
    gains({ Action: ["guardduty:DeleteDetector", "config:StopConfigurationRecorder"], Resource: "*" }),
  ),
  danger("Keys can be scheduled for deletion.", gains({ Action: "kms:ScheduleKeyDeletion", Resource: "*" })),
  danger(
    "The organization can be left.",
    gains({ Action: "organizations:LeaveOrganization", Resource: "*" }),
  ),
  danger("Everything but IAM.", gains({ NotAction: "iam:*", Resource: "*" })),
  danger("Everything but one bucket.", gains({ Action: "s3:*", NotResource: "arn:aws:s3:::audit/*" })),
  danger(
    "A Deny is lost.",
    set("aws_iam_policy", {
      policy: [
        document(
          { Effect: "Allow", Action: "s3:*", Resource: "*" },
          { Effect: "Deny", Action: "s3:Delete*", Resource: "arn:aws:s3:::backup/*" },
        ),
        document({ Effect: "Allow", Action: "s3:*", Resource: "*" }),
      ],
    }),
  ),
  danger(
    "A Deny is narrower.",
    set("aws_iam_policy", {
      policy: [
        document(
          { Effect: "Allow", Action: "s3:*", Resource: "*" },
          { Effect: "Deny", Action: "s3:Delete*", Resource: "*" },
        ),
        document(
          { Effect: "Allow", Action: "s3:*", Resource: "*" },
          { Effect: "Deny", Action: "s3:DeleteBucket", Resource: "*" },
        ),
      ],
    }),
  ),
  danger(
    "A Deny has a condition that hardly ever holds.",
    set("aws_iam_policy", {
      policy: [
        document(
          { Effect: "Allow", Action: "s3:*", Resource: "*" },
          { Effect: "Deny", Action: "s3:Delete*", Resource: "*" },
        ),
        document(
          { Effect: "Allow", Action: "s3:*", Resource: "*" },
          {
            Effect: "Deny",
            Action: "s3:Delete*",
            Resource: "*",
            Condition: { StringEquals: { "aws:username": "intern" } },
          },
        ),
      ],
    }),
  ),
  danger(
    "A Deny's exception grows to all.",
    set(
      "aws_organizations_policy",
      {
        content: [
          document({
            Effect: "Deny",
            NotAction: ["iam:*", "sts:*"],
            Resource: "*",
            Condition: { StringNotEquals: { "aws:RequestedRegion": ["eu-west-1"] } },
          }),
          document({
            Effect: "Deny",
            NotAction: ["iam:*", "sts:*", "ec2:*", "s3:*"],
            Resource: "*",
            Condition: { StringNotEquals: { "aws:RequestedRegion": ["eu-west-1"] } },
          }),
        ],
      },
      { name: "regions" },
    ),
  ),
  danger(
    "A service control policy is detached.",
    destroy("aws_organizations_policy_attachment", { policy_id: "p-1", target_id: "ou-1" }),
  ),
  danger(
    "The boundary is taken off the role.",
    set("aws_iam_role", { permissions_boundary: [`${OURS}:policy/boundary`, null] }, { name: "app" }),
  ),
  danger(
    "The boundary becomes one that allows everything.",
    set(
      "aws_iam_role",
      {
        permissions_boundary: [`${OURS}:policy/boundary`, "arn:aws:iam::aws:policy/AdministratorAccess"],
      },
      { name: "app" },
    ),
  ),
  danger(
    "AWS' own policy for administrators.",
    create("aws_iam_group_policy_attachment", {
      group: "devs",
      policy_arn: "arn:aws:iam::aws:policy/IAMFullAccess",
    }),
  ),
  danger(
    "By a set of permissions.",
    create("aws_ssoadmin_managed_policy_attachment", {
      instance_arn: "i",
      permission_set_arn: "p",
      managed_policy_arn: "arn:aws:iam::aws:policy/AdministratorAccess",
    }),
  ),
  danger(
    "An inline policy of a permission set.",
    create("aws_ssoadmin_permission_set_inline_policy", {
      instance_arn: "i",
      permission_set_arn: "p",
      inline_policy: document({ Effect: "Allow", Action: "*", Resource: "*" }),
    }),
  ),
  // Trust
  danger(
    "The external id is no longer asked for.",
    trust(
      { Principal: { AWS: `${STRANGER}:root` }, Condition: { StringEquals: { "sts:ExternalId": "x-1" } } },
      { Principal: { AWS: `${STRANGER}:root` } },
    ),
  ),
  danger(
    "Another account.",
    trust(
      { Principal: { AWS: `${OURS}:role/ci` } },
      { Principal: { AWS: [`${OURS}:role/ci`, `${STRANGER}:root`] } },
    ),
  ),
  danger(
    "From one role to its account.",
    trust({ Principal: { AWS: `${OURS}:role/ci` } }, { Principal: { AWS: "111122223333" } }),
  ),
  danger(
    "Every branch.",
    set("aws_iam_role", {
      assume_role_policy: [
        document({
          Effect: "Allow",
          Action: "sts:AssumeRoleWithWebIdentity",
          Principal: { Federated: `${OURS}:oidc-provider/gitlab.com` },
          Condition: {
            StringEquals: { "gitlab.com:sub": "project_path:shop/infra:ref_type:branch:ref:main" },
          },
        }),
        document({
          Effect: "Allow",
          Action: "sts:AssumeRoleWithWebIdentity",
          Principal: { Federated: `${OURS}:oidc-provider/gitlab.com` },
          Condition: { StringLike: { "gitlab.com:sub": "project_path:shop/infra:*" } },
        }),
      ],
    }),
  ),
  danger(
    "Every repository of anybody.",
    create("aws_iam_role", {
      name: "ci",
      assume_role_policy: document({
        Effect: "Allow",
        Action: "sts:AssumeRoleWithWebIdentity",
        Principal: { Federated: `${OURS}:oidc-provider/token.actions.githubusercontent.com` },
        Condition: { StringEquals: { "token.actions.githubusercontent.com:aud": "sts.amazonaws.com" } },
      }),
    }),
  ),
  danger(
    "Every service account of the cluster.",
    create("aws_iam_role", {
      name: "pods",
      assume_role_policy: document({
        Effect: "Allow",
        Action: "sts:AssumeRoleWithWebIdentity",
        Principal: { Federated: `${OURS}:oidc-provider/oidc.eks.eu-west-1.amazonaws.com/id/A1` },
        Condition: {
          StringLike: { "oidc.eks.eu-west-1.amazonaws.com/id/A1:sub": "system:serviceaccount:*:*" },
        },
      }),
    }),
  ),
  danger(
    "Tags of sessions can be set by others.",
    trust(
      { Principal: { AWS: `${OURS}:role/ci` } },
      { Principal: { AWS: "*" }, Condition: { StringEquals: { "aws:PrincipalOrgID": ["o-1", "*"] } } },
    ),
  ),
  // Resources of AWS
  danger(
    "Anybody pulls images.",
    create("aws_ecr_repository_policy", {
      repository: "r",
      policy: document({ Effect: "Allow", Principal: "*", ...ECR }),
    }),
  ),
  danger(
    "Anybody invokes.",
    create("aws_lambda_permission", { function_name: "f", action: "lambda:InvokeFunction", principal: "*" }),
  ),
  danger(
    "Anybody calls the URL.",
    create("aws_lambda_function_url", { function_name: "f", authorization_type: "NONE" }),
  ),
  danger(
    "The source's account is no longer checked.",
    set(
      "aws_lambda_permission",
      { source_arn: ["arn:aws:s3:::shop", null] },
      { function_name: "f", action: "lambda:InvokeFunction", principal: "s3.amazonaws.com" },
    ),
  ),
  danger(
    "Everybody searches.",
    shares(
      "aws_opensearch_domain_policy",
      { Principal: { AWS: `${OURS}:role/app` }, Action: "es:ESHttp*", Resource: "*" },
      { Principal: { AWS: "*" }, Action: "es:ESHttp*", Resource: "*" },
      "access_policies",
    ),
  ),
  danger(
    "Everything through the endpoint.",
    shares(
      "aws_vpc_endpoint",
      { Principal: "*", Action: "s3:GetObject", Resource: "arn:aws:s3:::shop/*" },
      { Principal: "*", Action: "*", Resource: "*" },
    ),
  ),
  danger(
    "A vault that anybody empties.",
    shares(
      "aws_backup_vault_policy",
      { Principal: { AWS: `${OURS}:role/backup` }, Action: "backup:CopyIntoBackupVault", Resource: "*" },
      {
        Principal: { AWS: "*" },
        Action: ["backup:CopyIntoBackupVault", "backup:DeleteRecoveryPoint"],
        Resource: "*",
      },
    ),
  ),
  danger(
    "Shared outside of the organization.",
    set("aws_ram_resource_share", { allow_external_principals: [false, true] }),
  ),
  danger(
    "Another account may launch it.",
    create("aws_ami_launch_permission", { image_id: "ami-1", group: "all" }),
  ),
  danger(
    "The snapshot is everybody's.",
    create("aws_db_snapshot", {
      db_instance_identifier: "db",
      db_snapshot_identifier: "s",
      shared_accounts: ["all"],
    }),
  ),
  danger(
    "The bucket's owner is not checked.",
    shares(
      "aws_sns_topic_policy",
      {
        Principal: { Service: "s3.amazonaws.com" },
        Action: "sns:Publish",
        Resource: "*",
        Condition: { ArnLike: { "aws:SourceArn": "arn:aws:s3:*:*:shop" } },
      },
      {
        Principal: { AWS: "*" },
        Action: "sns:Publish",
        Resource: "*",
        Condition: { ArnLike: { "aws:SourceArn": "arn:aws:s3:*:*:*" } },
      },
    ),
  ),
  danger(
    "The organization's id is gone.",
    shares(
      "aws_s3_access_point",
      {
        Principal: "*",
        Action: "s3:GetObject",
        Resource: "*",
        Condition: { StringEquals: { "aws:PrincipalOrgID": "o-1" } },
      },
      {
        Principal: "*",
        Action: "s3:GetObject",
        Resource: "*",
        Condition: { StringNotEquals: { "aws:PrincipalOrgID": "o-1" } },
      },
    ),
  ),
  danger(
    "The address range grows to all.",
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
        Condition: { IpAddress: { "aws:SourceIp": ["203.0.113.0/24", "0.0.0.0/1", "128.0.0.0/1"] } },
      },
    ),
  ),
  danger(
    "The Deny without TLS is lost.",
    set("aws_sqs_queue_policy", {
      policy: [
        document(
          { Effect: "Allow", Principal: { AWS: `${OURS}:root` }, Action: "sqs:*", Resource: "*" },
          {
            Effect: "Deny",
            Principal: "*",
            Action: "sqs:*",
            Resource: "*",
            Condition: { Bool: { "aws:SecureTransport": "false" } },
          },
        ),
        document({ Effect: "Allow", Principal: { AWS: `${OURS}:root` }, Action: "sqs:*", Resource: "*" }),
      ],
    }),
  ),
  danger(
    "Log groups for everybody.",
    create("aws_cloudwatch_log_resource_policy", {
      policy_name: "p",
      policy_document: document({
        Effect: "Allow",
        Principal: "*",
        Action: "logs:PutLogEvents",
        Resource: "*",
      }),
    }),
  ),
  // Google
  danger(
    "A permission that impersonates.",
    set(
      "google_project_iam_custom_role",
      { permissions: [["storage.objects.get"], ["storage.objects.get", "iam.serviceAccounts.actAs"]] },
      { role_id: "r" },
    ),
  ),
  danger(
    "A permission that changes policies.",
    set(
      "google_organization_iam_custom_role",
      {
        permissions: [
          ["resourcemanager.projects.get"],
          ["resourcemanager.projects.get", "resourcemanager.projects.setIamPolicy"],
        ],
      },
      { role_id: "r" },
    ),
  ),
  danger(
    "Functions that run as another.",
    set(
      "google_project_iam_custom_role",
      {
        permissions: [
          ["cloudfunctions.functions.get"],
          ["cloudfunctions.functions.create", "cloudfunctions.functions.get"],
        ],
      },
      { role_id: "r" },
    ),
  ),
  danger(
    "The condition is lost.",
    set(
      "google_project_iam_member",
      {
        condition: [[{ title: "until", expression: "request.time < timestamp('2026-01-01T00:00:00Z')" }], []],
      },
      { role: "roles/storage.admin", member: "group:devs@example.com", project: "p" },
    ),
  ),
  danger(
    "All of Google's users read it.",
    set(
      "google_storage_bucket_iam_binding",
      { members: [["group:devs@example.com"], ["group:devs@example.com", "allAuthenticatedUsers"]] },
      { bucket: "b", role: "roles/storage.objectViewer" },
    ),
  ),
  danger(
    "All of a foreign domain.",
    create("google_bigquery_dataset_access", {
      dataset_id: "d",
      role: "OWNER",
      special_group: "allAuthenticatedUsers",
    }),
  ),
  danger(
    "In a policy's data.",
    set("google_kms_crypto_key_iam_policy", {
      policy_data: [
        JSON.stringify({
          bindings: [
            {
              role: "roles/cloudkms.cryptoKeyDecrypter",
              members: ["serviceAccount:app@p.iam.gserviceaccount.com"],
            },
          ],
        }),
        JSON.stringify({
          bindings: [
            {
              role: "roles/cloudkms.cryptoKeyDecrypter",
              members: ["serviceAccount:app@p.iam.gserviceaccount.com", "allUsers"],
            },
          ],
        }),
      ],
    }),
  ),
  danger(
    "The organization's administrator.",
    create("google_organization_iam_member", {
      org_id: "1",
      role: "roles/resourcemanager.organizationAdmin",
      member: "user:a@example.com",
    }),
  ),
  danger(
    "The policy is no longer enforced.",
    set(
      "google_organization_policy",
      { "boolean_policy[].enforced": [true, false] },
      { constraint: "iam.disableServiceAccountKeyCreation", org_id: "1" },
    ),
  ),
  danger(
    "All values are allowed.",
    set(
      "google_org_policy_policy",
      { "spec[].rules[].allow_all": [null, "TRUE"] },
      { name: "projects/p/policies/compute.vmExternalIpAccess", parent: "projects/p" },
    ),
  ),
  danger(
    "Every pool's identity.",
    set(
      "google_iam_workload_identity_pool_provider",
      { attribute_condition: ["assertion.namespace_id == '42'", ""] },
      { workload_identity_pool_id: "p", workload_identity_pool_provider_id: "gitlab" },
    ),
  ),
  danger(
    "Every GitLab project.",
    set(
      "google_iam_workload_identity_pool_provider",
      {
        attribute_condition: [
          "assertion.project_path == 'shop/infra'",
          "assertion.project_path.startsWith('')",
        ],
      },
      { workload_identity_pool_id: "p", workload_identity_pool_provider_id: "gitlab" },
    ),
  ),
  danger(
    "A deny policy is removed.",
    destroy("google_iam_deny_policy", { parent: "p", name: "no-keys", rules: [] }),
  ),
  danger(
    "Audit logs are exempt for all.",
    set(
      "google_project_iam_audit_config",
      { "audit_log_config[].exempted_members": [[], ["allUsers"]] },
      { project: "p", service: "allServices" },
    ),
  ),
  // Kubernetes
  danger(
    "Secrets, by a wildcard of resources.",
    roleRules(
      [{ api_groups: [""], resources: ["configmaps"], verbs: ["get"] }],
      [{ api_groups: [""], resources: ["*"], verbs: ["get"] }],
    ),
  ),
  danger(
    "Roles can be escalated.",
    roleRules(
      [{ api_groups: ["rbac.authorization.k8s.io"], resources: ["roles"], verbs: ["get"] }],
      [{ api_groups: ["rbac.authorization.k8s.io"], resources: ["roles"], verbs: ["get", "escalate"] }],
    ),
  ),
  danger(
    "Others can be impersonated.",
    roleRules([], [{ api_groups: [""], resources: ["users", "groups"], verbs: ["impersonate"] }]),
  ),
  danger(
    "Commands in pods.",
    roleRules(
      [{ api_groups: [""], resources: ["pods"], verbs: ["get"] }],
      [{ api_groups: [""], resources: ["pods", "pods/exec"], verbs: ["get", "create"] }],
      "kubernetes_role_v1",
    ),
  ),
  danger(
    "Signing requests can be approved.",
    roleRules(
      [],
      [
        {
          api_groups: ["certificates.k8s.io"],
          resources: ["certificatesigningrequests/approval"],
          verbs: ["update"],
        },
      ],
    ),
  ),
  danger(
    "No longer one name only.",
    roleRules(
      [{ api_groups: [""], resources: ["secrets"], resource_names: ["app"], verbs: ["get"] }],
      [{ api_groups: [""], resources: ["secrets"], resource_names: [], verbs: ["get"] }],
      "kubernetes_role_v1",
    ),
  ),
  danger(
    "In a manifest.",
    manifest(
      clusterRole([{ apiGroups: ["apps"], resources: ["deployments"], verbs: ["get"] }]),
      clusterRole([{ apiGroups: ["*"], resources: ["*"], verbs: ["*"] }]),
    ),
  ),
  danger(
    "Everyone in the cluster, by a manifest.",
    manifest(
      {
        apiVersion: "rbac.authorization.k8s.io/v1",
        kind: "RoleBinding",
        metadata: { name: "x", namespace: "shop" },
        roleRef: { kind: "ClusterRole", name: "edit" },
        subjects: [{ kind: "Group", name: "shop-devs" }],
      },
      {
        apiVersion: "rbac.authorization.k8s.io/v1",
        kind: "RoleBinding",
        metadata: { name: "x", namespace: "shop" },
        roleRef: { kind: "ClusterRole", name: "edit" },
        subjects: [{ kind: "Group", name: "system:serviceaccounts" }],
      },
    ),
  ),
  danger(
    "Failures are let through.",
    manifest(
      {
        apiVersion: "admissionregistration.k8s.io/v1",
        kind: "ValidatingWebhookConfiguration",
        metadata: { name: "x" },
        webhooks: [{ name: "a.b.c", failurePolicy: "Fail" }],
      },
      {
        apiVersion: "admissionregistration.k8s.io/v1",
        kind: "ValidatingWebhookConfiguration",
        metadata: { name: "x" },
        webhooks: [{ name: "a.b.c", failurePolicy: "Ignore" }],
      },
    ),
  ),
  danger(
    "Kyverno only watches.",
    manifest(
      {
        apiVersion: "kyverno.io/v1",
        kind: "ClusterPolicy",
        metadata: { name: "x" },
        spec: { validationFailureAction: "Enforce" },
      },
      {
        apiVersion: "kyverno.io/v1",
        kind: "ClusterPolicy",
        metadata: { name: "x" },
        spec: { validationFailureAction: "Audit" },
      },
    ),
  ),
  danger(
    "Gatekeeper only warns.",
    manifest(
      {
        apiVersion: "constraints.gatekeeper.sh/v1beta1",
        kind: "K8sRequiredLabels",
        metadata: { name: "x" },
        spec: { enforcementAction: "deny" },
      },
      {
        apiVersion: "constraints.gatekeeper.sh/v1beta1",
        kind: "K8sRequiredLabels",
        metadata: { name: "x" },
        spec: { enforcementAction: "dryrun" },
      },
    ),
  ),
  // Azure
  danger(
    "A role with every action of a provider.",
    set(
      "azurerm_role_definition",
      { "permissions[].actions": [["Microsoft.Compute/virtualMachines/read"], ["Microsoft.Compute/*"]] },
      { name: "x", scope: "/subscriptions/s" },
    ),
  ),
  danger(
    "What was excepted is allowed.",
    set(
      "azurerm_role_definition",
      { "permissions[].not_actions": [["Microsoft.Authorization/*/Write"], []] },
      { name: "x", scope: "/subscriptions/s", permissions: [{ actions: ["*"] }] },
    ),
  ),
  danger(
    "Role assignments can be written.",
    set(
      "azurerm_role_definition",
      {
        "permissions[].actions": [
          ["Microsoft.Resources/subscriptions/read"],
          ["Microsoft.Resources/subscriptions/read", "Microsoft.Authorization/roleAssignments/write"],
        ],
      },
      { name: "x", scope: "/subscriptions/s" },
    ),
  ),
  danger(
    "From a group of resources to the subscription.",
    set(
      "azurerm_role_assignment",
      { scope: ["/subscriptions/s/resourceGroups/shop", "/subscriptions/s"] },
      { role_definition_name: "Contributor", principal_id: "p" },
    ),
  ),
  danger(
    "The application reads every directory object.",
    create("azuread_app_role_assignment", {
      app_role_id: "9e3f62cf-ca93-4989-b6ce-bf83c28f9fe8",
      principal_object_id: "p",
      resource_object_id: "r",
    }),
  ),
  danger(
    "A directory role.",
    create("azuread_directory_role_assignment", {
      role_id: "62e90394-69f5-4237-9190-012177145e10",
      principal_object_id: "p",
    }),
  ),
  danger(
    "Assignments that never end.",
    create("azurerm_role_assignment", {
      role_definition_name: "Key Vault Administrator",
      scope: "/subscriptions/s",
      principal_id: "p",
    }),
  ),
  danger(
    "Any subject.",
    set(
      "azuread_application_federated_identity_credential",
      { subject: ["repo:shop/infra:ref:refs/heads/main", "repo:shop/infra:pull_request"] },
      { issuer: "https://token.actions.githubusercontent.com", audiences: ["api://AzureADTokenExchange"] },
    ),
  ),

  // Harmless
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
