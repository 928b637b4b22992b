import { Manifest } from "@cdktf/provider-kubernetes/lib/manifest";
import { Construct } from "constructs";
import { MAX_MANAGED_DOMAIN } from "../../vendors/google";
import { type ConstructProblem, isKnown, ProblemList, throwProblems } from "../shared/validate";
import { objectLabels } from "./labels";
import { dnsLabelProblems } from "./rules";

const DOMAIN = /^([a-z0-9]([-a-z0-9]*[a-z0-9])?\.)+[a-z]{2,}$/;

export interface ManagedCertificateProps {
  readonly name: string;
  readonly namespace: string;
  /** @default {} */
  readonly labels?: Readonly<Record<string, string>>;
  /** 1 to 100 domains without wildcards, each of at most 63 characters. */
  readonly domains: readonly string[];
}

/**
 * A certificate that Google issues and renews, once its domains resolve to the load balancer: behind a proxy they
 * never do. See https://cloud.google.com/kubernetes-engine/docs/how-to/managed-certs
 */
export class ManagedCertificate extends Construct {
  readonly manifest: Manifest;
  readonly name: string;

  constructor(scope: Construct, id: string, props: ManagedCertificateProps) {
    super(scope, id);
    throwProblems(this, [
      ...dnsLabelProblems("name", props.name),
      ...domainProblems("domains", props.domains),
    ]);
    this.name = props.name;
    this.manifest = new Manifest(this, "manifest", {
      manifest: {
        apiVersion: "networking.gke.io/v1",
        kind: "ManagedCertificate",
        metadata: {
          name: props.name,
          namespace: props.namespace,
          labels: objectLabels(props.name, props.labels),
        },
        spec: { domains: [...props.domains] },
      },
    });
  }
}

/** Rules of a managed certificate's domains. */
export function domainProblems(option: string, domains: readonly string[]): readonly ConstructProblem[] {
  const problems = new ProblemList();
  problems.rule(domains.length >= 1 && domains.length <= 100, {
    option,
    value: domains.length,
    rule: "must be 1 to 100",
    fix: "Use several certificates for more",
  });
  for (const domain of domains) {
    problems.rule(!isKnown(domain) || (DOMAIN.test(domain) && domain.length <= MAX_MANAGED_DOMAIN), {
      option,
      value: domain,
      rule: `must be a domain of at most ${MAX_MANAGED_DOMAIN} characters, without wildcards`,
      fix: "Name each host, or use a pre-shared certificate",
    });
  }
  return problems.all;
}
