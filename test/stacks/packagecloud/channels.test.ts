import type { EnvironmentData } from "../../../environments/environment";
import { validateEnvironment } from "../../../environments/validate";
import { changed, setAt } from "../../environments/change";
import { DATA, synthEnvironment } from "../../support/environments";
import { policyStatements, verdict } from "../../support/iam-policy";
import { assertions, type Block, resources, type SynthesizedStack } from "../../support/synth";

const ALARM = "aws_cloudwatch_metric_alarm";
const TOPIC = "aws_sns_topic";
const SUBSCRIPTION = "aws_sns_topic_subscription";
const POLICY = "google_monitoring_alert_policy";
const CHANNEL = "google_monitoring_notification_channel";

/** Reasons for which an alarm or an alert would reach nobody. */
function silent(stack: SynthesizedStack, { monitoring }: EnvironmentData): readonly string[] {
  return [...silentAlarms(stack, monitoring), ...silentPolicies(stack, monitoring)];
}

type Monitoring = EnvironmentData["monitoring"];

function silentAlarms(stack: SynthesizedStack, monitoring: Monitoring): readonly string[] {
  const existing = Object.values(monitoring.awsTopics);
  return Object.entries(resources(stack, ALARM)).flatMap(([name, alarm]) =>
    ["alarm_actions", "ok_actions"].flatMap((kind) => {
      const targets = texts(alarm[kind]);
      if (alarm["actions_enabled"] === false) return [`${name}: actions are off`];
      if (targets.length === 0) return [`${name}: no ${kind}`];
      return targets
        .filter((target) => !existing.includes(target))
        .flatMap((target) => silentTopic(stack, monitoring, target, alarm["region"]))
        .map((reason) => `${name}: ${kind}: ${reason}`);
    }),
  );
}

function silentTopic(
  stack: SynthesizedStack,
  monitoring: Monitoring,
  target: string,
  region: unknown,
): readonly string[] {
  const id = /^\$\{aws_sns_topic\.(.+)\.arn\}$/.exec(target)?.[1] ?? "";
  const topic = resources(stack, TOPIC)[id];
  if (topic === undefined) return ["no such topic"];
  const reasons: string[] = [];
  if (topic["region"] !== region) reasons.push("the topic is in another region");
  if (!mayPublish(stack, id, topic)) reasons.push("CloudWatch may not publish");
  const subscriptions = Object.entries(resources(stack, SUBSCRIPTION)).filter(
    ([, each]) => each["topic_arn"] === target && each["region"] === region,
  );
  const recipients = subscriptions.map(([, each]) => String(each["endpoint"]));
  const missing = Object.values(monitoring.emails).filter((address) => !recipients.includes(address));
  if (recipients.length === 0) reasons.push("no subscription");
  else if (missing.length > 0) reasons.push(`${missing.join(", ")} not subscribed`);
  const conditions = assertions(stack).map(({ condition }) => condition);
  for (const [name] of subscriptions) {
    if (!conditions.includes(`\${!${SUBSCRIPTION}.${name}.pending_confirmation}`))
      reasons.push(`no check whether ${name} is confirmed`);
  }
  return reasons;
}

/**
 * The policy that SNS gives a new topic lets every service publish for the topic's own account. CloudWatch cannot use a topic
 * that is encrypted with AWS' own key for SNS, and needs a grant on any other key.
 *
 * @see https://docs.aws.amazon.com/sns/latest/dg/sns-access-policy-use-cases.html
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Notify_Users_Alarm_Changes.html
 */
function mayPublish(stack: SynthesizedStack, id: string, topic: Block): boolean {
  if (topic["kms_master_key_id"] !== undefined) return false;
  const policies = [
    topic["policy"],
    ...Object.values(resources(stack, "aws_sns_topic_policy"))
      .filter(({ arn }) => arn === `\${aws_sns_topic.${id}.arn}`)
      .map(({ policy }) => policy),
  ].filter((policy) => policy !== undefined);
  return policies.every((policy) => {
    const statements = policyStatements(policy).filter(({ Principal }) =>
      /"\*"|cloudwatch\.amazonaws\.com/.test(JSON.stringify(Principal)),
    );
    return verdict(statements, "sns:Publish", "*") === "allowed";
  });
}

function silentPolicies(stack: SynthesizedStack, monitoring: Monitoring): readonly string[] {
  const existing = [...Object.values(monitoring.channels), ...Object.values(monitoring.pagers)];
  const managed = Object.keys(resources(stack, CHANNEL));
  const conditions = assertions(stack).map(({ condition }) => condition);
  const unchecked = managed
    .filter((name) => !conditions.includes(`\${${CHANNEL}.${name}.verification_status != "UNVERIFIED"}`))
    .map((name) => `no check whether ${name} is verified`);
  const names = new Set([...existing, ...managed.map((name) => `\${${CHANNEL}.${name}.name}`)]);
  const policies = Object.entries(resources(stack, POLICY)).flatMap(([name, policy]) => {
    const channels = texts(policy["notification_channels"]);
    if (policy["enabled"] === false) return [`${name}: off`];
    if (channels.length === 0) return [`${name}: no channel`];
    return channels
      .filter((channel) => !names.has(channel))
      .map(() => `${name}: a channel that does not exist`);
  });
  return [...unchecked, ...policies];
}

