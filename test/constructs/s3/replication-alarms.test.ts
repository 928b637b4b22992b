import { ReplicatedBucket } from "../../../constructs/s3/replicated-bucket";
import type { ReplicationAlarmsProps } from "../../../constructs/s3/replicated-bucket-props";
import { ReplicationAlarms } from "../../../constructs/s3/replication-alarms";
import { assertions, type Block, resources, type SynthesizedStack } from "../../support/synth";
import { schemaProblems } from "../schema-check";
import { addresses, refusal, synthWithProviders } from "../synth-with-providers";

const required: ReplicationAlarmsProps = {
  namePrefix: "packages-ops",
  subscriptions: [{ key: "team", protocol: "email", endpoint: "team@example.com" }],
};

function build(
  scope: Parameters<Parameters<typeof synthWithProviders>[0]>[0],
  more: Partial<ReplicationAlarmsProps>,
) {
  const bucket = new ReplicatedBucket(scope, "packages", {
    source: { name: "some-packages", region: "us-west-1" },
    replica: { name: "some-packages-replica", region: "eu-central-1" },
    replication: { roleName: "packages-replication" },
  });
  new ReplicationAlarms(scope, "alarms", bucket, { ...required, ...more });
}

const synth = (more: Partial<ReplicationAlarmsProps> = {}) =>
  synthWithProviders((scope) => build(scope, more));

function alarm(stack: SynthesizedStack, word: string): Block {
  const result = Object.values(resources(stack, "aws_cloudwatch_metric_alarm")).find(
    (block) => block["alarm_name"] === `packages-ops-replication-${word}`,
  );
  if (result === undefined) throw new Error(`no alarm ${word}`);
  return result;
}

/** The reference to the topic of one side. */
function topic(stack: SynthesizedStack, side: "source" | "replica"): string {
  const name = Object.keys(resources(stack, "aws_sns_topic")).find((id) =>
    id.startsWith(`alarms_topic-${side}_`),
  );
  return `\${aws_sns_topic.${name}.arn}`;
}

