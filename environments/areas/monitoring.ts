import * as z from "zod";
import { NOTIFICATION_CHANNEL, UPTIME_PERIODS } from "../../vendors/google";
import { formatted, group, integer, number, text } from "../fields";

/** Becomes part of a construct id, so it stays when the address changes. */
const word = z.string().regex(/^[a-z][a-z0-9-]{0,30}$/, { error: "must be a word in lower case" });

/** Alerts. */
export const monitoring = group("Alerts: when they fire and whom they tell.", {
  channels: z
    .record(word, formatted({ description: "A notification channel's full name." }, NOTIFICATION_CHANNEL), {
      error: "must be a map from words to notification channels",
    })
    .meta({
      description:
        "Cloud Monitoring notification channels that exist already and are told of every alert: a word that never changes, and the channel's name.",
    }),
  emails: z
    .record(
      word,
      text(
        { description: "An e-mail address.", rule: "must be an e-mail address" },
        /^[^\s@]+@[a-z0-9-]+(\.[a-z0-9-]+)+$/,
      ),
      { error: "must be a map from words to e-mail addresses" },
    )
    .refine((addresses) => Object.keys(addresses).length > 0, {
      error: "must name at least one address: an alert that nobody hears is none",
    })
    .meta({
      description:
        "E-mail addresses that are told of every alert, those of AWS too: a word that never changes, and the address.",
    }),
  errorRatio: number(
    {
      description: "Share of requests answered with a server error at which the alert fires.",
      unit: "share of 1",
    },
    0.0001,
    1,
  ),
  minRequestsPerSecond: number(
    {
      description:
        "Requests to the load balancer above which the share of errors is judged. With fewer, one error would be a large share; the uptime check's own requests count.",
      unit: "requests a second",
    },
    0.001,
    1000,
  ),
  latencySeconds: number(
    {
      description:
        "95th percentile of the load balancer's latency, downloads and pages only, at which the alert fires.",
      unit: "seconds",
    },
    0.05,
    60,
  ),
  databaseCpuRatio: number({ description: "Share of the database's CPU.", unit: "share of 1" }, 0.1, 1),
  databaseMemoryRatio: number({ description: "Share of the database's memory.", unit: "share of 1" }, 0.1, 1),
  databaseDiskRatio: number({ description: "Share of the database's disk.", unit: "share of 1" }, 0.1, 1),
  redisMemoryRatio: number({ description: "Share of Redis' memory.", unit: "share of 1" }, 0.1, 1),
  replicationLagSeconds: integer(
    { description: "Time by which the replica may lag behind the bucket.", unit: "seconds" },
    60,
    86_400,
  ),
  uptimeCheckSeconds: z.literal(UPTIME_PERIODS, { error: "must be 60, 300, 600 or 900 (seconds)" }).meta({
    description: "Time between two checks of the public URL.",
    unit: "seconds",
    rule: "must be 60, 300, 600 or 900 (seconds)",
  }),
});