function texts(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.map(String) : [];
}

const WITH_EXISTING = changed(
  changed(DATA.ops, "monitoring.awsTopics", { pager: "arn:aws:sns:us-west-1:123456789012:pager" }),
  "monitoring.pagers",
  { pager: "projects/gitlab-ops/notificationChannels/7" },
);

it.each([...Object.entries(DATA), ["ops with existing topics and channels", WITH_EXISTING] as const])(
  "every alarm and every alert of %s reaches each address of the data, in both clouds",
  (_, data) => {
    const stack = synthEnvironment(data);
    expect(Object.keys(resources(stack, ALARM))).toHaveLength(5);
    expect(Object.keys(resources(stack, POLICY)).length).toBeGreaterThan(30);
    expect(silent(stack, data)).toEqual([]);
  },
);

it("an environment without a recipient is refused", () => {
  expect(() => validateEnvironment("ops", changed(DATA.ops, "monitoring.emails", {}))).toThrow(
    "must name at least one address, or alerts would reach nobody",
  );
});

describe("a break of the way is noticed:", () => {
  const stack = synthEnvironment(DATA.ops);
  const [alarm = ""] = Object.keys(resources(stack, ALARM));
  const [topic = ""] = Object.keys(resources(stack, TOPIC));
  const [subscription = ""] = Object.keys(resources(stack, SUBSCRIPTION));
  const [policy = ""] = Object.keys(resources(stack, POLICY));
  const fieldOf = (type: string, name: string, field: string) => `resource.${type}.${name}.${field}`;
  const allow = (Principal: unknown, Action = ["sns:Publish"]) =>
    JSON.stringify({ Statement: [{ Sid: "x", Effect: "Allow", Principal, Action, Resource: ["*"] }] });

  it.each<[string, string, unknown, RegExp]>([
    ["an alarm without an action", fieldOf(ALARM, alarm, "alarm_actions"), [], /no alarm_actions/],
    ["an alarm that does not say when it is over", fieldOf(ALARM, alarm, "ok_actions"), [], /no ok_actions/],
    ["an alarm whose actions are off", fieldOf(ALARM, alarm, "actions_enabled"), false, /actions are off/],
    [
      "a topic that nobody made",
      fieldOf(ALARM, alarm, "ok_actions"),
      ["arn:aws:sns:us-west-1:123456789012:gone"],
      /ok_actions: no such topic/,
    ],
    ["a topic in another region", fieldOf(TOPIC, topic, "region"), "us-east-2", /another region/],
    [
      "a topic that AWS' own key encrypts",
      fieldOf(TOPIC, topic, "kms_master_key_id"),
      "alias/aws/sns",
      /CloudWatch may not publish/,
    ],
    [
      "a topic's policy for somebody else",
      fieldOf(TOPIC, topic, "policy"),
      allow({ Service: "events.amazonaws.com" }),
      /CloudWatch may not publish/,
    ],
    [
      "a topic's policy that lets CloudWatch only look",
      fieldOf(TOPIC, topic, "policy"),
      allow({ Service: "cloudwatch.amazonaws.com" }, ["sns:GetTopicAttributes"]),
      /CloudWatch may not publish/,
    ],
    [
      "a subscription to another topic",
      fieldOf(SUBSCRIPTION, subscription, "topic_arn"),
      "arn",
      /no subscription/,
    ],
    [
      "a subscription of somebody else",
      fieldOf(SUBSCRIPTION, subscription, "endpoint"),
      "nobody@example.com",
      /not subscribed/,
    ],
    ["no check at all", "check", {}, /no check whether .* is (confirmed|verified)/],
    ["an alert without a channel", fieldOf(POLICY, policy, "notification_channels"), [], /no channel/],
    [
      "an alert to a channel that is not there",
      fieldOf(POLICY, policy, "notification_channels"),
      ["projects/p/notificationChannels/1"],
      /a channel that does not exist/,
    ],
    ["an alert that is off", fieldOf(POLICY, policy, "enabled"), false, /: off/],
  ])("%s", (_, path, value, reason) => {
    const broken = setAt(stack, path, value) as SynthesizedStack;
    expect(silent(broken, DATA.ops).join("\n")).toMatch(reason);
  });

  it("a topic's policy that lets CloudWatch publish is none", () => {
    const allowed = setAt(
      stack,
      fieldOf(TOPIC, topic, "policy"),
      allow({ Service: "cloudwatch.amazonaws.com" }),
    ) as SynthesizedStack;
    expect(silent(allowed, DATA.ops)).toEqual([]);
  });
});
