import type { KnownDifference } from "./fidelity";

/**
 * Answers of the sandbox that differ from those of the real providers, and why that is left so. A rule that no
 * difference matches any more fails the test, as does a difference that no rule matches.
 */
export const KNOWN_DIFFERENCES: readonly KnownDifference[] = [
  {
    inherent: true,
    reason:
      "The real answers for AWS come from provider 5.100.0; the sandbox has the schemas of 6.25.0, where regional " +
      "resources have `region`, buckets have `bucket_region`, and public access blocks have `skip_destroy`.",
    where: /^\S+ aws_\S+ \w+\.(region|bucket_region|skip_destroy)$/,
  },
  {
    inherent: true,
    reason:
      "Data sources of the recorded plan of ops were answered by a stub: another project number, and no range of " +
      "the cluster's Services.",
    where:
      /^ops (google_(project|secret_manager_secret)_iam_member\S+ after\.member|kubernetes_network_policy_v1\S+ after\.spec\[0\]\.egress\[0\]\.to\[\d\]\.ip_block\[0\]\.cidr)$/,
  },
  {
    inherent: true,
    reason:
      "What a cloud generates for an object is generated here too, in the same form: unique ids, uids, resource " +
      "versions, cluster addresses, creation times, the suffix of an attachment's id, an account's canonical user id.",
    where:
      /^\S+ (aws_iam_\S+ \w+\.(unique_id|policy_id|create_date|id)|aws_s3_bucket\.\S+ \w+\.grant\[0\]\.id|kubernetes_\S+ \w+\.metadata\[0\]\.(uid|resource_version)|kubernetes_service_v1\S+ \w+\.spec\[0\]\.cluster_ips?(\[0\])?)$/,
  },
  {
    inherent: true,
    reason:
      "The AWS half was recorded against moto, which leaves a bucket's `request_payer` empty and does not encrypt " +
      "new buckets by itself. S3 answers BucketOwner and has encrypted new buckets since 2023, and so does the sandbox.",
    where: /^\S+ aws_s3_bucket\.\S+ \w+\.(request_payer|server_side_encryption_configuration)/,
  },
  {
    reason:
      "An update turns the unset map of a block in which nothing is set (`namespace_selector {}`) into an empty one in " +
      "the plan. The sandbox leaves it null.",
    where:
      /^changed kubernetes_network_policy_v1\S+ (after|after_sensitive)\.spec\[0\]\.egress\[0\]\.to\[0\]\.namespace_selector\[0\]\.match_labels$/,
  },
];
