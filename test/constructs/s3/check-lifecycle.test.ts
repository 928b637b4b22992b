import { checkLifecycle } from "../../../constructs/s3/check-lifecycle";
import type { LifecycleRule } from "../../../constructs/s3/lifecycle-rule";

const rules = (...all: readonly LifecycleRule[]) =>
  checkLifecycle(all).map(({ option, rule }) => `${option} ${rule}`);

describe("the rules of a bucket's lifecycle", () => {
  test("let a full rule pass", () => {
    expect(
      rules({
        id: "full",
        transitions: [
          { afterDays: 0, storageClass: "INTELLIGENT_TIERING" },
          { afterDays: 90, storageClass: "DEEP_ARCHIVE" },
        ],
        noncurrentTransitions: [{ afterDays: 30, storageClass: "ONEZONE_IA" }],
        expireNoncurrentAfterDays: 31,
        keepNoncurrentVersions: 1,
        abortMultipartUploadAfterDays: 1,
      }),
    ).toEqual([]);
  });

  test.each<[string, readonly LifecycleRule[], string]>([
    [
      "two rules of one name",
      [
        { id: "a", removeExpiredDeleteMarkers: true },
        { id: "a", removeExpiredDeleteMarkers: true },
      ],
      "lifecycle must have rules with different ids",
    ],
    [
      "steps out of order",
      [
        {
          id: "a",
          transitions: [
            { afterDays: 90, storageClass: "GLACIER" },
            { afterDays: 30, storageClass: "STANDARD_IA" },
          ],
        },
      ],
      "lifecycle[0].transitions must have whole days that grow from step to step",
    ],
    [
      "infrequent access too early",
      [{ id: "a", transitions: [{ afterDays: 29, storageClass: "STANDARD_IA" }] }],
      "lifecycle[0].transitions must not move objects to STANDARD_IA before 30 days",
    ],
    [
      "infrequent access too early for noncurrent versions",
      [{ id: "a", noncurrentTransitions: [{ afterDays: 1, storageClass: "ONEZONE_IA" }] }],
      "lifecycle[0].noncurrentTransitions must not move objects to ONEZONE_IA before 30 days",
    ],
    [
      "an expiry on the day of the move",
      [
        {
          id: "a",
          noncurrentTransitions: [{ afterDays: 30, storageClass: "GLACIER" }],
          expireNoncurrentAfterDays: 30,
        },
      ],
      "lifecycle[0].expireNoncurrentAfterDays must be later than the last noncurrent transition, after 30 days",
    ],
    [
      "an expiry after no day",
      [{ id: "a", expireNoncurrentAfterDays: 0 }],
      "lifecycle[0].expireNoncurrentAfterDays must be a whole number of at least 1",
    ],
    [
      "an abort after no day",
      [{ id: "a", abortMultipartUploadAfterDays: 0 }],
      "lifecycle[0].abortMultipartUploadAfterDays must be a whole number of at least 1",
    ],
    [
      "kept versions without an expiry",
      [{ id: "a", removeExpiredDeleteMarkers: true, keepNoncurrentVersions: 3 }],
      "lifecycle[0].keepNoncurrentVersions must be a whole number from 1 to 100, and stand beside an expiry",
    ],
  ])("refuse %s", (_, given, message) => {
    expect(rules(...given)).toContain(message);
  });
});
