import type { Construct } from "constructs";
import type { AlertCommonProps } from "../../../constructs/monitoring/alert-common";
import { type Block, resources, type SynthesizedStack } from "../../support/synth";
import { schemaProblems } from "../schema-check";
import { synthWithProviders } from "../synth-with-providers";

/** Props of every alert group in these tests. */
export const common: AlertCommonProps = {
  namePrefix: "orders ops",
  notificationChannels: ["projects/p/notificationChannels/1"],
  runbookUrl: "https://example.com/runbook",
  labels: { team: "orders" },
};

/**
 * Synthesizes a group of alerts, after checking what must hold for each of them: valid for the provider, told to
 * someone, with labels, a runbook and more than a few words of advice.
 */
export function synthAlerts(build: (stack: Construct) => void): SynthesizedStack {
  const stack = synthWithProviders(build);
  expect(schemaProblems(stack)).toEqual([]);
  const policies = Object.values(resources(stack, "google_monitoring_alert_policy"));
  expect(policies.length).toBeGreaterThan(0);
  for (const policy of policies) {
    expect(policy).toMatchObject({
      display_name: expect.stringMatching(/^orders ops: /),
      notification_channels: common.notificationChannels,
      user_labels: common.labels,
      documentation: {
        content: expect.stringMatching(/\n```sh\n[^\n]+\n```\n$/),
        links: [{ url: expect.stringMatching(/^https:\/\/example\.com\/runbook#[a-z0-9-]+$/) }],
      },
    });
    const { content } = policy["documentation"] as { readonly content: string };
    expect(content.length).toBeGreaterThan(80);
  }
  return stack;
}

/** The policy whose name contains a text; fails when there is none or more than one. */
export function policy(stack: SynthesizedStack, title: string): Block {
  const result = Object.values(resources(stack, "google_monitoring_alert_policy")).filter((block) =>
    String(block["display_name"]).includes(title),
  );
  const [first] = result;
  if (first === undefined || result.length > 1) throw new Error(`${result.length} policies named ${title}`);
  return first;
}

/** All policies' names, sorted. */
export function titles(stack: SynthesizedStack): readonly string[] {
  return Object.values(resources(stack, "google_monitoring_alert_policy"))
    .map((block) => String(block["display_name"]).replace("orders ops: ", ""))
    .sort();
}
