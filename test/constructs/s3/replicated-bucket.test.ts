import { ReplicatedBucket } from "../../../constructs/s3/replicated-bucket";
import type { ReplicatedBucketProps } from "../../../constructs/s3/replicated-bucket-props";
import { type Block, onlyResource, resources, type SynthesizedStack } from "../../support/synth";
import { schemaProblems } from "../schema-check";
import { addresses, refusal, synthWithProviders } from "../synth-with-providers";

const required: ReplicatedBucketProps = {
  source: { name: "some-packages", region: "us-west-1" },
  replica: { name: "some-packages-replica", region: "eu-central-1" },
  replication: { roleName: "packages-replication" },
};

function synth(more: Partial<ReplicatedBucketProps> = {}) {
  return synthWithProviders((stack) => {
    new ReplicatedBucket(stack, "packages", { ...required, ...more });
  });
}

/** The resources of one type, by the side they belong to. */
function sides(stack: SynthesizedStack, type: string): { readonly source: Block; readonly replica: Block } {
  const entries = Object.entries(resources(stack, type));
  const side = (name: string): Block => {
    const result = entries.filter(([id]) => id.startsWith(`packages_${name}_`)).map(([, block]) => block);
    const [first] = result;
    if (first === undefined || result.length > 1)
      throw new Error(`${result.length} of ${type} in the ${name}`);
    return first;
  };
  return { source: side("source"), replica: side("replica") };
}

