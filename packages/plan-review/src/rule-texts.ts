import type { Rule, RuleId } from "./rules";

/** What each rule finds and why it matters. */
export const RULE_TEXTS: Readonly<Record<RuleId, Omit<Rule, "id">>> = {
  "data-destroyed": {
    title: "Data is destroyed",
    group: "data",
    severity: "danger",
    explanation:
      "A resource that holds data, or that cannot be made again as it was, is deleted or replaced. A replacement makes an empty one: the data does not move along. Types that no table knows are judged by their name, as a warning. A resource whose deletion policy leaves the object alive (ABANDON) is not found.",
    bad: "google_sql_database_instance.main: replace, because region changes",
    fine: "google_sql_database_instance.main: update in place; google_secret_manager_secret_version.v1: delete with deletion_policy ABANDON",
  },
  "data-orphaned": {
    title: "Data is left without an owner",
    group: "data",
    severity: "warning",
    explanation:
      "A resource that holds data leaves the state while the object lives on: nobody updates, protects or deletes it any more, and it goes on costing money.",
    bad: "removed { from = aws_s3_bucket.packages }",
    fine: "moved { from = aws_s3_bucket.a, to = aws_s3_bucket.b }",
  },
  "last-copy-destroyed": {
    title: "No copy is left",
    group: "data",
    severity: "danger",
    explanation:
      "A resource that holds data is destroyed, and its settings see to it that no copy stays: no final snapshot, backups deleted with it, a recovery window of 0 days, objects deleted with the bucket.",
    bad: "aws_db_instance.main: delete with skip_final_snapshot = true",
    fine: "aws_db_instance.main: delete with a final snapshot (still `data-destroyed`)",
  },
  "foundation-destroyed": {
    title: "What other things stand on is destroyed",
    group: "data",
    severity: "danger",
    explanation:
      "A resource that others depend on is deleted or replaced: a namespace, a network, a cluster, a key ring; or any resource that a resource with data refers to while nothing else explains the change.",
    bad: "kubernetes_namespace_v1.packagecloud: replace, because metadata.name changes",
    fine: "kubernetes_namespace_v1.packagecloud: a label is added",
  },
  "deposed-destroyed": {
    title: "A deposed object is destroyed",
    group: "data",
    severity: "warning",
    explanation:
      "An earlier replacement that created first left the old object behind; this plan deletes it. With data in it, it is a danger: the object may be the one that still has the data.",
    bad: "google_sql_database_instance.main (deposed 1a2b3c4d): delete",
    fine: "no deposed objects in the plan",
  },
  "rename-likely": {
    title: "Probably a rename",
    group: "data",
    severity: "warning",
    explanation:
      "A resource is destroyed while another one of the same type with nearly the same attributes is created. Usually a construct id, a module or a key of count or for_each was renamed. A `moved` block keeps the object.",
    bad: "aws_s3_bucket.packages: delete; aws_s3_bucket.package_store: create, with the same settings",
    fine: "aws_s3_bucket.packages moved to aws_s3_bucket.package_store",
  },
  "protection-removed": {
    title: "A protection is switched off",
    group: "protection",
    severity: "danger",
    explanation:
      "What keeps an object from being destroyed gets weaker: deletion protection, object lock, reclaim and deletion policies, the waiting time before a key is gone; or destroying things with all they hold becomes allowed (force_destroy).",
    bad: "deletion_protection: true -> false",
    fine: "deletion_protection: false -> true",
  },
  "lifecycle-unprotected": {
    title: "Terraform may destroy it now",
    group: "protection",
    severity: "danger",
    explanation:
      "`lifecycle.prevent_destroy` is gone, alone or together with the block that held it. Plans do not show this: it is found by comparing the synthesized stack with the base's, and needs both.",
    bad: "lifecycle { prevent_destroy = true } removed from aws_s3_bucket.packages",
    fine: "lifecycle { prevent_destroy = true } added",
  },
  "backup-weakened": {
    title: "Backups are switched off or worse",
    group: "protection",
    severity: "danger",
    explanation:
      "Automated backups, versions of objects, point-in-time recovery, snapshots or persistence are switched off, made less often or cover less.",
    bad: "versioning_configuration.status: Enabled -> Suspended",
    fine: "versioning_configuration.status: Suspended -> Enabled",
  },
  "retention-reduced": {
    title: "Data, backups or logs are kept for less time",
    group: "protection",
    severity: "danger",
    explanation:
      "A number of days, versions or backups gets smaller, or something that was kept without end gets one. What is older goes at once, or at the next clean-up.",
    bad: "retained_backups: 30 -> 7",
    fine: "retained_backups: 7 -> 30; noncurrent_days: 30 -> (not set)",
  },
  "replication-weakened": {
    title: "Replication stops or goes elsewhere",
    group: "protection",
    severity: "danger",
    explanation:
      "Copies kept elsewhere are no longer made, cover less, or are made somewhere else (a warning): the copies that exist stay where they are and fall behind.",
    bad: "rule.status: Enabled -> Disabled",
    fine: "rule.status: Disabled -> Enabled",
  },
  "open-to-world": {
    title: "Open to the whole internet",
    group: "exposure",
    severity: "danger",
    explanation:
      "Addresses that are let in now include at least half of the internet. On a new resource too, unless it opens nothing but TCP 80 and 443.",
    bad: "source_ranges: 10.0.0.0/8 -> 0.0.0.0/0; a new security group with 22 from 0.0.0.0/0",
    fine: "0.0.0.0/0 -> 10.0.0.0/8; a new load balancer with 443 from 0.0.0.0/0",
  },
  "public-access": {
    title: "Anyone may use it",
    group: "exposure",
    severity: "danger",
    explanation:
      "Everyone in the world is given a permission: `allUsers`, `allAuthenticatedUsers`, `Principal: *` without a condition that narrows it, `system:anonymous`, a public ACL. On a new resource too.",
    bad: 'google_storage_bucket_iam_member: member = "allUsers"',
    fine: "a Deny for Principal *; an Allow for Principal * with aws:SourceArn",
  },
  "exposure-widened": {
    title: "Reachable by more",
    group: "exposure",
    severity: "danger",
    explanation:
      "A switch or mode that keeps something out of reach gets weaker: a public address, public access blocks, private nodes, Cloudflare's proxy, firewall rules and policies, Identity-Aware Proxy.",
    bad: "block_public_policy: true -> false; ipv4_enabled: false -> true",
    fine: "block_public_policy: false -> true",
  },
  "network-opened": {
    title: "More addresses or ports are let through",
    group: "exposure",
    severity: "warning",
    explanation:
      "Lists of addresses are compared as sets of addresses, rules as sets of (protocol, ports, peers): order, notation and split rules make no difference. Selectors that become broader count too. Ways out that become wider are notices, to the whole internet warnings.",
    bad: "10.0.0.0/24 -> 10.0.0.0/16; port 443 -> ports 1-65535",
    fine: "10.0.0.0/16 -> 10.0.0.0/24; 10.0.0.0/8 -> 10.0.0.0/9 and 10.128.0.0/9",
  },
  "admin-granted": {
    title: "Someone may do everything",
    group: "permissions",
    severity: "danger",
    explanation:
      "A grant of all actions on all resources, or of a role by which one can give oneself everything: `Action: *` on `Resource: *`, AdministratorAccess, roles/owner, roles/editor, cluster-admin, token creation for service accounts. On a new resource too.",
    bad: "google_project_iam_member: role = roles/owner",
    fine: "google_project_iam_member: role = roles/cloudsql.client",
  },
  "permissions-widened": {
    title: "More is allowed than before",
    group: "permissions",
    severity: "danger",
    explanation:
      "A policy, role or list of permissions allows something that it did not. Policies are compared statement by statement; wildcards, NotAction, NotResource, principals and conditions are understood; order, formatting, and one statement split in two are no change.",
    bad: "Action: s3:ListBucket -> s3:*",
    fine: "Action: s3:* -> s3:ListBucket; s3:Get* -> s3:GetObject",
  },
  "trust-widened": {
    title: "More may act as the role",
    group: "permissions",
    severity: "danger",
    explanation:
      "A trust policy lets someone else assume the role: a new principal, a whole account in place of one role, everyone.",
    bad: "Principal: arn:aws:iam::111111111111:role/ci -> arn:aws:iam::111111111111:root",
    fine: "Principal: arn:aws:iam::111111111111:root -> arn:aws:iam::111111111111:role/ci",
  },
  "deny-removed": {
    title: "Something is no longer denied",
    group: "permissions",
    severity: "danger",
    explanation:
      "A Deny statement is gone or covers less: fewer actions, resources or principals, or more conditions. Denies protect against what other policies allow.",
    bad: "the Deny for aws:SecureTransport = false is removed",
    fine: "a Deny is added; a Deny for s3:DeleteObject becomes one for s3:Delete*",
  },
  "condition-loosened": {
    title: "A condition is gone or weaker",
    group: "permissions",
    severity: "danger",
    explanation:
      "The same is allowed to the same principals, but under fewer or wider conditions. StringEquals -> StringLike with the same values is no change, more values are.",
    bad: 'StringEquals sub = "project_path:g/p:ref_type:branch:ref:main" -> StringLike "project_path:g/*"',
    fine: "a condition is added; aws:SourceIp 10.0.0.0/8 -> 10.0.0.0/16",
  },
  "role-granted": {
    title: "A role is granted",
    group: "permissions",
    severity: "warning",
    explanation:
      "Someone gets a role. A notice when the grant is a new resource for someone who was there before; nothing at all when grant and grantee are made together.",
    bad: "google_project_iam_binding: members + user:someone@example.com",
    fine: "a new service account with its own, ordinary roles; a member removed",
  },
  "privileges-raised": {
    title: "A process or account may do more",
    group: "permissions",
    severity: "danger",
    explanation:
      "Privileged containers, root, added capabilities, host namespaces, weaker Pod Security levels, disabled authentication, looser password rules. Privileged mode and the node's processes on a new resource too.",
    bad: "security_context.privileged: false -> true",
    fine: "run_as_non_root: false -> true",
  },
  "credential-replaced": {
    title: "A credential is made anew or destroyed",
    group: "permissions",
    severity: "warning",
    explanation:
      "A user, key, password or identity provider is deleted or replaced: what was given out before no longer works, and references by name do not mean the new one.",
    bad: "aws_iam_user.packagecloud: replace",
    fine: "aws_iam_user.packagecloud: tags change",
  },
  "identity-changed": {
    title: "It acts as someone else",
    group: "permissions",
    severity: "warning",
    explanation:
      "The service account, role or credential that something uses changes: it may lose permissions that it needs, or gain others.",
    bad: "service_account_name: packagecloud -> default",
    fine: "an annotation of the service account changes",
  },
  "secret-exposed": {
    title: "A secret in clear",
    group: "permissions",
    severity: "danger",
    explanation:
      "A value that is not marked sensitive looks like a private key, an access key or a token. It stands in the state, in the plan and in logs. The value itself is never shown.",
    bad: 'env.value = "-----BEGIN PRIVATE KEY-----…"',
    fine: "a reference to a secret; a value marked sensitive; a certificate",
  },
  "encryption-weakened": {
    title: "Encryption at rest is weaker",
    group: "encryption",
    severity: "danger",
    explanation: "Encryption at rest is switched off, or a weaker kind of it is used.",
    bad: "storage_encrypted: true -> false",
    fine: "sse_algorithm: AES256 -> aws:kms",
  },
  "tls-weakened": {
    title: "Encryption in transit is weaker",
    group: "encryption",
    severity: "danger",
    explanation:
      "Older TLS versions, weaker ciphers or plain text are accepted, or TLS is no longer required. TLS versions, SSL modes and predefined policies are compared in their order.",
    bad: "min_tls_version: TLS_1_2 -> TLS_1_0; ssl_mode: ENCRYPTED_ONLY -> ALLOW_UNENCRYPTED_AND_ENCRYPTED",
    fine: "min_tls_version: TLS_1_2 -> TLS_1_3",
  },
  "key-changed": {
    title: "Another key encrypts, or it is rotated less",
    group: "encryption",
    severity: "warning",
    explanation:
      "The key changes or is removed, or its rotation slows down. What the key before encrypts still needs that key; services may re-encrypt, or replace the object.",
    bad: "kms_key_id: key-1 -> (not set)",
    fine: "kms_key_id: (not set) -> key-1",
  },
  "service-interrupted": {
    title: "A service stops for a while",
    group: "availability",
    severity: "warning",
    explanation:
      "Something that serves requests is deleted, or replaced in the order delete first, create then.",
    bad: "kubernetes_service_v1.web: replace (delete first)",
    fine: "a replacement that creates first; an update in place",
  },
  "availability-reduced": {
    title: "It survives less",
    group: "availability",
    severity: "warning",
    explanation:
      "Fewer replicas or zones, REGIONAL -> ZONAL, no disruption budget, no maintenance window, shorter draining and grace periods, a renewal that stops everything first.",
    bad: "availability_type: REGIONAL -> ZONAL",
    fine: "replicas: 2 -> 3",
  },
  "capacity-reduced": {
    title: "There is less of it",
    group: "availability",
    severity: "warning",
    explanation: "Smaller machines, less memory or disk, lower limits, a smaller range for autoscaling.",
    bad: "tier: db-custom-8-32768 -> db-custom-4-16384; max_replicas: 5 -> 3",
    fine: "memory_size_gb: 5 -> 10",
  },
  "probe-weakened": {
    title: "Failures are noticed later or not at all",
    group: "availability",
    severity: "warning",
    explanation: "A probe or health check is removed, looks elsewhere, or tolerates more.",
    bad: "container.readiness_probe removed",
    fine: "container.readiness_probe added",
  },
  "version-changed": {
    title: "Another version runs",
    group: "availability",
    severity: "warning",
    explanation:
      "A downgrade is a danger. A new major version is a warning: it usually cannot be taken back. A new minor version is a notice; patches are not found.",
    bad: "database_version: MYSQL_8_0 -> MYSQL_8_4",
    fine: "engine_version: 7.1.2 -> 7.1.4",
  },
  "alert-weakened": {
    title: "Problems are told later, to fewer, or to nobody",
    group: "observability",
    severity: "warning",
    explanation:
      "An alert, its channel or what feeds it is removed or disabled, its threshold is loosened (in the direction that its comparison says), its comparison turns round or is loosened, it waits longer, or it watches something else.",
    bad: "threshold (GreaterThanThreshold): 900 -> 3600; or > 80 -> < 20",
    fine: "threshold (GreaterThanThreshold): 3600 -> 900; or > 80 -> >= 80",
  },
  "audit-reduced": {
    title: "Less is recorded",
    group: "observability",
    severity: "warning",
    explanation: "Access, audit or flow logs are switched off, cover less, or go elsewhere.",
    bad: "aws_cloudtrail.main: enable_logging: true -> false",
    fine: "is_multi_region_trail: false -> true",
  },
  "routing-changed": {
    title: "A name or path leads elsewhere",
    group: "routing",
    severity: "warning",
    explanation:
      "A DNS record, a host, a path or a listener leads to something else, or to nothing. Names added beside those that exist are not found.",
    bad: "cloudflare_dns_record.packages: content changes; the path /api/* is removed",
    fine: "a path is added",
  },
  "cannot-tell": {
    title: "It will only be known after the apply",
    group: "plan",
    severity: "notice",
    explanation:
      "An attribute that the other rules judge is unknown while planning. Whether it gets worse cannot be told: read where its value comes from.",
    bad: "replication role: arn:aws:iam::…:role/a -> (known after apply)",
    fine: "an unknown value on an attribute without meaning for safety",
  },
  "plan-errored": {
    title: "Terraform refused",
    group: "plan",
    severity: "danger",
    explanation:
      "Planning ended with an error. What it had found by then is reviewed, and the rest is unknown. With prevent_destroy, this is how Terraform refuses to destroy.",
    bad: '"errored": true',
    fine: '"errored": false',
  },
  "plan-incomplete": {
    title: "The plan leaves something out",
    group: "plan",
    severity: "warning",
    explanation:
      "Targets or deferred changes left something out: another plan is needed, and may hold other dangers.",
    bad: "terraform plan -target=…",
    fine: '"complete": true',
  },
  "check-failed": {
    title: "A check fails",
    group: "plan",
    severity: "warning",
    explanation:
      "A check block, precondition or postcondition of the configuration failed or could not be run.",
    bad: 'check "certificate_is_valid": fail',
    fine: 'check "certificate_is_valid": pass',
  },
  "change-deferred": {
    title: "A change is put off",
    group: "plan",
    severity: "notice",
    explanation: "Terraform could not plan a resource yet: what it will do shows in a later plan only.",
    bad: "deferred because instance_count_unknown",
    fine: "no deferred changes",
  },
  "drift-overwritten": {
    title: "Somebody changed it outside",
    group: "plan",
    severity: "warning",
    explanation:
      "A resource that this plan changes was changed outside of Terraform too. The apply may undo that change: find out who made it, and why.",
    bad: "google_sql_database_instance.main: drift in settings.tier, and an update",
    fine: "drift on a resource that the plan leaves alone",
  },
};
