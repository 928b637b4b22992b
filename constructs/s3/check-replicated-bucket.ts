import { BUCKET_NAME, IAM_NAME, REGION } from "../../vendors/aws";
import { checkIamPath } from "../iam/iam-path";
import { type ConstructProblem, ProblemList } from "../shared/validate";
import { checkLifecycle } from "./check-lifecycle";
import type { LifecycleRule } from "./lifecycle-rule";
import type { ReplicatedBucketProps } from "./replicated-bucket-props";

/** S3's limit: https://docs.aws.amazon.com/AmazonS3/latest/API/API_DefaultRetention.html names 100 years. */
const MAX_LOCK_DAYS = 36_500;

/** Every rule that a bucket and its replica break. */
export function checkReplicatedBucket(props: ReplicatedBucketProps): readonly ConstructProblem[] {
  const problems = new ProblemList();
  const { source, replica, replication } = props;
  for (const side of ["source", "replica"] as const) {
    problems.rule(BUCKET_NAME.pattern.test(props[side].name), {
      option: `${side}.name`,
      value: props[side].name,
      rule: BUCKET_NAME.rule,
      fix: "Take a name of that form; dots break TLS and transfer acceleration",
    });
    problems.rule(REGION.pattern.test(props[side].region), {
      option: `${side}.region`,
      value: props[side].region,
      rule: REGION.rule,
      fix: "Write it like eu-central-1",
    });
    problems.addAll(checkLifecycle(props[side].lifecycle ?? []), `${side}.`);
  }
  problems.rule(source.name !== replica.name, {
    option: "replica.name",
    value: replica.name,
    rule: "must be another name than the source's",
    fix: "Bucket names are unique in the world: add -replica",
  });
  problems.rule(source.region !== replica.region, {
    option: "replica.region",
    value: replica.region,
    rule: "must be another region than the source's",
    fix: "Take another one: the replica is there for the loss of a region",
  });
  const lockDays = replica.objectLock?.days;
  problems.rule(
    lockDays === undefined || (Number.isInteger(lockDays) && lockDays >= 1 && lockDays <= MAX_LOCK_DAYS),
    {
      option: "replica.objectLock.days",
      value: lockDays,
      rule: `must be a whole number from 1 to ${MAX_LOCK_DAYS}`,
      fix: "Take a number of days, or leave objectLock out",
    },
  );
  checkExpiry(source.lifecycle ?? [], replica.lifecycle ?? [], problems);
  problems.rule(IAM_NAME.pattern.test(replication.roleName), {
    option: "replication.roleName",
    value: replication.roleName,
    rule: IAM_NAME.rule,
    fix: "Take a name of that form",
  });
  problems.addAll(checkIamPath("replication.path", replication.path ?? "/"));
  return problems.all;
}

/** A backup that forgets sooner than what it backs up is none. */
function checkExpiry(
  source: readonly LifecycleRule[],
  replica: readonly LifecycleRule[],
  problems: ProblemList,
): void {
  const shortest = shortestExpiry(replica);
  const sourceShortest = shortestExpiry(source);
  problems.rule(shortest >= sourceShortest, {
    option: "replica.lifecycle",
    value: shortest,
    rule:
      sourceShortest === Number.POSITIVE_INFINITY
        ? "must not expire noncurrent versions, because the source keeps them for ever"
        : `must keep noncurrent versions at least as long as the source, ${sourceShortest} days`,
    fix: "Raise expireNoncurrentAfterDays of the replica, or leave it out",
  });
}

function shortestExpiry(rules: readonly LifecycleRule[]): number {
  return Math.min(
    ...rules
      .filter(({ enabled }) => enabled ?? true)
      .map(({ expireNoncurrentAfterDays }) => expireNoncurrentAfterDays ?? Number.POSITIVE_INFINITY),
  );
}