describe("the alarms on a replication", () => {
  test.each([
    ["latency", "ReplicationLatency", "eu-central-1", "replica", "Maximum", 3600, 6],
    ["bytes-pending", "BytesPendingReplication", "eu-central-1", "replica", "Maximum", 107374182400, 6],
    ["operations-pending", "OperationsPendingReplication", "eu-central-1", "replica", "Maximum", 10000, 6],
    ["operations-failed", "OperationsFailedReplication", "us-west-1", "source", "Sum", 0, 1],
  ] as const)(
    "%s looks where S3 publishes %s and tells a topic there",
    (word, metric, region, side, statistic, threshold, periods) => {
      const stack = synth();
      expect(alarm(stack, word)).toMatchObject({
        region,
        namespace: "AWS/S3",
        metric_name: metric,
        statistic,
        threshold,
        period: 300,
        evaluation_periods: periods,
        comparison_operator: "GreaterThanThreshold",
        treat_missing_data: "notBreaching",
        dimensions: {
          SourceBucket: expect.stringContaining("packages_source_bucket"),
          DestinationBucket: expect.stringContaining("packages_replica_bucket"),
          RuleId: "everything",
        },
        alarm_actions: [topic(stack, side)],
        ok_actions: [topic(stack, side)],
      });
      expect(String(alarm(stack, word)["alarm_description"]).length).toBeGreaterThan(80);
    },
  );

  test("subscribe everyone to both topics, each in its region", () => {
    const stack = synth();
    const subscriptions = Object.values(resources(stack, "aws_sns_topic_subscription"));
    expect(subscriptions.map(({ region }) => region).sort()).toEqual(["eu-central-1", "us-west-1"]);
    for (const subscription of subscriptions)
      expect(subscription).toMatchObject({ protocol: "email", endpoint: "team@example.com" });
    expect(
      Object.values(resources(stack, "aws_sns_topic"))
        .map(({ region }) => region)
        .sort(),
    ).toEqual(["eu-central-1", "us-west-1"]);
  });

  test("take limits, the time and a runbook over", () => {
    const stack = synth({
      maxLatencySeconds: 60,
      maxBytesPending: 1,
      maxOperationsPending: 2,
      forMinutes: 10,
      runbook: "https://example.com/runbook",
      tags: { team: "packages" },
    });
    expect(alarm(stack, "latency")).toMatchObject({ threshold: 60, evaluation_periods: 2 });
    expect(alarm(stack, "bytes-pending")).toMatchObject({ threshold: 1, tags: { team: "packages" } });
    expect(alarm(stack, "operations-pending")).toMatchObject({ threshold: 2 });
    expect(alarm(stack, "operations-failed")["alarm_description"]).toMatch(
      / https:\/\/example.com\/runbook$/,
    );
  });

  test("silence alarms while nothing at all is published", () => {
    expect(alarm(synth(), "silent")).toMatchObject({
      region: "eu-central-1",
      metric_name: "BytesPendingReplication",
      statistic: "Maximum",
      comparison_operator: "LessThanThreshold",
      threshold: 0,
      period: 3600,
      evaluation_periods: 4,
      treat_missing_data: "breaching",
    });
  });

  test("reach existing topics of their own region, too", () => {
    const near = "arn:aws:sns:us-west-1:123456789012:pager";
    const far = "arn:aws:sns:eu-central-1:123456789012:pager";
    const stack = synth({ existingTopics: [near, far] });
    expect(alarm(stack, "operations-failed")["alarm_actions"]).toEqual([topic(stack, "source"), near]);
    expect(alarm(stack, "latency")["ok_actions"]).toEqual([topic(stack, "replica"), far]);
  });

  test("are checked for recipients who must confirm and have not, in both regions", () => {
    const stack = synth({
      subscriptions: [
        { key: "team", protocol: "email", endpoint: "team@example.com" },
        { key: "queue", protocol: "sqs", endpoint: "arn:aws:sqs:us-west-1:123456789012:alarms" },
      ],
    });
    const names = Object.keys(resources(stack, "aws_sns_topic_subscription")).filter((id) =>
      id.includes("-team_"),
    );
    expect(names).toHaveLength(2);
    expect(assertions(stack).map(({ condition }) => condition)).toEqual(
      expect.arrayContaining(names.map((id) => `\${!aws_sns_topic_subscription.${id}.pending_confirmation}`)),
    );
    expect(assertions(stack).map((assertion) => assertion["error_message"])).toEqual([
      expect.stringMatching(/^team@example\.com has not confirmed its subscription in us-west-1: /),
      expect.stringMatching(/^team@example\.com has not confirmed its subscription in eu-central-1: /),
    ]);
  });

  test("need no check where no recipient has to confirm", () => {
    const queue = {
      key: "queue",
      protocol: "sqs",
      endpoint: "arn:aws:sqs:us-west-1:123456789012:alarms",
    } as const;
    expect(synth({ subscriptions: [queue] }).check).toBeUndefined();
  });

  test("are valid for the provider and keep their addresses", () => {
    const stack = synth();
    expect(schemaProblems(stack)).toEqual([]);
    expect(addresses(stack).filter((address) => address.includes(".alarms_"))).toEqual([
      "aws_cloudwatch_metric_alarm.alarms_alarm-bytes-pending_DE4BFBE6",
      "aws_cloudwatch_metric_alarm.alarms_alarm-latency_27DB4295",
      "aws_cloudwatch_metric_alarm.alarms_alarm-operations-failed_3BB0B0F8",
      "aws_cloudwatch_metric_alarm.alarms_alarm-operations-pending_50EB0455",
      expect.stringMatching(/^aws_cloudwatch_metric_alarm\.alarms_alarm-silent_/),
      "aws_sns_topic.alarms_topic-replica_0489AFD0",
      "aws_sns_topic.alarms_topic-source_4F79D776",
      "aws_sns_topic_subscription.alarms_subscription-replica-team_1431603B",
      "aws_sns_topic_subscription.alarms_subscription-source-team_74C1591B",
    ]);
  });

  test.each<[string, Partial<ReplicationAlarmsProps>, string]>([
    ["nobody to tell", { subscriptions: [] }, "subscriptions must be at least one"],
    [
      "a time that is no multiple of five",
      { forMinutes: 7 },
      "forMinutes must be a multiple of 5 from 5 to 1440, got 7",
    ],
    ["a limit of nothing", { maxLatencySeconds: 0 }, "maxLatencySeconds must be more than 0, got 0"],
  ])("refuse %s", (_, props, message) => {
    expect(refusal((scope) => build(scope, props))).toContain(message);
  });
});
