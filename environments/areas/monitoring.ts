import * as z from "zod";
import { SNS_TOPIC_ARN } from "../../vendors/aws";
import { NOTIFICATION_CHANNEL, UPTIME_PERIODS } from "../../vendors/google";
import { formatted, group, integer, number, text } from "../fields";
import { httpsAddress } from "../patterns";

/** Becomes part of a construct id, so it stays when the address changes. */
const word = z.string().regex(/^[a-z][a-z0-9-]{0,30}$/, { error: "must be a word in lower case" });

/** Alerts. */
export const monitoring = group("Objectives, alerts and their recipients.", {
  channels: z
    .record(word, formatted({ description: "A notification channel's full name." }, NOTIFICATION_CHANNEL), {
      error: "must be a map from words to notification channels",
    })
    .meta({
      description:
        "Existing notification channels of Cloud Monitoring that receive every alert: a word that never changes, and the channel's name.",
    }),
  pagers: z
    .record(word, formatted({ description: "A notification channel's full name." }, NOTIFICATION_CHANNEL), {
      error: "must be a map from words to notification channels",
    })
    .meta({
      description:
        "Existing notification channels that wake someone (PagerDuty, for example): they receive CRITICAL alerts only. Without one, CRITICAL alerts reach mailboxes only.",
    }),
  awsTopics: z
    .record(word, formatted({ description: "ARN of an existing SNS topic." }, SNS_TOPIC_ARN), {
      error: "must be a map from words to SNS topics",
    })
    .meta({
      description:
        "Existing SNS topics that receive the alarms of AWS, in the region of the bucket or of the replica: an alarm reaches topics of its own region only.",
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
      error: "must name at least one address, or alerts would reach nobody",
    })
    .meta({
      description:
        "E-mail addresses that receive every alert, those of AWS too (after each has confirmed AWS' first mail): a word that never changes, and the address.",
    }),
  runbookUrl: httpsAddress({
    description: "Address of docs/alerts.md as people on call read it; each alert links to its section.",
  }),
  objectives: group(
    "Service level objectives, over the last 28 days. Alerts fire when their error budget burns too fast.",
    {
      downloadAvailability: number(
        {
          description: "Share of downloads and pages that are answered without a server error.",
          unit: "share of 1",
        },
        0.9,
        0.9999,
      ),
      uploadAvailability: number(
        {
          description:
            "Share of requests to the API, uploads included, that are answered without a server error.",
          unit: "share of 1",
        },
        0.9,
        0.9999,
      ),
      latencySeconds: number(
        { description: "Time within which downloads and pages are answered.", unit: "seconds" },
        0.05,
        60,
      ),
      latencyShare: number(
        {
          description: "Share of downloads and pages that are answered within that time.",
          unit: "share of 1",
        },
        0.5,
        0.999,
      ),
    },
  ),
  minRequestsPerSecond: number(
    {
      description:
        "Requests a second on a route above which its burn rate counts: with fewer, one error would be a large share. The uptime checks' own requests count.",
      unit: "requests a second",
    },
    0.001,
    1000,
  ),
  maxQueuedJobs: integer(
    { description: "Jobs that may wait in resque's queues.", unit: "jobs" },
    1,
    1_000_000,
  ),
  databaseCpuRatio: number({ description: "Share of the database's CPU.", unit: "share of 1" }, 0.1, 1),
  databaseMemoryRatio: number({ description: "Share of the database's memory.", unit: "share of 1" }, 0.1, 1),
  databaseDiskRatio: number(
    {
      description:
        "Share of database.diskAutoresizeLimitGb that may be used; a disk that does not grow has an alert of its own.",
      unit: "share of 1",
    },
    0.1,
    0.99,
  ),
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
