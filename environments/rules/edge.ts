import { PROXY_READ_SECONDS } from "../../vendors/cloudflare";
import { MAX_MANAGED_DOMAIN } from "../../vendors/google";
import { problemIf, rule } from "./rule";

const proxiedNeverValidates = rule(["edge"], ({ edge }) =>
  problemIf(edge.dns.kind === "cloudflare" && edge.dns.proxied && edge.certificate.kind === "managed", {
    where: "edge.certificate.kind",
    value: edge.certificate.kind,
    rule: "must not be managed behind a proxied record: the host name resolves to Cloudflare, so Google's validation never succeeds",
    fix: "upload a certificate and name it with kind pre-shared, or set edge.dns.proxied to false",
  }),
);

const uploadsPassTheEdge = rule(["edge", "uploads"], ({ edge, uploads }) => {
  if (edge.dns.kind !== "cloudflare" || !edge.dns.proxied) return [];
  return problemIf(uploads.largestMib > edge.dns.largestUploadMib, {
    where: "uploads.largestMib",
    value: String(uploads.largestMib),
    rule: `must be at most edge.dns.largestUploadMib (${edge.dns.largestUploadMib}), because Cloudflare answers 413 to anything larger`,
    fix: "accept smaller packages, or a plan of Cloudflare that lets larger ones through",
  });
});

const pagesEndBeforeTheProxy = rule(["edge", "workloads"], ({ edge, workloads }) => {
  if (edge.dns.kind !== "cloudflare" || !edge.dns.proxied) return [];
  const { readTimeoutSeconds = PROXY_READ_SECONDS } = edge.dns;
  return problemIf(workloads.web.timeoutSeconds > readTimeoutSeconds, {
    where: "workloads.web.timeoutSeconds",
    value: String(workloads.web.timeoutSeconds),
    rule: `must be at most ${readTimeoutSeconds}, because Cloudflare answers 524 after that time without an answer`,
    fix: "lower it, or set edge.dns.readTimeoutSeconds to what an Enterprise plan of Cloudflare allows",
  });
});

const managedNameIsShort = rule(["edge"], ({ edge }) =>
  problemIf(edge.certificate.kind === "managed" && edge.hostname.length > MAX_MANAGED_DOMAIN, {
    where: "edge.hostname",
    value: edge.hostname,
    rule: `must have at most ${MAX_MANAGED_DOMAIN} characters for a Google-managed certificate`,
    fix: "choose a shorter name or a pre-shared certificate",
  }),
);

const certificatesDiffer = rule(["edge"], ({ edge: { certificate } }) => {
  if (certificate.kind !== "pre-shared") return [];
  const names = certificate.certificates.map(({ name }) => name);
  return certificate.certificates.flatMap(({ name }, index) =>
    problemIf(names.indexOf(name) < index, {
      where: `edge.certificate.certificates[${index}].name`,
      value: name,
      rule: "must not name the same certificate twice",
      fix: "upload the new certificate under a name of its own",
    }),
  );
});

export const edgeRules = [
  proxiedNeverValidates,
  uploadsPassTheEdge,
  pagesEndBeforeTheProxy,
  managedNameIsShort,
  certificatesDiffer,
];
