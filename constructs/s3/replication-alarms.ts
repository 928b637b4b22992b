import { CloudwatchMetricAlarm } from "@cdktf/provider-aws/lib/cloudwatch-metric-alarm";
import { SnsTopic } from "@cdktf/provider-aws/lib/sns-topic";
import { SnsTopicSubscription } from "@cdktf/provider-aws/lib/sns-topic-subscription";
import { Token } from "cdktf";
import { Construct } from "constructs";
import { regionOfArn } from "../../vendors/aws";
import { Check, type CheckAssertion } from "../shared/check";
import { type ConstructProblem, ProblemList, throwProblems } from "../shared/validate";
import type { ReplicatedBucket } from "./replicated-bucket";
import type { AlarmSubscription, ReplicationAlarmsProps } from "./replicated-bucket-props";

/** S3 counts each minute; five at a time make the graph calm. */
const PERIOD_SECONDS = 300;

/** Protocols whose recipients must confirm a subscription themselves. */
const CONFIRMED_BY_RECIPIENT: readonly AlarmSubscription["protocol"][] = ["email", "https"];

type Side = "source" | "replica";

/** One alarm as data. */
interface AlarmSpec {
  readonly word: string;
  /** The region that S3 publishes the metric in. */
  readonly side: Side;
  readonly metric: string;
  readonly statistic: "Maximum" | "Sum";
  readonly threshold: number;
  /** Alarms below the threshold, and while nothing is published. @default - above it, and no data is fine */
  readonly silence?: true;
  /** @default 300 */
  readonly periodSeconds?: number;
  readonly periods: number;
  readonly text: string;
}

/**
 * CloudWatch alarms on a bucket's replication. S3 publishes what is pending and late in the replica's region and what
 * failed in the source's, and an alarm can only tell a topic of its own region: so there is a topic in each.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/repl-metrics.html
 * @throws {ConstructError} with every rule that the props break.
 */
export class ReplicationAlarms extends Construct {
  readonly topics: Readonly<Record<Side, SnsTopic>>;
  /** The alarms by their words: latency, bytes-pending, operations-pending, silent, operations-failed. */
  readonly alarms: Readonly<Record<string, CloudwatchMetricAlarm>>;
  private readonly confirmations: CheckAssertion[] = [];

  constructor(scope: Construct, id: string, bucket: ReplicatedBucket, props: ReplicationAlarmsProps) {
    super(scope, id);
    throwProblems(this, problems(props));
    this.topics = {
      source: this.addTopic("source", bucket.regions.source, props),
      replica: this.addTopic("replica", bucket.regions.replica, props),
    };
    this.alarms = Object.fromEntries(
      specs(props).map((spec) => [spec.word, this.addAlarm(spec, bucket, props)]),
    );
    if (this.confirmations.length > 0) new Check(this, "recipients-confirmed", this.confirmations);
  }

  private addTopic(side: Side, region: string, props: ReplicationAlarmsProps): SnsTopic {
    // Alarms can publish to a topic encrypted with AWS' own key for SNS not at all, and they carry no secrets.
    const topic = new SnsTopic(this, `topic-${side}`, {
      name: `${props.namePrefix}-replication-${side}`,
      region,
      tags: props.tags,
    });
    for (const { key, protocol, endpoint } of props.subscriptions) {
      const subscription = new SnsTopicSubscription(this, `subscription-${side}-${key}`, {
        topicArn: topic.arn,
        region,
        protocol,
        endpoint,
      });
      if (CONFIRMED_BY_RECIPIENT.includes(protocol)) {
        this.confirmations.push(confirmation(subscription, endpoint, region));
      }
    }
    return topic;
  }

  private addAlarm(
    spec: AlarmSpec,
    bucket: ReplicatedBucket,
    props: ReplicationAlarmsProps,
  ): CloudwatchMetricAlarm {
    const region = bucket.regions[spec.side];
    const existing = (props.existingTopics ?? []).filter((arn) => regionOfArn(arn) === region);
    const topics = [this.topics[spec.side].arn, ...existing];
    return new CloudwatchMetricAlarm(this, `alarm-${spec.word}`, {
      alarmName: `${props.namePrefix}-replication-${spec.word}`,
      alarmDescription: props.runbook === undefined ? spec.text : `${spec.text} ${props.runbook}`,
      region,
      namespace: "AWS/S3",
      metricName: spec.metric,
      dimensions: {
        SourceBucket: bucket.source.bucket.bucket,
        DestinationBucket: bucket.replica.bucket.bucket,
        RuleId: bucket.ruleId,
      },
      statistic: spec.statistic,
      period: spec.periodSeconds ?? PERIOD_SECONDS,
      evaluationPeriods: spec.periods,
      comparisonOperator: spec.silence ? "LessThanThreshold" : "GreaterThanThreshold",
      threshold: spec.threshold,
      treatMissingData: spec.silence ? "breaching" : "notBreaching",
      alarmActions: topics,
      okActions: topics,
      tags: props.tags,
    });
  }
}

