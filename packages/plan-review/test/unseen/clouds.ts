import { create, destroy } from "../checks/plans";
import { danger, type Labelled, safe, set } from "./labelled";

const ACCOUNT = "arn:aws:iam::111122223333";

const document = (...statements: object[]) =>
  JSON.stringify({ Version: "2012-10-17", Statement: statements });

const allow = (more: object) => ({ Effect: "Allow", Action: "s3:GetObject", Resource: "*", ...more });

/** A role's or a user's policy that grows from reading one object. */
const widened = (...statements: object[]) =>
  set("aws_iam_policy", {
    policy: [
      document(allow({ Resource: "arn:aws:s3:::shop/a" })),
      document(allow({ Resource: "arn:aws:s3:::shop/a" }), ...statements),
    ],
  });

const bucketPolicy = (statement: object) =>
  set("aws_s3_bucket_policy", {
    policy: [
      document(allow({ Principal: { AWS: `${ACCOUNT}:role/app` }, Resource: "arn:aws:s3:::shop/*" })),
      document(allow({ Resource: "arn:aws:s3:::shop/*", ...statement })),
    ],
  });

const trust = (statement: object) =>
  set("aws_iam_role", {
    assume_role_policy: [
      document({ Effect: "Allow", Action: "sts:AssumeRole", Principal: { Service: "ec2.amazonaws.com" } }),
      document({ Effect: "Allow", ...statement }),
    ],
  });

const GITHUB = { Federated: `${ACCOUNT}:oidc-provider/token.actions.githubusercontent.com` };

