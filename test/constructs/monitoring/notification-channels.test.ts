import { NotificationChannels } from "../../../constructs/monitoring/notification-channels";
import type { NotificationChannelSpec } from "../../../constructs/monitoring/notification-channels-props";
import { assertions, resources } from "../../support/synth";
import { schemaProblems } from "../schema-check";
import { addresses, refusal, synthWithProviders } from "../synth-with-providers";

const channels = {
  team: { type: "email", address: "team@example.com" },
  events: { type: "pubsub", topic: "projects/p/topics/t" },
  pager: { type: "existing", name: "projects/p/notificationChannels/1" },
} as const satisfies Readonly<Record<string, NotificationChannelSpec>>;

describe("notification channels", () => {
  test("are made for addresses and topics, and only named when they exist", () => {
    const stack = synthWithProviders((scope) => {
      const { names } = new NotificationChannels(scope, "channels", { namePrefix: "orders ops", channels });
      expect(names).toHaveLength(3);
      expect(names[1]).toBe("projects/p/notificationChannels/1");
    });
    expect(Object.values(resources(stack, "google_monitoring_notification_channel"))).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          type: "email",
          labels: { email_address: "team@example.com" },
          display_name: "orders ops: team",
          force_delete: false,
        }),
        expect.objectContaining({ type: "pubsub", labels: { topic: "projects/p/topics/t" } }),
      ]),
    );
    expect(schemaProblems(stack)).toEqual([]);
    expect(addresses(stack)).toEqual([
      "google_monitoring_notification_channel.channels_events_A313E010",
      "google_monitoring_notification_channel.channels_team_2967E7F9",
    ]);
  });

  test("are checked for those that Google has not verified; an existing one is not read", () => {
    const stack = synthWithProviders((scope) => {
      new NotificationChannels(scope, "channels", { namePrefix: "orders ops", channels });
    });
    const names = Object.keys(resources(stack, "google_monitoring_notification_channel"));
    expect(assertions(stack)).toHaveLength(2);
    for (const name of names) {
      expect(assertions(stack)).toContainEqual({
        condition: `\${google_monitoring_notification_channel.${name}.verification_status != "UNVERIFIED"}`,
        error_message: expect.stringMatching(
          /^Google has not verified the notification channel "orders ops: /,
        ),
      });
    }
  });

  test.each<[NotificationChannelSpec, string]>([
    [{ type: "email", address: "team" }, "channels.x.address must look like someone@example.com"],
    [{ type: "pubsub", topic: "t" }, "channels.x.topic must look like projects/<project>/topics/<topic>"],
    [
      { type: "existing", name: "1" },
      "channels.x.name must look like projects/<project>/notificationChannels/<id>",
    ],
  ])("refuse %j", (spec, message) => {
    expect(
      refusal((scope) => {
        new NotificationChannels(scope, "channels", { namePrefix: "p", channels: { x: spec } });
      }),
    ).toContain(message);
  });
});
