import type { Network } from "@infra-tools/gitlab-pipeline/http/send";
import type { EnvironmentVariables } from "@infra-tools/runtime/run";
import * as z from "zod";
import type { Environment } from "../../../../environments/environment";
import { type CheckResult, due, ok, unknown } from "./check";
import { googleGet } from "./google-get";
import { lastWholeDay, nearness } from "./last-day";

const NAME = "certificate-end";

const certificateSchema = z.looseObject({ expireTime: z.iso.datetime({ offset: true }) });

/**
 * Says when uploaded certificates end, and whether the days in the environment's data, which the alerts go by, are the
 * real ones. Google renews a managed certificate by itself.
 */
export async function checkCertificateEnd(
  { name, google, edge: { certificate } }: Environment,
  now: Date,
  env: EnvironmentVariables,
  network: Network,
): Promise<CheckResult> {
  if (certificate.kind !== "pre-shared") return ok(NAME, "Google renews the certificate.");
  const { certificates } = certificate;
  const ending = certificates.flatMap((each) => {
    const near = nearness(each.endDate, now);
    return near === undefined ? [] : [`${each.name} ${near}`];
  });
  if (ending.length > 0) {
    return due(
      NAME,
      `The load balancer's certificate ${ending.join(", ")}.`,
      `Upload a new one under a name of its own, and put its name and last day first in edge.certificate.certificates of ${name}; if it is there already, remove the old one.`,
    );
  }
  for (const { name: certificateName, endDate } of certificates) {
    const url = new URL(
      `https://compute.googleapis.com/compute/v1/projects/${google.project}/global/sslCertificates/${certificateName}`,
    );
    const answer = await googleGet(url, certificateSchema, env, network);
    if ("problem" in answer) {
      return unknown(
        NAME,
        `Certificate ${certificateName} could not be read: ${answer.problem}.`,
        "Run the job again.",
      );
    }
    const lastDay = lastWholeDay(new Date(answer.value.expireTime));
    if (lastDay < endDate) {
      return due(
        NAME,
        `Certificate ${certificateName} ends on ${lastDay}, not on ${endDate} as the data of ${name} says.`,
        `Correct its endDate in edge.certificate.certificates of ${name}: the alerts go by it.`,
      );
    }
  }
  const days = certificates.map((each) => `${each.name} ends on ${each.endDate}`);
  return ok(NAME, `The load balancer's certificate ${days.join(", ")}.`);
}