export const AMAZON: readonly Labelled[] = [
  // Network ACLs, prefix lists
  danger(
    "SSH from everywhere.",
    create("aws_network_acl_rule", {
      network_acl_id: "acl-1",
      rule_number: 90,
      egress: false,
      protocol: "tcp",
      rule_action: "allow",
      cidr_block: "0.0.0.0/0",
      from_port: 22,
      to_port: 22,
    }),
  ),
  danger(
    "The allowing rule now stands before the refusing one.",
    set(
      "aws_network_acl_rule",
      { rule_number: [300, 50] },
      {
        network_acl_id: "acl-1",
        egress: false,
        protocol: "tcp",
        rule_action: "allow",
        cidr_block: "0.0.0.0/0",
        from_port: 3389,
        to_port: 3389,
      },
    ),
  ),
  danger(
    "The refusing rule now stands behind the allowing one.",
    set(
      "aws_network_acl_rule",
      { rule_number: [50, 300] },
      {
        network_acl_id: "acl-1",
        egress: false,
        protocol: "tcp",
        rule_action: "deny",
        cidr_block: "0.0.0.0/0",
        from_port: 3389,
        to_port: 3389,
      },
    ),
  ),
  danger(
    "In one list, the allowing rule now stands before the refusing one.",
    set("aws_network_acl", {
      ingress: [
        [
          {
            rule_no: 100,
            action: "deny",
            protocol: "tcp",
            cidr_block: "0.0.0.0/0",
            from_port: 22,
            to_port: 22,
          },
          {
            rule_no: 200,
            action: "allow",
            protocol: "-1",
            cidr_block: "0.0.0.0/0",
            from_port: 0,
            to_port: 0,
          },
        ],
        [
          {
            rule_no: 300,
            action: "deny",
            protocol: "tcp",
            cidr_block: "0.0.0.0/0",
            from_port: 22,
            to_port: 22,
          },
          {
            rule_no: 200,
            action: "allow",
            protocol: "-1",
            cidr_block: "0.0.0.0/0",
            from_port: 0,
            to_port: 0,
          },
        ],
      ],
    }),
  ),
  danger(
    "The refusing rule goes.",
    destroy("aws_network_acl_rule", {
      network_acl_id: "acl-1",
      rule_number: 50,
      egress: false,
      protocol: "-1",
      rule_action: "deny",
      cidr_block: "203.0.113.0/24",
    }),
  ),
  danger(
    "The list holds everyone.",
    create("aws_ec2_managed_prefix_list_entry", { cidr: "0.0.0.0/0", prefix_list_id: "pl-1" }),
  ),
  safe(
    "A further refusal.",
    create("aws_network_acl_rule", {
      network_acl_id: "acl-1",
      rule_number: 40,
      egress: false,
      protocol: "-1",
      rule_action: "deny",
      cidr_block: "203.0.113.0/24",
    }),
  ),
  safe(
    "The own network, outbound.",
    create("aws_network_acl_rule", {
      network_acl_id: "acl-1",
      rule_number: 140,
      egress: true,
      protocol: "-1",
      rule_action: "allow",
      cidr_block: "10.0.0.0/8",
    }),
  ),
  safe(
    "The refusing rule comes first.",
    set("aws_network_acl", {
      ingress: [
        [
          {
            rule_no: 300,
            action: "deny",
            protocol: "tcp",
            cidr_block: "0.0.0.0/0",
            from_port: 22,
            to_port: 22,
          },
          {
            rule_no: 200,
            action: "allow",
            protocol: "-1",
            cidr_block: "0.0.0.0/0",
            from_port: 0,
            to_port: 0,
          },
        ],
        [
          {
            rule_no: 100,
            action: "deny",
            protocol: "tcp",
            cidr_block: "0.0.0.0/0",
            from_port: 22,
            to_port: 22,
          },
          {
            rule_no: 200,
            action: "allow",
            protocol: "-1",
            cidr_block: "0.0.0.0/0",
            from_port: 0,
            to_port: 0,
          },
        ],
      ],
    }),
  ),
  safe(
    "An office.",
    create("aws_ec2_managed_prefix_list_entry", { cidr: "198.51.100.0/24", prefix_list_id: "pl-1" }),
  ),
  // Sharing
  danger(
    "Anyone may call the function.",
    set("aws_lambda_function_url", { authorization_type: ["AWS_IAM", "NONE"] }),
  ),
  danger(
    "Anyone may invoke the function.",
    create("aws_lambda_permission", {
      function_name: "shop",
      action: "lambda:InvokeFunction",
      principal: "*",
    }),
  ),
  danger("The snapshot is public.", set("aws_db_snapshot", { shared_accounts: [[], ["all"]] })),
  danger(
    "Another account reads the disk.",
    create("aws_snapshot_create_volume_permission", { account_id: "999988887777", snapshot_id: "snap-1" }),
  ),
  danger(
    "Anyone may start the image.",
    create("aws_ami_launch_permission", { image_id: "ami-1", group: "all" }),
  ),
  danger(
    "Anyone may pull.",
    create("aws_ecr_repository_policy", {
      repository: "shop",
      policy: document({ Effect: "Allow", Principal: "*", Action: "ecr:BatchGetImage" }),
    }),
  ),
  danger(
    "Anyone may publish.",
    set("aws_sns_topic_policy", {
      policy: [
        document({
          Effect: "Allow",
          Principal: { AWS: `${ACCOUNT}:root` },
          Action: "sns:Publish",
          Resource: "*",
        }),
        document({ Effect: "Allow", Principal: { AWS: "*" }, Action: "sns:Publish", Resource: "*" }),
      ],
    }),
  ),
  safe(
    "A service invokes the function.",
    create("aws_lambda_permission", {
      function_name: "shop",
      action: "lambda:InvokeFunction",
      principal: "apigateway.amazonaws.com",
      source_arn: "arn:aws:execute-api:eu-west-1:111122223333:abc/*",
    }),
  ),
  // Settings
  danger("The key goes after a week.", set("aws_kms_key", { deletion_window_in_days: [30, 7] })),
  danger("The secret goes at once.", set("aws_secretsmanager_secret", { recovery_window_in_days: [30, 0] })),
  danger(
    "Other regions are no longer recorded.",
    set("aws_cloudtrail", { is_multi_region_trail: [true, false] }),
  ),
  danger(
    "Changed logs are not noticed.",
    set("aws_cloudtrail", { enable_log_file_validation: [true, false] }),
  ),
  danger("Threats are no longer looked for.", set("aws_guardduty_detector", { enable: [true, false] })),
  danger("Findings are no longer collected.", destroy("aws_securityhub_account", {})),
  danger("Images are not scanned.", destroy("aws_inspector2_enabler", { resource_types: ["ECR"] })),
  danger(
    "Credentials of the machine can be stolen by one request.",
    set("aws_instance", { "metadata_options[].http_tokens": ["required", "optional"] }),
  ),
  danger(
    "The API server answers the internet.",
    set("aws_eks_cluster", { "vpc_config[].endpoint_public_access": [false, true] }),
  ),
  danger(
    "Images can be overwritten.",
    set("aws_ecr_repository", { image_tag_mutability: ["IMMUTABLE", "MUTABLE"] }),
  ),
  danger(
    "Plain HTTP.",
    set("aws_cloudfront_distribution", {
      "default_cache_behavior[].viewer_protocol_policy": ["https-only", "allow-all"],
    }),
  ),
  danger(
    "The firewall no longer stands before the site.",
    destroy("aws_wafv2_web_acl_association", { resource_arn: "r", web_acl_arn: "w" }),
  ),
  danger("Smuggled requests pass.", set("aws_lb", { desync_mitigation_mode: ["strictest", "monitor"] })),
  danger(
    "The vault can be emptied.",
    destroy("aws_backup_vault_lock_configuration", { backup_vault_name: "v" }),
  ),
  danger("The alarm tells nobody.", set("aws_cloudwatch_metric_alarm", { actions_enabled: [true, false] })),
  danger(
    "Clients may connect without TLS.",
    set("aws_db_parameter_group", {
      parameter: [
        [{ name: "require_secure_transport", value: "1" }],
        [{ name: "require_secure_transport", value: "0" }],
      ],
    }),
  ),
  danger(
    "Sessions last twelve hours.",
    set("aws_ssoadmin_permission_set", { session_duration: ["PT1H", "PT12H"] }),
  ),
  danger(
    "An administrator of the account.",
    create("aws_iam_user_policy_attachment", {
      user: "bob",
      policy_arn: "arn:aws:iam::aws:policy/AdministratorAccess",
    }),
  ),
  danger(
    "Nothing limits the role.",
    set("aws_iam_role", { permissions_boundary: [`${ACCOUNT}:policy/boundary`, ""] }),
  ),
  danger(
    "The group administers the cluster.",
    create("aws_eks_access_policy_association", {
      cluster_name: "c",
      principal_arn: `${ACCOUNT}:role/dev`,
      policy_arn: "arn:aws:eks::aws:cluster-access-policy/AmazonEKSClusterAdminPolicy",
      access_scope: [{ type: "cluster" }],
    }),
  ),
  danger(
    "Passwords are enough.",
    set("aws_cognito_user_pool", { "user_pool_add_ons[].advanced_security_mode": ["ENFORCED", "OFF"] }),
  ),
  danger(
    "The API needs no key.",
    set("aws_appsync_graphql_api", { authentication_type: ["AMAZON_COGNITO_USER_POOLS", "API_KEY"] }),
  ),
  safe("A function runs longer.", set("aws_lambda_function", { timeout: [30, 60] })),
  safe("More memory.", set("aws_lambda_function", { memory_size: [256, 512] })),
  safe(
    "Fewer regions of delivery.",
    set("aws_cloudfront_distribution", { price_class: ["PriceClass_All", "PriceClass_100"] }),
  ),
  safe("Idle connections live longer.", set("aws_lb", { idle_timeout: [60, 120] })),
  safe("A pause between scalings.", set("aws_autoscaling_group", { default_cooldown: [300, 120] })),
  safe("The alarm is described.", set("aws_cloudwatch_metric_alarm", { alarm_description: ["", "disk"] })),
  safe(
    "A parameter of speed.",
    set("aws_db_parameter_group", {
      parameter: [[{ name: "max_connections", value: "100" }], [{ name: "max_connections", value: "200" }]],
    }),
  ),
  safe(
    "Tokens are required.",
    set("aws_instance", { "metadata_options[].http_tokens": ["optional", "required"] }),
  ),
  // Permissions
  danger("Everything but one service.", widened({ Effect: "Allow", NotAction: "iam:*", Resource: "*" })),
  danger(
    "All but one object.",
    widened({ Effect: "Allow", Action: "s3:*", NotResource: "arn:aws:s3:::payroll/*" }),
  ),
  danger(
    "Any role may be passed to a new task.",
    widened({
      Effect: "Allow",
      Action: ["iam:PassRole", "ecs:RunTask", "ecs:RegisterTaskDefinition"],
      Resource: "*",
    }),
  ),
  danger(
    "Any policy may be attached to itself.",
    widened({ Effect: "Allow", Action: "iam:AttachUserPolicy", Resource: `${ACCOUNT}:user/*` }),
  ),
  danger("Keys of any user may be made.", widened({ Effect: "Allow", Action: "iam:Create*", Resource: "*" })),
  danger(
    "Conditions that the holder sets do not narrow.",
    widened({
      Effect: "Allow",
      Action: "*",
      Resource: "*",
      Condition: { StringLikeIfExists: { "aws:RequestTag/team": "*" } },
    }),
  ),
  danger(
    "Everyone but one account.",
    bucketPolicy({ NotPrincipal: { AWS: "arn:aws:iam::999988887777:root" } }),
  ),
  danger(
    "Every address is in the two halves.",
    bucketPolicy({
      Principal: "*",
      Condition: { IpAddress: { "aws:SourceIp": ["0.0.0.0/1", "128.0.0.0/1"] } },
    }),
  ),
  danger(
    "A missing key passes.",
    bucketPolicy({
      Principal: "*",
      Condition: { StringEqualsIfExists: { "aws:PrincipalOrgID": "o-example" } },
    }),
  ),
  danger(
    "Everyone with TLS.",
    bucketPolicy({ Principal: { AWS: "*" }, Condition: { Bool: { "aws:SecureTransport": "true" } } }),
  ),
  danger(
    "Every organisation's id begins so.",
    bucketPolicy({ Principal: "*", Condition: { StringLike: { "aws:PrincipalOrgID": "o-*" } } }),
  ),
  danger(
    "Any repository may take the role.",
    trust({
      Action: "sts:AssumeRoleWithWebIdentity",
      Principal: GITHUB,
      Condition: { StringEquals: { "token.actions.githubusercontent.com:aud": "sts.amazonaws.com" } },
    }),
  ),
  danger(
    "Any repository of any name.",
    trust({
      Action: "sts:AssumeRoleWithWebIdentity",
      Principal: GITHUB,
      Condition: { StringLike: { "token.actions.githubusercontent.com:sub": "repo:*:ref:refs/heads/main" } },
    }),
  ),
  danger("Anyone in AWS may take the role.", trust({ Action: "sts:AssumeRole", Principal: { AWS: "*" } })),
  safe(
    "Reading, in a policy of its own.",
    create("aws_iam_policy", {
      name: "reader",
      policy: document(allow({ Resource: "arn:aws:s3:::shop/*" })),
    }),
  ),
  safe(
    "A Deny.",
    widened({
      Effect: "Deny",
      NotAction: ["iam:ChangePassword"],
      Resource: "*",
      Condition: { BoolIfExists: { "aws:MultiFactorAuthPresent": "false" } },
    }),
  ),
  safe(
    "The own organisation.",
    create("aws_s3_bucket_policy", {
      bucket: "new",
      policy: document(
        allow({
          Principal: "*",
          Resource: "arn:aws:s3:::new/*",
          Condition: { StringEquals: { "aws:PrincipalOrgID": "o-example" } },
        }),
      ),
    }),
  ),
  safe(
    "One branch of one repository.",
    create("aws_iam_role", {
      name: "ci",
      assume_role_policy: document({
        Effect: "Allow",
        Action: "sts:AssumeRoleWithWebIdentity",
        Principal: GITHUB,
        Condition: {
          StringEquals: {
            "token.actions.githubusercontent.com:sub": "repo:example/shop:ref:refs/heads/main",
            "token.actions.githubusercontent.com:aud": "sts.amazonaws.com",
          },
        },
      }),
    }),
  ),
];