describe("a bucket and its replica", () => {
  test("are in their regions, never emptied and never destroyed", () => {
    const buckets = sides(synth(), "aws_s3_bucket");
    expect(buckets.source).toMatchObject({
      bucket: "some-packages",
      region: "us-west-1",
      force_destroy: false,
      lifecycle: { prevent_destroy: true },
    });
    expect(buckets.replica).toMatchObject({
      bucket: "some-packages-replica",
      region: "eu-central-1",
      force_destroy: false,
      lifecycle: { prevent_destroy: true },
    });
  });

  test.each([
    [
      "aws_s3_bucket_versioning",
      { versioning_configuration: { status: "Enabled" }, lifecycle: { prevent_destroy: true } },
    ],
    [
      "aws_s3_bucket_server_side_encryption_configuration",
      { rule: [{ apply_server_side_encryption_by_default: { sse_algorithm: "AES256" } }] },
    ],
    [
      "aws_s3_bucket_public_access_block",
      {
        block_public_acls: true,
        block_public_policy: true,
        ignore_public_acls: true,
        restrict_public_buckets: true,
        skip_destroy: true,
      },
    ],
    ["aws_s3_bucket_ownership_controls", { rule: { object_ownership: "BucketOwnerEnforced" } }],
    [
      "aws_s3_bucket_lifecycle_configuration",
      {
        rule: [
          {
            id: "abort-multipart",
            status: "Enabled",
            filter: [{}],
            abort_incomplete_multipart_upload: [{ days_after_initiation: 7 }],
          },
        ],
      },
    ],
  ])("both have %s, each in its region", (type, expected) => {
    const { source, replica } = sides(synth(), type);
    expect(source).toMatchObject({ ...expected, region: "us-west-1" });
    expect(replica).toMatchObject({ ...expected, region: "eu-central-1" });
  });

  test("copies everything but deletions, with metrics, once both keep versions", () => {
    const stack = synth();
    const replication = onlyResource(stack, "aws_s3_bucket_replication_configuration");
    expect(replication).toMatchObject({
      region: "us-west-1",
      rule: [
        {
          id: "everything",
          priority: 0,
          status: "Enabled",
          filter: {},
          delete_marker_replication: { status: "Disabled" },
          destination: { storage_class: "STANDARD_IA", metrics: { status: "Enabled" } },
        },
      ],
    });
    const versionings = Object.keys(resources(stack, "aws_s3_bucket_versioning"));
    expect(versionings).toHaveLength(2);
    expect(replication["depends_on"]).toEqual(
      expect.arrayContaining(versionings.map((name) => `aws_s3_bucket_versioning.${name}`)),
    );
    expect(JSON.stringify(replication)).not.toMatch(/replication_time|event_threshold|existing_object/);
  });

  test("the role may read the source and write replicas, and nothing else", () => {
    const stack = synth();
    const role = onlyResource(stack, "aws_iam_role");
    expect(role).toMatchObject({ name: "packages-replication", path: "/" });
    expect(JSON.parse(String(role["assume_role_policy"]))).toMatchObject({
      Statement: [
        { Effect: "Allow", Principal: { Service: ["s3.amazonaws.com"] }, Action: ["sts:AssumeRole"] },
      ],
    });
    const { Statement: statements } = JSON.parse(
      String(onlyResource(stack, "aws_iam_role_policy")["policy"]),
    ) as {
      Statement: readonly { Action: readonly string[]; Resource: readonly string[] }[];
    };
    const source = "${aws_s3_bucket.packages_source_bucket_573D852A.arn}";
    const replica = "${aws_s3_bucket.packages_replica_bucket_076D3792.arn}";
    expect(statements.map(({ Action, Resource }) => [Action, Resource])).toEqual([
      [["s3:GetReplicationConfiguration", "s3:ListBucket"], [source]],
      [
        ["s3:GetObjectVersionAcl", "s3:GetObjectVersionForReplication", "s3:GetObjectVersionTagging"],
        [`${source}/*`],
      ],
      [["s3:ReplicateObject", "s3:ReplicateTags"], [`${replica}/*`]],
    ]);
  });

  test("only the replica gets a bucket policy, and it refuses plain HTTP", () => {
    const policy = onlyResource(synth(), "aws_s3_bucket_policy");
    expect(policy["bucket"]).toBe("${aws_s3_bucket.packages_replica_bucket_076D3792.bucket}");
    expect(JSON.parse(String(policy["policy"]))).toMatchObject({
      Statement: [
        {
          Effect: "Deny",
          Principal: "*",
          Action: ["s3:*"],
          Resource: [
            "${aws_s3_bucket.packages_replica_bucket_076D3792.arn}",
            "${aws_s3_bucket.packages_replica_bucket_076D3792.arn}/*",
          ],
          Condition: { Bool: { "aws:SecureTransport": ["false"] } },
        },
      ],
    });
  });

  test("write what S3 would refuse at the same time or too early one after the other", () => {
    const stack = synth();
    expect(onlyResource(stack, "aws_s3_bucket_policy")["depends_on"]).toEqual([
      "aws_s3_bucket_public_access_block.packages_replica_public-access-block_2C335336",
    ]);
    const lifecycles = sides(stack, "aws_s3_bucket_lifecycle_configuration");
    expect(lifecycles.source["depends_on"]).toEqual([
      "aws_s3_bucket_versioning.packages_source_versioning_8B71AE03",
    ]);
    expect(lifecycles.replica["depends_on"]).toEqual([
      "aws_s3_bucket_versioning.packages_replica_versioning_DCD384AC",
    ]);
  });

  test("time control brings its 15 minutes into the rule and its metrics", () => {
    const stack = synth({ replication: { roleName: "r", timeControl: true, ruleId: "all", path: "/x/" } });
    expect(onlyResource(stack, "aws_s3_bucket_replication_configuration")).toMatchObject({
      rule: [
        {
          id: "all",
          destination: {
            metrics: { status: "Enabled", event_threshold: { minutes: 15 } },
            replication_time: { status: "Enabled", time: { minutes: 15 } },
          },
        },
      ],
    });
    expect(onlyResource(stack, "aws_iam_role")).toMatchObject({ path: "/x/" });
    expect(schemaProblems(stack)).toEqual([]);
  });

  test("takes lifecycles as data", () => {
    const stack = synth({
      source: {
        name: "some-packages",
        region: "us-west-1",
        lifecycle: [
          {
            id: "all",
            prefix: "deb/",
            enabled: false,
            transitions: [{ afterDays: 14, storageClass: "INTELLIGENT_TIERING" }],
            noncurrentTransitions: [{ afterDays: 30, storageClass: "STANDARD_IA" }],
            expireNoncurrentAfterDays: 90,
            keepNoncurrentVersions: 2,
            removeExpiredDeleteMarkers: true,
            abortMultipartUploadAfterDays: 1,
          },
        ],
      },
      replica: {
        name: "some-packages-replica",
        region: "eu-central-1",
        storageClass: "GLACIER_IR",
        lifecycle: [],
      },
    });
    expect(onlyResource(stack, "aws_s3_bucket_lifecycle_configuration")).toMatchObject({
      rule: [
        {
          id: "all",
          status: "Disabled",
          filter: [{ prefix: "deb/" }],
          transition: [{ days: 14, storage_class: "INTELLIGENT_TIERING" }],
          noncurrent_version_transition: [{ noncurrent_days: 30, storage_class: "STANDARD_IA" }],
          noncurrent_version_expiration: [{ noncurrent_days: 90, newer_noncurrent_versions: 2 }],
          expiration: [{ expired_object_delete_marker: true }],
          abort_incomplete_multipart_upload: [{ days_after_initiation: 1 }],
        },
      ],
    });
    expect(schemaProblems(stack)).toEqual([]);
  });

  test("the source takes acceleration, ownership and tags when asked", () => {
    const stack = synth({
      source: { ...required.source, transferAcceleration: true, objectOwnership: "ObjectWriter" },
      tags: { team: "packages" },
      preventDestroy: false,
    });
    expect(onlyResource(stack, "aws_s3_bucket_accelerate_configuration")).toMatchObject({
      status: "Enabled",
      region: "us-west-1",
    });
    const ownership = sides(stack, "aws_s3_bucket_ownership_controls");
    expect(ownership.source).toMatchObject({ rule: { object_ownership: "ObjectWriter" } });
    expect(ownership.replica).toMatchObject({ rule: { object_ownership: "BucketOwnerEnforced" } });
    for (const bucket of Object.values(sides(stack, "aws_s3_bucket")))
      expect(bucket).toMatchObject({ tags: { team: "packages" }, lifecycle: { prevent_destroy: false } });
    expect(resources(synth(), "aws_s3_bucket_accelerate_configuration")).toEqual({});
  });

  test("is valid for the provider and keeps its addresses", () => {
    const stack = synth();
    expect(schemaProblems(stack)).toEqual([]);
    expect(addresses(stack)).toEqual([
      "aws_iam_role.packages_replication-role_CE817F05",
      "aws_iam_role_policy.packages_replication-role_policy_2FBF8144",
      "aws_s3_bucket.packages_replica_bucket_076D3792",
      "aws_s3_bucket.packages_source_bucket_573D852A",
      "aws_s3_bucket_lifecycle_configuration.packages_replica_lifecycle_7ABBCC21",
      "aws_s3_bucket_lifecycle_configuration.packages_source_lifecycle_8D7AE368",
      "aws_s3_bucket_ownership_controls.packages_replica_ownership_4D82B865",
      "aws_s3_bucket_ownership_controls.packages_source_ownership_07290F7C",
      "aws_s3_bucket_policy.packages_replica-policy_973D8E5F",
      "aws_s3_bucket_public_access_block.packages_replica_public-access-block_2C335336",
      "aws_s3_bucket_public_access_block.packages_source_public-access-block_F25649A0",
      "aws_s3_bucket_replication_configuration.packages_replication_808D9C52",
      "aws_s3_bucket_server_side_encryption_configuration.packages_replica_encryption_96D05440",
      "aws_s3_bucket_server_side_encryption_configuration.packages_source_encryption_6660C1A6",
      "aws_s3_bucket_versioning.packages_replica_versioning_DCD384AC",
      "aws_s3_bucket_versioning.packages_source_versioning_8B71AE03",
    ]);
  });

  test.each<[string, Partial<ReplicatedBucketProps>, string]>([
    [
      "a name with dots",
      { source: { name: "a.b.c", region: "us-west-1" } },
      "source.name must be a bucket name: 3 to 63 lower-case",
    ],
    [
      "a region that is none",
      { source: { name: "abc", region: "Ohio" } },
      'source.region must be an AWS region, such as eu-central-1, got "Ohio"',
    ],
    [
      "the replica in the source's region",
      { replica: { name: "abc", region: "us-west-1" } },
      "replica.region must be another region than the source's",
    ],
    [
      "the same name twice",
      { replica: { name: "some-packages", region: "eu-central-1" } },
      "replica.name must be another name than the source's",
    ],
    [
      "a replica that forgets what the source keeps for ever",
      {
        replica: {
          name: "abc",
          region: "eu-central-1",
          lifecycle: [{ id: "x", expireNoncurrentAfterDays: 3650 }],
        },
      },
      "replica.lifecycle must not expire noncurrent versions",
    ],
    [
      "a replica that forgets sooner than the source",
      {
        source: { ...required.source, lifecycle: [{ id: "x", expireNoncurrentAfterDays: 30 }] },
        replica: { ...required.replica, lifecycle: [{ id: "x", expireNoncurrentAfterDays: 29 }] },
      },
      "replica.lifecycle must keep noncurrent versions at least as long as the source, 30 days, got 29",
    ],
    [
      "a lifecycle rule that does nothing",
      { source: { ...required.source, lifecycle: [{ id: "x" }] } },
      "source.lifecycle[0].id must belong to a rule that does something",
    ],
    [
      "a role name with a space",
      { replication: { roleName: "a b" } },
      "replication.roleName must be 1 to 64",
    ],
    [
      "a path without slashes",
      { replication: { roleName: "a", path: "x" } },
      "replication.path must begin and end with a slash",
    ],
  ])("refuses %s", (_, props, message) => {
    expect(
      refusal((stack) => {
        new ReplicatedBucket(stack, "packages", { ...required, ...props });
      }),
    ).toContain(message);
  });

  test("locks and logs the replica alone, and neither unless asked", () => {
    const stack = synth({
      replica: {
        ...required.replica,
        objectLock: { mode: "GOVERNANCE", days: 30 },
        accessLog: { bucketName: "logs", prefix: "replica/" },
      },
    });
    const replica = "${aws_s3_bucket.packages_replica_bucket_076D3792.bucket}";
    expect(onlyResource(stack, "aws_s3_bucket_object_lock_configuration")).toMatchObject({
      bucket: replica,
      region: "eu-central-1",
      rule: { default_retention: { mode: "GOVERNANCE", days: 30 } },
      depends_on: [expect.stringContaining("replica_versioning")],
      lifecycle: { prevent_destroy: true },
    });
    expect(onlyResource(stack, "aws_s3_bucket_logging")).toMatchObject({
      bucket: replica,
      region: "eu-central-1",
      target_bucket: "logs",
      target_prefix: "replica/",
    });
    const plain = synth();
    expect(resources(plain, "aws_s3_bucket_object_lock_configuration")).toEqual({});
    expect(resources(plain, "aws_s3_bucket_logging")).toEqual({});
  });

  test.each([0, 1.5, 36_501])("refuses to lock versions for %s days", (days) => {
    expect(
      refusal((stack) => {
        new ReplicatedBucket(stack, "packages", {
          ...required,
          replica: { ...required.replica, objectLock: { mode: "COMPLIANCE", days } },
        });
      }),
    ).toContain("replica.objectLock.days must be a whole number from 1 to 36500");
  });

  test("does not count a lifecycle rule that is switched off", () => {
    expect(
      refusal((stack) => {
        new ReplicatedBucket(stack, "packages", {
          ...required,
          source: {
            ...required.source,
            lifecycle: [{ id: "x", enabled: false, expireNoncurrentAfterDays: 30 }],
          },
          replica: { ...required.replica, lifecycle: [{ id: "x", expireNoncurrentAfterDays: 365 }] },
        });
      }),
    ).toContain("because the source keeps them for ever");
  });

  test("accepts a replica that forgets as late as the source, or later", () => {
    const stack = synth({
      source: { ...required.source, lifecycle: [{ id: "x", expireNoncurrentAfterDays: 30 }] },
      replica: { ...required.replica, lifecycle: [{ id: "x", expireNoncurrentAfterDays: 30 }] },
    });
    expect(Object.keys(resources(stack, "aws_s3_bucket_lifecycle_configuration"))).toHaveLength(2);
  });
});
