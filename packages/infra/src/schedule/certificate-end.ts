import type { Environment } from "../../../../environments/environment";
import { type CheckResult, due, ok } from "./check";
import { nearness } from "./last-day";

const NAME = "certificate-end";

/** Says when the certificates end that an operator uploaded. Google renews a managed one by itself. */
export function checkCertificateEnd({ name, edge: { certificate } }: Environment, now: Date): CheckResult {
  if (certificate.kind !== "pre-shared") return ok(NAME, "Google renews the certificate.");
  const ending = certificate.certificates.flatMap((each) => {
    const near = nearness(each.endDate, now);
    return near === undefined ? [] : [`${each.name} ${near}`];
  });
  if (ending.length === 0) {
    const days = certificate.certificates.map((each) => `${each.name} ends on ${each.endDate}`);
    return ok(NAME, `The load balancer's certificate ${days.join(", ")}.`);
  }
  return due(
    NAME,
    `The load balancer's certificate ${ending.join(", ")}.`,
    `Upload a new one under a name of its own, and put its name and last day first in edge.certificate.certificates of ${name}; if it is there already, take the old one away.`,
  );
}
