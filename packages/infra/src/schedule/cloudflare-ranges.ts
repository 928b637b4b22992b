import type { Network } from "@infra-tools/gitlab-pipeline/http/send";
import type { Environment } from "../../../../environments/environment";
import { type CheckResult, due, ok, unknown } from "./check";
import { getText } from "./get-text";

const NAME = "cloudflare-ranges";

/** https://www.cloudflare.com/ips/ links to it: one range per line. */
export const PUBLISHED = "https://www.cloudflare.com/ips-v4";

const RANGE = /^\d{1,3}(?:\.\d{1,3}){3}\/\d{1,2}$/;

/**
 * Compares Cloudflare's published ranges with those that the load balancer lets in. A missing one locks visitors out;
 * one too many lets somebody else's traffic in.
 */
export async function checkCloudflareRanges(
  { name, edge }: Environment,
  network: Network,
): Promise<CheckResult> {
  if (edge.dns.kind !== "cloudflare") return ok(NAME, `${name} is not behind Cloudflare.`);
  const published = await fetchRanges(network);
  if (typeof published === "string") {
    return unknown(NAME, `Cloudflare's list could not be read: ${published}.`, `Look at ${PUBLISHED}.`);
  }
  const configured: ReadonlySet<string> = new Set(edge.dns.ranges);
  const missing = published.filter((range) => !configured.has(range));
  const removed = edge.dns.ranges.filter((range) => !published.includes(range));
  if (missing.length === 0 && removed.length === 0) {
    return ok(NAME, `All ${published.length} of Cloudflare's ranges are in the data, and no other.`);
  }
  const parts = [
    ...(missing.length > 0 ? [`the data lacks ${missing.join(", ")}`] : []),
    ...(removed.length > 0 ? [`Cloudflare does not use ${removed.join(", ")} any more`] : []),
  ];
  return due(
    NAME,
    `Cloudflare's ranges have changed: ${parts.join("; ")}.`,
    `Change edge.dns.ranges of ${name} and deploy: until then requests from a missing range are refused.`,
  );
}

async function fetchRanges(network: Network): Promise<readonly string[] | string> {
  const answer = await getText(new URL(PUBLISHED), network);
  if ("problem" in answer) return answer.problem;
  const lines = answer.text.split("\n").map((line) => line.trim());
  const ranges = lines.filter((line) => line !== "");
  // A page of a proxy is no list, and an empty list would lock everybody out.
  if (ranges.length === 0 || !ranges.every((range) => RANGE.test(range))) return "it is not a list of ranges";
  return ranges;
}