const clusterRole = (rules: object[]) =>
  set("kubernetes_cluster_role_v1", {
    rule: [
      [{ api_groups: [""], resources: ["pods"], verbs: ["get", "list"] }],
      [
        { api_groups: [""], resources: ["pods"], verbs: ["get", "list"] },
        ...(rules as { [key: string]: string[] }[]),
      ],
    ],
  });

const manifest = (kind: string, more: object) =>
  create("kubernetes_manifest", {
    manifest: JSON.parse(JSON.stringify({ kind, metadata: { name: "x", namespace: "shop" }, ...more })),
  });

const changedManifest = (before: object, after: object) =>
  set("kubernetes_manifest", {
    manifest: [JSON.parse(JSON.stringify(before)), JSON.parse(JSON.stringify(after))],
  });

export const GOOGLE_AND_KUBERNETES: readonly Labelled[] = [
  // Google
  danger(
    "SSH from everywhere.",
    create("google_compute_firewall", {
      name: "ssh",
      network: "n",
      direction: "INGRESS",
      allow: [{ protocol: "tcp", ports: ["22"] }],
      source_ranges: ["0.0.0.0/0"],
    }),
  ),
  danger(
    "A policy's rule lets everyone in.",
    create("google_compute_region_network_firewall_policy_rule", {
      action: "allow",
      direction: "INGRESS",
      priority: 100,
      match: [{ src_ip_ranges: ["0.0.0.0/0"], layer4_configs: [{ ip_protocol: "tcp", ports: ["3389"] }] }],
    }),
  ),
  danger(
    "The refusing rule now stands behind the allowing ones.",
    set(
      "google_compute_firewall_policy_rule",
      { priority: [100, 60000] },
      {
        action: "deny",
        direction: "INGRESS",
        match: [{ src_ip_ranges: ["0.0.0.0/0"], layer4_configs: [{ ip_protocol: "all" }] }],
      },
    ),
  ),
  danger(
    "The allowing rule now stands before the refusing ones.",
    set(
      "google_compute_network_firewall_policy_rule",
      { priority: [60000, 100] },
      {
        action: "allow",
        direction: "INGRESS",
        match: [{ src_ip_ranges: ["0.0.0.0/0"], layer4_configs: [{ ip_protocol: "tcp", ports: ["22"] }] }],
      },
    ),
  ),
  danger(
    "The policy no longer applies to the network.",
    destroy("google_compute_network_firewall_policy_association", {
      firewall_policy: "p",
      attachment_target: "n",
    }),
  ),
  danger(
    "Tokens of any repository are accepted.",
    set("google_iam_workload_identity_pool_provider", {
      attribute_condition: ["assertion.repository_owner == 'example'", ""],
    }),
  ),
  danger(
    "The role may grant roles.",
    set("google_project_iam_custom_role", {
      permissions: [
        ["storage.objects.get"],
        ["storage.objects.get", "resourcemanager.projects.setIamPolicy"],
      ],
    }),
  ),
  danger(
    "Everyone reads, in any case.",
    set(
      "google_storage_bucket_iam_binding",
      { members: [["group:team@example.com"], ["group:team@example.com", "AllUsers"]] },
      { role: "roles/storage.objectViewer", bucket: "b" },
    ),
  ),
  danger(
    "Anyone invokes the service.",
    create("google_cloud_run_service_iam_member", {
      service: "shop",
      role: "roles/run.invoker",
      member: "allUsers",
    }),
  ),
  danger(
    "The rule of the organisation is not enforced.",
    set("google_org_policy_policy", { "spec[].rules[].enforce": ["TRUE", "FALSE"] }),
  ),
  danger(
    "The old form of the same.",
    set(
      "google_project_organization_policy",
      { "boolean_policy[].enforced": [true, false] },
      { constraint: "compute.requireOsLogin" },
    ),
  ),
  danger(
    "A service leaves the perimeter.",
    set("google_access_context_manager_service_perimeter", {
      "status[].restricted_services": [
        ["storage.googleapis.com", "bigquery.googleapis.com"],
        ["storage.googleapis.com"],
      ],
    }),
  ),
  danger(
    "A destroyed key can be restored for a day.",
    set("google_kms_crypto_key", { destroy_scheduled_duration: ["2592000s", "86400s"] }),
  ),
  danger(
    "Keys in metadata open the machine.",
    set("google_compute_instance", { "metadata.enable-oslogin": ["TRUE", "FALSE"] }),
  ),
  danger(
    "The machine may use every API.",
    set("google_compute_instance", {
      "service_account[].scopes": [
        ["https://www.googleapis.com/auth/logging.write"],
        ["https://www.googleapis.com/auth/logging.write", "https://www.googleapis.com/auth/cloud-platform"],
      ],
    }),
  ),
  danger(
    "Old permissions apply to the cluster.",
    set("google_container_cluster", { enable_legacy_abac: [false, true] }),
  ),
  danger(
    "Everyone reads the data set.",
    set("google_bigquery_dataset", {
      access: [
        [{ role: "READER", user_by_email: "a@example.com" }],
        [
          { role: "READER", user_by_email: "a@example.com" },
          { role: "READER", special_group: "allAuthenticatedUsers" },
        ],
      ],
    }),
  ),
  danger(
    "The function answers the internet.",
    set("google_cloudfunctions_function", { ingress_settings: ["ALLOW_INTERNAL_ONLY", "ALLOW_ALL"] }),
  ),
  danger(
    "Redis without TLS.",
    set("google_redis_instance", { transit_encryption_mode: ["SERVER_AUTHENTICATION", "DISABLED"] }),
  ),
  danger(
    "Buckets can be published.",
    set("google_storage_bucket", { public_access_prevention: ["enforced", "inherited"] }),
  ),
  danger(
    "Records are not signed.",
    set("google_dns_managed_zone", { "dnssec_config[].state": ["on", "off"] }),
  ),
  danger("Old ciphers.", set("google_compute_ssl_policy", { profile: ["MODERN", "COMPATIBLE"] })),
  safe(
    "A rule refuses.",
    create("google_compute_network_firewall_policy_rule", {
      action: "deny",
      direction: "INGRESS",
      priority: 10,
      match: [{ src_ip_ranges: ["203.0.113.0/24"], layer4_configs: [{ ip_protocol: "all" }] }],
    }),
  ),
  safe(
    "The health checks of Google.",
    create("google_compute_firewall", {
      name: "hc",
      network: "n",
      direction: "INGRESS",
      allow: [{ protocol: "tcp", ports: ["8080"] }],
      source_ranges: ["35.191.0.0/16", "130.211.0.0/22"],
    }),
  ),
  safe(
    "The rule comes earlier and refuses.",
    set(
      "google_compute_firewall_policy_rule",
      { priority: [60000, 100] },
      {
        action: "deny",
        direction: "INGRESS",
        match: [{ src_ip_ranges: ["0.0.0.0/0"], layer4_configs: [{ ip_protocol: "all" }] }],
      },
    ),
  ),
  safe(
    "Reading of one bucket.",
    create("google_storage_bucket_iam_member", {
      bucket: "b",
      role: "roles/storage.objectViewer",
      member: "serviceAccount:app@p.iam.gserviceaccount.com",
    }),
  ),
  safe("A label.", set("google_compute_instance", { "labels.team": ["a", "b"] })),
  safe(
    "Another maintenance window.",
    set("google_redis_instance", {
      "maintenance_policy[].weekly_maintenance_window[].day": ["MONDAY", "TUESDAY"],
    }),
  ),
  safe("A function's memory.", set("google_cloudfunctions_function", { available_memory_mb: [256, 512] })),
  // Kubernetes
  danger(
    "Any role may be granted.",
    clusterRole([
      { api_groups: ["rbac.authorization.k8s.io"], resources: ["clusterroles"], verbs: ["escalate", "bind"] },
    ]),
  ),
  danger(
    "Anyone may be impersonated.",
    clusterRole([{ api_groups: [""], resources: ["users", "groups"], verbs: ["impersonate"] }]),
  ),
  danger("Every secret is read.", clusterRole([{ api_groups: ["*"], resources: ["*"], verbs: ["get"] }])),
  danger(
    "Commands run in every pod.",
    clusterRole([{ api_groups: [""], resources: ["pods/exec"], verbs: ["create"] }]),
  ),
  danger(
    "An administrator of the cluster, by a manifest.",
    manifest("ClusterRoleBinding", {
      apiVersion: "rbac.authorization.k8s.io/v1",
      roleRef: { kind: "ClusterRole", name: "cluster-admin" },
      subjects: [{ kind: "ServiceAccount", name: "ci", namespace: "ci" }],
    }),
  ),
  danger(
    "A pod with every right of its host.",
    manifest("Pod", {
      apiVersion: "v1",
      spec: { containers: [{ name: "a", image: "a:1", securityContext: { privileged: true } }] },
    }),
  ),
  danger(
    "The host's disk in a pod.",
    manifest("DaemonSet", {
      apiVersion: "apps/v1",
      spec: {
        template: {
          spec: {
            containers: [{ name: "a", image: "a:1" }],
            volumes: [{ name: "root", hostPath: { path: "/" } }],
          },
        },
      },
    }),
  ),
  danger(
    "Every pod may connect.",
    set(
      "kubernetes_network_policy_v1",
      {
        "spec[].ingress": [
          [
            {
              from: [{ pod_selector: [{ match_labels: { app: "web" } }] }],
              ports: [{ port: "5432", protocol: "TCP" }],
            },
          ],
          [{ from: [], ports: [{ port: "5432", protocol: "TCP" }] }],
        ],
      },
      { spec: [{ pod_selector: [{ match_labels: { app: "db" } }], policy_types: ["Ingress"] }] },
    ),
  ),
  danger(
    "No rule limits who connects.",
    destroy("kubernetes_network_policy_v1", {
      metadata: [{ name: "deny", namespace: "shop" }],
      spec: [{ pod_selector: [{}], policy_types: ["Ingress"], ingress: [] }],
    }),
  ),
  danger(
    "The service is on the internet.",
    set(
      "kubernetes_service_v1",
      { "spec[].type": ["ClusterIP", "LoadBalancer"] },
      { spec: [{ port: [{ port: 5432 }] }] },
    ),
  ),
  danger(
    "A webhook that fails lets everything pass.",
    set("kubernetes_validating_webhook_configuration_v1", { "webhook[].failure_policy": ["Fail", "Ignore"] }),
  ),
  danger(
    "Nothing checks what is admitted.",
    destroy("kubernetes_validating_webhook_configuration_v1", { metadata: [{ name: "policy" }] }),
  ),
  danger(
    "Disks go with their claims.",
    set("kubernetes_storage_class_v1", { reclaim_policy: ["Retain", "Delete"] }),
  ),
  danger(
    "A rule of Kyverno reports only.",
    changedManifest(
      {
        apiVersion: "kyverno.io/v1",
        kind: "ClusterPolicy",
        metadata: { name: "a" },
        spec: { validationFailureAction: "Enforce" },
      },
      {
        apiVersion: "kyverno.io/v1",
        kind: "ClusterPolicy",
        metadata: { name: "a" },
        spec: { validationFailureAction: "Audit" },
      },
    ),
  ),
  danger(
    "A constraint of Gatekeeper reports only.",
    changedManifest(
      {
        apiVersion: "constraints.gatekeeper.sh/v1beta1",
        kind: "K8sRequiredLabels",
        metadata: { name: "a" },
        spec: { enforcementAction: "deny" },
      },
      {
        apiVersion: "constraints.gatekeeper.sh/v1beta1",
        kind: "K8sRequiredLabels",
        metadata: { name: "a" },
        spec: { enforcementAction: "dryrun" },
      },
    ),
  ),
  danger(
    "Services talk in clear.",
    changedManifest(
      {
        apiVersion: "security.istio.io/v1",
        kind: "PeerAuthentication",
        metadata: { name: "a" },
        spec: { mtls: { mode: "STRICT" } },
      },
      {
        apiVersion: "security.istio.io/v1",
        kind: "PeerAuthentication",
        metadata: { name: "a" },
        spec: { mtls: { mode: "PERMISSIVE" } },
      },
    ),
  ),
  safe(
    "Config maps are read.",
    clusterRole([{ api_groups: [""], resources: ["configmaps"], verbs: ["get", "list", "watch"] }]),
  ),
  safe(
    "A viewer.",
    manifest("RoleBinding", {
      apiVersion: "rbac.authorization.k8s.io/v1",
      roleRef: { kind: "ClusterRole", name: "view" },
      subjects: [{ kind: "Group", name: "team" }],
    }),
  ),
  safe(
    "A pod without rights.",
    manifest("Pod", {
      apiVersion: "v1",
      spec: {
        containers: [{ name: "a", image: "a:1", securityContext: { privileged: false, runAsNonRoot: true } }],
      },
    }),
  ),
  safe(
    "Another image.",
    set("kubernetes_deployment_v1", { "spec[].template[].spec[].container[].image": ["a:1", "a:2"] }),
  ),
  safe(
    "More replicas at most.",
    set("kubernetes_horizontal_pod_autoscaler_v2", { "spec[].max_replicas": [5, 10] }),
  ),
  safe(
    "The rule of Kyverno refuses.",
    changedManifest(
      {
        apiVersion: "kyverno.io/v1",
        kind: "ClusterPolicy",
        metadata: { name: "a" },
        spec: { validationFailureAction: "Audit" },
      },
      {
        apiVersion: "kyverno.io/v1",
        kind: "ClusterPolicy",
        metadata: { name: "a" },
        spec: { validationFailureAction: "Enforce" },
      },
    ),
  ),
  // DigitalOcean, Cloudflare, others
  danger(
    "The database answers everyone in the list's place.",
    set("digitalocean_database_firewall", {
      rule: [[{ type: "ip_addr", value: "198.51.100.7" }], [{ type: "ip_addr", value: "0.0.0.0/0" }]],
    }),
  ),
  danger(
    "Redis from everywhere.",
    create("digitalocean_firewall", {
      name: "f",
      inbound_rule: [{ protocol: "tcp", port_range: "6379", source_addresses: ["0.0.0.0/0", "::/0"] }],
    }),
  ),
  danger("One node.", set("digitalocean_database_cluster", { node_count: [3, 1] })),
  danger(
    "The control plane is not redundant.",
    set("digitalocean_kubernetes_cluster", { ha: [true, false] }),
  ),
  danger(
    "Plain HTTP is not redirected.",
    set("digitalocean_loadbalancer", { redirect_http_to_https: [true, false] }),
  ),
  danger("The zone goes with its records.", destroy("digitalocean_domain", { name: "example.com" })),
  danger("Nobody hears that the site is down.", destroy("digitalocean_uptime_alert", { name: "down" })),
  danger(
    "SSH from everywhere.",
    create("hcloud_firewall", {
      name: "f",
      rule: [{ direction: "in", protocol: "tcp", port: "22", source_ips: ["0.0.0.0/0", "::/0"] }],
    }),
  ),
  danger("The server can be deleted.", set("hcloud_server", { delete_protection: [true, false] })),
  danger("The server is not backed up.", set("hcloud_server", { backups: [true, false] })),
  danger(
    "SSH from everywhere.",
    set("linode_firewall", {
      inbound: [
        [{ label: "ssh", action: "ACCEPT", protocol: "TCP", ports: "22", ipv4: ["198.51.100.7/32"] }],
        [{ label: "ssh", action: "ACCEPT", protocol: "TCP", ports: "22", ipv4: ["0.0.0.0/0"] }],
      ],
    }),
  ),
  danger("What no rule names is let in.", set("linode_firewall", { inbound_policy: ["DROP", "ACCEPT"] })),
  danger(
    "Services of every name are allowed.",
    set("consul_acl_policy", {
      rules: ['service "web" {\n  policy = "read"\n}\n', 'service_prefix "" {\n  policy = "write"\n}\n'],
    }),
  ),
  safe("Only refusing.", set("linode_firewall", { outbound_policy: ["ACCEPT", "DROP"] })),
  safe("Another record.", set("digitalocean_record", { ttl: [1800, 300] })),
  safe("A larger machine.", set("digitalocean_droplet", { size: ["s-1vcpu-1gb", "s-2vcpu-4gb"] })),
  safe(
    "The web is served.",
    create("digitalocean_firewall", {
      name: "web",
      inbound_rule: [{ protocol: "tcp", port_range: "443", source_addresses: ["0.0.0.0/0", "::/0"] }],
    }),
  ),
  safe("A server's labels.", set("hcloud_server", { "labels.team": ["a", "b"] })),
];
