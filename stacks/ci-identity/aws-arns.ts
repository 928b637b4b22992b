import type { AwsArns } from "../../constructs/ci-identity/aws-statements";
import type { Environment } from "../../environments/environment";

/** ARNs of what the environment's stack has in AWS, by the names that its storage gives them. */
export function awsArns({ name, storage }: Environment, accountId: string): AwsArns {
  const source = `arn:aws:s3:::${storage.bucketName}`;
  const replica = `arn:aws:s3:::${storage.replica.bucketName}`;
  const regions = [storage.region, storage.replica.region];
  const policy = (key: string) => `arn:aws:iam::${accountId}:policy/${storage.iamUserName}-${key}`;
  const inRegions = (of: (region: string) => string) => regions.map(of);
  return {
    buckets: [source, replica],
    sourceBucket: [source],
    replicaBucket: [replica],
    replicationRole: [`arn:aws:iam::${accountId}:role/${storage.replicationRoleName}`],
    user: [`arn:aws:iam::${accountId}:user/${storage.iamUserName}`],
    policies: [policy("runtime"), policy("bootstrap")],
    // Not the other one: its holder can create a role with every permission.
    attachablePolicies: [policy("runtime")],
    alarms: inRegions(
      (region) => `arn:aws:cloudwatch:${region}:${accountId}:alarm:packagecloud-${name}-replication-*`,
    ),
    anyAlarm: inRegions((region) => `arn:aws:cloudwatch:${region}:${accountId}:alarm:*`),
    topics: inRegions((region) => `arn:aws:sns:${region}:${accountId}:packagecloud-${name}-replication-*`),
  };
}
