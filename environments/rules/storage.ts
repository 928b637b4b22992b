import { problemIf, rule } from "./rule";

const regionsDiffer = rule(["storage"], ({ storage }) =>
  problemIf(storage.replica.region === storage.region, {
    where: "storage.replica.region",
    value: storage.replica.region,
    rule: "must not be the bucket's own region, because the replica is there for the loss of that region",
    fix: "choose another region, such as eu-central-1",
  }),
);

const bucketsDiffer = rule(["storage"], ({ storage }) =>
  problemIf(storage.replica.bucketName === storage.bucketName, {
    where: "storage.replica.bucketName",
    value: storage.replica.bucketName,
    rule: "must not be the bucket itself",
    fix: "give the replica a name of its own",
  }),
);

const replicaKeepsLonger = rule(["storage"], ({ storage }) =>
  problemIf(storage.replica.noncurrentVersionDays < 3 * storage.noncurrentVersionDays, {
    where: "storage.replica.noncurrentVersionDays",
    value: String(storage.replica.noncurrentVersionDays),
    rule: `must be at least three times storage.noncurrentVersionDays (${storage.noncurrentVersionDays}), because the replica is the backup`,
    fix: "keep versions longer in the replica, or shorter in the bucket",
  }),
);

const lockedWhileKept = rule(["storage"], ({ storage }) => {
  const { objectLock, noncurrentVersionDays } = storage.replica;
  return problemIf(objectLock !== null && objectLock.days > noncurrentVersionDays, {
    where: "storage.replica.objectLock.days",
    value: String(objectLock?.days),
    rule: `must be at most storage.replica.noncurrentVersionDays (${noncurrentVersionDays}): S3 keeps a locked version although its time has run out`,
    fix: "lock versions for a shorter time, or keep them longer",
  });
});

const logElsewhere = rule(["storage"], ({ storage }) => {
  const bucketName = storage.replica.accessLog?.bucketName;
  return problemIf(bucketName === storage.replica.bucketName || bucketName === storage.bucketName, {
    where: "storage.replica.accessLog.bucketName",
    value: String(bucketName),
    rule: "must be another bucket: each log object would cause the next one",
    fix: "name a bucket for logs",
  });
});

export const storageRules = [regionsDiffer, bucketsDiffer, replicaKeepsLonger, lockedWhileKept, logElsewhere];
