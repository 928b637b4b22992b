import type { Construct } from "constructs";
import type { AlertCommonProps } from "../../constructs/monitoring/alert-common";
import { DateAlerts } from "../../constructs/monitoring/date-alerts";
import type { Environment } from "../../environments/environment";

/** Alerts 60, 30 and 7 days before the licence, the signing key and an uploaded certificate end. */
export function addEndDates(scope: Construct, common: AlertCommonProps, environment: Environment): void {
  const { secrets, edge, google } = environment;
  if (secrets.licence.endDate !== null) {
    new DateAlerts(scope, "licence", {
      ...common,
      subject: "packagecloud licence",
      lastDay: secrets.licence.endDate,
      whatToDo:
        "Without a valid licence packagecloud answers every request with an error. Get a new key from the vendor, add " +
        "it as a new version of its secret, and set that version and its last day in the environment's data: " +
        "docs/rotate-licence.md has the steps.",
      firstCommand: `gcloud secrets versions list ${secrets.licence.id} --project=${google.project}`,
    });
  }
  if (secrets.gpgKey.endDate !== null) {
    new DateAlerts(scope, "signing-key", {
      ...common,
      subject: "key that signs repository metadata",
      lastDay: secrets.gpgKey.endDate,
      whatToDo:
        "When the key ends, every `apt update` fails with an expired signature. Extend the key, add it as a new version " +
        "of its secret, set that version and its last day in the environment's data, and publish the public key: " +
        "docs/rotate-gpg-key.md has the steps.",
      firstCommand: `curl -s https://${edge.hostname}/gpg.key | gpg --show-keys`,
    });
  }
  addCertificateEnd(scope, common, environment);
}

/** Tells whether Cloudflare's proxy is between visitors and the load balancer. */
export function isProxied(dns: Environment["edge"]["dns"]): boolean {
  return dns.kind === "cloudflare" && dns.proxied;
}

/** The first to end where there are two. Behind a proxy this end is invisible from outside. */
function addCertificateEnd(scope: Construct, common: AlertCommonProps, { edge, google }: Environment): void {
  const { hostname, certificate, dns } = edge;
  if (certificate.kind !== "pre-shared") return;
  const [first] = certificate.certificates.map(({ endDate }) => endDate).sort();
  if (first === undefined) return;
  const consequence = isProxied(dns)
    ? "Then Cloudflare, where it checks the load balancer's certificate, answers every request with 526."
    : "Then browsers and package managers refuse the site.";
  new DateAlerts(scope, "certificate", {
    ...common,
    subject: `load balancer's certificate for ${hostname}`,
    lastDay: first,
    whatToDo:
      `${consequence} Upload a new certificate under a name of its own (\`gcloud compute ssl-certificates create\`), put its name and ` +
      "last day first in `edge.certificate.certificates` of the environment's data and deploy; remove the old one in a " +
      "later change. If the new one is there already, only that is left to do. docs/rotate-certificate.md has the steps.",
    firstCommand: `gcloud compute ssl-certificates list --global --project=${google.project} --format='table(name,expireTime)'`,
  });
}
