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

export const storageRules = [regionsDiffer, bucketsDiffer, replicaKeepsLonger];
