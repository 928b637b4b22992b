import { MonitoringNotificationChannel } from "@cdktf/provider-google/lib/monitoring-notification-channel";
import { Construct } from "constructs";
import { NOTIFICATION_CHANNEL } from "../../vendors/google";
import { Check, type CheckAssertion } from "../shared/check";
import { type ConstructProblem, isKnown, ProblemList, throwProblems } from "../shared/validate";
import type { NotificationChannelSpec, NotificationChannelsProps } from "./notification-channels-props";

/**
 * Status of a channel that does not work until it is verified; any other status, or none, is one that works.
 *
 * @see https://cloud.google.com/monitoring/api/ref_v3/rest/v3/projects.notificationChannels#VerificationStatus
 */
const UNVERIFIED = "UNVERIFIED";

/**
 * The channels that alerts speak through.
 *
 * @throws {ConstructError} with every channel that is none.
 */
export class NotificationChannels extends Construct {
  /** Resource names, in the order of the words; for `notificationChannels` of alerts. */
  readonly names: readonly string[];
  private readonly verifications: CheckAssertion[] = [];

  constructor(scope: Construct, id: string, props: NotificationChannelsProps) {
    super(scope, id);
    throwProblems(this, problems(props));
    this.names = Object.entries(props.channels)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([word, spec]) => this.channel(word, spec, props.namePrefix));
    if (this.verifications.length > 0) new Check(this, "verified", this.verifications);
  }

  private channel(word: string, spec: NotificationChannelSpec, namePrefix: string): string {
    if (spec.type === "existing") return spec.name;
    const displayName = `${namePrefix}: ${word}`;
    const channel = new MonitoringNotificationChannel(this, word, {
      displayName,
      type: spec.type,
      labels: spec.type === "email" ? { email_address: spec.address } : { topic: spec.topic },
      // A channel that policies still use is not deleted.
      forceDelete: false,
    });
    this.verifications.push({
      condition: `\${${channel.verificationStatus} != "${UNVERIFIED}"}`,
      errorMessage:
        `Google has not verified the notification channel "${displayName}": alerts do not reach it. Verify it in ` +
        "Cloud Monitoring, under Alerting, Edit notification channels.",
    });
    return channel.name;
  }
}

function problems(props: NotificationChannelsProps): readonly ConstructProblem[] {
  const list = new ProblemList();
  for (const [word, spec] of Object.entries(props.channels)) {
    const { option, value, pattern, example } = rule(spec);
    if (!isKnown(value)) continue;
    list.rule(pattern.test(value), {
      option: `channels.${word}.${option}`,
      value,
      rule: `must look like ${example}`,
      fix: "Correct it",
    });
  }
  return list.all;
}

function rule(spec: NotificationChannelSpec) {
  switch (spec.type) {
    case "email":
      return {
        option: "address",
        value: spec.address,
        pattern: /^[^@\s]+@[^@\s]+\.[^@\s]+$/,
        example: "someone@example.com",
      };
    case "pubsub":
      return {
        option: "topic",
        value: spec.topic,
        pattern: /^projects\/[^/]+\/topics\/[^/]+$/,
        example: "projects/<project>/topics/<topic>",
      };
    case "existing":
      return {
        option: "name",
        value: spec.name,
        pattern: NOTIFICATION_CHANNEL.pattern,
        example: "projects/<project>/notificationChannels/<id>",
      };
  }
}
