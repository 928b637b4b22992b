/** Notification channels by fixed word (the construct id). */
export interface NotificationChannelsProps {
  readonly channels: Readonly<Record<string, NotificationChannelSpec>>;
  /** Starts the names that people see. */
  readonly namePrefix: string;
}

/**
 * An e-mail address or a Pub/Sub topic, made here; or a channel that exists. PagerDuty, Slack and webhooks with a
 * password need a secret, which would end in Terraform's state: make them by hand and name them.
 */
export type NotificationChannelSpec =
  | { readonly type: "email"; readonly address: string }
  | { readonly type: "pubsub"; readonly topic: string }
  | { readonly type: "existing"; readonly name: string };
