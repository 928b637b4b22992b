import type { KnownDifference } from "./fidelity";

/**
 * Where the sandbox answers otherwise than the real providers did, and why that is left so. A rule that no
 * difference matches any more fails the test, as does a difference that no rule matches.
 */
export const KNOWN_DIFFERENCES: readonly KnownDifference[] = [
  {
    reason:
      "The real answers for AWS come from provider 5.100.0; the sandbox has the schemas of 6.25.0, where regional " +
      "resources have `region`, buckets have `bucket_region`, and public access blocks have `skip_destroy`.",
    where: /^\S+ aws_\S+ \w+\.(region|bucket_region|skip_destroy)$/,
  },
  {
    reason:
      "Data sources of the recorded plan of ops were answered by a stub: another project number, and no range of " +
      "the cluster's Services.",
    where:
      /^ops (google_(project|secret_manager_secret)_iam_member\S+ after\.member|kubernetes_network_policy_v1\S+ after\.spec\[0\]\.egress\[0\]\.to\[\d\]\.ip_block\[0\]\.cidr)$/,
  },
  {
    reason:
      "What a cloud generates for an object is generated here too, in the same form: unique ids, uids, resource " +
      "versions, cluster addresses, creation times, the suffix of an attachment's id, an account's canonical user id.",
    where:
      /^\S+ (aws_iam_\S+ \w+\.(unique_id|policy_id|create_date|id)|aws_s3_bucket\.\S+ \w+\.grant\[0\]\.id|kubernetes_\S+ \w+\.metadata\[0\]\.(uid|resource_version)|kubernetes_service_v1\S+ \w+\.spec\[0\]\.cluster_ips?(\[0\])?)$/,
  },
  {
    reason:
      "The AWS half was recorded against moto, which leaves a bucket's `request_payer` empty and does not encrypt " +
      "new buckets by itself. S3 answers BucketOwner and has encrypted new buckets since 2023, and so does the sandbox.",
    where: /^\S+ aws_s3_bucket\.\S+ \w+\.(request_payer|server_side_encryption_configuration)/,
  },
  {
    reason:
      "The SDK turns unset maps and lists into empty ones at the first refresh after an apply (`tags` null -> {}). " +
      "The sandbox does not, as every first `plan -refresh-only` would report it as drift.",
    where:
      /^changed (aws|kubernetes)_\S+ (before|after|after_sensitive)\S*\.(tags|annotations|labels|binary_data|args|command|add|node_selector|supplemental_groups|except|external_ips|load_balancer_source_ranges|match_labels|max|max_limit_request_ratio|min)$/,
  },
  {
    reason:
      "`aws_s3_bucket` also shows what other resources set on the bucket, `aws_iam_policy` counts its attachments " +
      "and `aws_iam_role` lists its policies, after the next refresh. In the sandbox each resource shows its own " +
      "settings alone.",
    where:
      /^changed (aws_s3_bucket\.\S+ \w+\.(lifecycle_rule|replication_configuration|versioning|policy)|aws_iam_policy\S+ \w+\.attachment_count|aws_iam_role\S+ \w+\.managed_policy_arns)/,
  },
  {
    reason:
      "`bucket_key_enabled` is null in the state after the apply and false after the next refresh; in the sandbox " +
      "it stays null.",
    where:
      /^changed aws_s3_bucket_server_side_encryption_configuration\S+ \w+\.rule\[0\]\.bucket_key_enabled$/,
  },
];