/**
 * AWS sends nothing to a recipient who has not confirmed the subscription.
 *
 * @see https://docs.aws.amazon.com/sns/latest/dg/sns-email-notifications.html
 */
function confirmation(subscription: SnsTopicSubscription, endpoint: string, region: string): CheckAssertion {
  return {
    condition: `\${!${Token.asString(subscription.pendingConfirmation)}}`,
    errorMessage:
      `${endpoint} has not confirmed its subscription in ${region}: alarms on the replication do not reach it. Open the ` +
      "link in AWS' mail; after three days without, replace the subscription, and AWS sends another.",
  };
}

function specs(props: ReplicationAlarmsProps): readonly AlarmSpec[] {
  const periods = ((props.forMinutes ?? 30) * 60) / PERIOD_SECONDS;
  const lagging =
    "The replica, which is the backup, is behind. Look whether much was uploaded at once; else look at the " +
    "replication's role and rule, at the replica's bucket policy and at AWS' status page.";
  return [
    {
      word: "latency",
      side: "replica",
      metric: "ReplicationLatency",
      statistic: "Maximum",
      threshold: props.maxLatencySeconds ?? 3600,
      periods,
      text: lagging,
    },
    {
      word: "bytes-pending",
      side: "replica",
      metric: "BytesPendingReplication",
      statistic: "Maximum",
      threshold: props.maxBytesPending ?? 100 * 1024 ** 3,
      periods,
      text: lagging,
    },
    {
      word: "operations-pending",
      side: "replica",
      metric: "OperationsPendingReplication",
      statistic: "Maximum",
      threshold: props.maxOperationsPending ?? 10_000,
      periods,
      text: lagging,
    },
    {
      // S3 publishes what is pending even while nothing replicates, so silence means that replication is off. The metric has
      // one statistic, the maximum, which is never below 0: only its absence alarms.
      word: "silent",
      side: "replica",
      metric: "BytesPendingReplication",
      statistic: "Maximum",
      threshold: 0,
      silence: true,
      periodSeconds: 3600,
      periods: 4,
      text:
        "S3 has published nothing about the replication for four hours, so the replica, which is the backup, may not be " +
        "written. Look whether the replication configuration and its metrics are still on: " +
        "aws s3api get-bucket-replication --bucket <bucket>.",
    },
    {
      word: "operations-failed",
      side: "source",
      metric: "OperationsFailedReplication",
      statistic: "Sum",
      threshold: 0,
      periods: 1,
      text:
        "Objects were not copied to the replica, which is the backup, and S3 will not try again. Find them by " +
        "replication status FAILED (S3 Inventory or a HEAD of recent uploads), fix the cause, which is mostly the " +
        "role's or the replica's policy, and copy them with S3 Batch Replication.",
    },
  ];
}

function problems(props: ReplicationAlarmsProps): readonly ConstructProblem[] {
  const list = new ProblemList();
  const keys = props.subscriptions.map(({ key }) => key);
  list.rule(keys.length > 0 && new Set(keys).size === keys.length, {
    option: "subscriptions",
    value: keys,
    rule: "must be at least one, with different keys",
    fix: "Name a recipient: without one an alarm reaches nobody",
  });
  const minutes = props.forMinutes ?? 30;
  list.rule(Number.isInteger(minutes) && minutes >= 5 && minutes % 5 === 0 && minutes <= 1440, {
    option: "forMinutes",
    value: minutes,
    rule: "must be a multiple of 5 from 5 to 1440",
    fix: "Round it to five minutes",
  });
  for (const option of ["maxLatencySeconds", "maxBytesPending", "maxOperationsPending"] as const) {
    const value = props[option];
    list.rule(value === undefined || value > 0, {
      option,
      value,
      rule: "must be more than 0",
      fix: "Take a limit, or leave it out",
    });
  }
  return list.all;
}
