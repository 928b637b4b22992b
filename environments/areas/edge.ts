import * as z from "zod";
import { PROXY_READ_SECONDS, ZONE_ID } from "../../vendors/cloudflare";
import { date, flag, formatted, group, integer, listOf, number } from "../fields";
import { hostname, ipv4Range, label, projectId } from "../patterns";

const managed = z
  .strictObject({
    kind: z.literal("managed").meta({ description: "Google issues and renews the certificate." }),
  })
  .meta({
    description:
      "A Google-managed certificate. It validates only when the host name resolves to the load balancer's own address, so never behind a proxied record.",
  });

const preShared = z
  .strictObject({
    kind: z.literal("pre-shared").meta({ description: "An operator uploaded the certificate." }),
    certificates: listOf(
      {
        description:
          "The certificates in the project, in order of preference: one, or two during a rotation. Their private keys never pass through Terraform.",
        rule: "must be one or two certificates, each with its name and endDate",
      },
      group("A certificate.", {
        name: label("Name of the certificate resource."),
        endDate: date({
          description:
            "Last day on which the certificate is valid, UTC. Alerts fire 60, 30 and 7 days before the first of these days.",
        }),
      }),
      1,
      2,
    ),
  })
  .meta({
    description: "Certificates that an operator uploaded, Cloudflare's origin certificates for instance.",
  });

const certificate = z
  .discriminatedUnion("kind", [managed, preShared], { error: "must be of kind managed or pre-shared" })
  .meta({ description: "The certificate that the load balancer shows." });

const cloudflare = z
  .strictObject({
    kind: z
      .literal("cloudflare")
      .meta({ description: "Visitors reach the load balancer through Cloudflare." }),
    zoneId: formatted({ description: "Id of the Cloudflare zone that holds the record." }, ZONE_ID),
    proxied: flag({
      description:
        "Cloudflare stands between visitors and the load balancer. The load balancer then answers only Cloudflare's ranges.",
    }),
    readTimeoutSeconds: integer(
      {
        description: `Time that Cloudflare waits for an answer before it answers 524; left out it is ${PROXY_READ_SECONDS}, which only an Enterprise plan raises.`,
        unit: "seconds",
      },
      PROXY_READ_SECONDS,
      6000,
    ).optional(),
    ranges: listOf(
      {
        description:
          "Cloudflare's IPv4 ranges as published at https://www.cloudflare.com/ips-v4: the only ones the load balancer answers while the record is proxied.",
      },
      ipv4Range("One of Cloudflare's ranges."),
      1,
      100,
    ),
    securityPolicyName: label("Name of the Cloud Armor policy that holds the allow list."),
    allowListPreview: flag({
      description:
        "The load balancer only logs what it would refuse. For the first days behind Cloudflare; it protects nothing.",
    }),
    largestUploadMib: integer(
      { description: "Largest request body that the zone's plan lets through.", unit: "MiB" },
      1,
      102_400,
    ),
  })
  .meta({ description: "A record in Cloudflare." });

const direct = z
  .strictObject({
    kind: z
      .literal("direct")
      .meta({ description: "Visitors reach the load balancer without anything in between." }),
    dnsZone: group("The Cloud DNS zone that holds the record.", {
      name: label("Name of the managed zone."),
      project: projectId("Id of the project that holds the zone."),
      ttlSeconds: integer(
        { description: "How long resolvers keep the record.", unit: "seconds" },
        30,
        86_400,
      ),
    })
      .nullable()
      .meta({
        description:
          "The Cloud DNS zone that holds the record; null where the record is kept outside this project.",
      }),
  })
  .meta({ description: "A record that points at the load balancer." });

/** Way of visitors to packagecloud. */
export const edge = group("How visitors reach packagecloud.", {
  hostname: hostname("Host name of the public URL; packagecloud's external_url is https:// and this name."),
  addressName: label("Name of the global address, which the DNS record points at."),
  deregistrationSeconds: integer(
    {
      description:
        "Time that a stopping pod keeps serving while the load balancer takes it out: two failed health checks take 30 seconds.",
      unit: "seconds",
    },
    30,
    300,
  ),
  logSampleRate: number(
    { description: "Share of requests that the load balancer logs.", unit: "share of 1" },
    0,
    1,
  ),
  sslPolicyName: label("Name of the load balancer's TLS policy."),
  certificate,
  dns: z
    .discriminatedUnion("kind", [cloudflare, direct], { error: "must be of kind cloudflare or direct" })
    .meta({
      description: "Where the host name's record is kept and what is in front of the load balancer.",
    }),
});
