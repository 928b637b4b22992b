import { IngressV1 } from "@cdktf/provider-kubernetes/lib/ingress-v1";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { type ConstructProblem, ProblemList, throwProblems } from "../shared/validate";
import { FrontendConfig } from "./frontend-config";
import { objectLabels } from "./labels";
import { domainProblems, ManagedCertificate } from "./managed-certificate";
import { dnsLabelProblems, wholeNumberProblems } from "./rules";

/** Target of a path of the Ingress. */
export interface IngressBackendProps {
  /** The Service's name, or a reference to it. */
  readonly serviceName: string;
  /** The Service's port number. */
  readonly servicePort: number;
}

/** An Ingress of class `gce` with its FrontendConfig and, if asked for, a Google-managed certificate. */
export interface GceIngressProps {
  readonly name: string;
  readonly namespace: string;
  /** @default {} */
  readonly labels?: Readonly<Record<string, string>>;
  /** @default - every host */
  readonly host?: string;
  /**
   * Paths as the load balancer's URL map has them (`/*`, `/api/*`): the longest match wins, whatever the order.
   * `/api/*` does not match `/api` itself.
   */
  readonly paths: Readonly<Record<string, IngressBackendProps>>;
  /** Name of a reserved global address. */
  readonly staticIpName: string;
  /** Domains of a certificate that Google issues once they resolve to the load balancer. @default - none */
  readonly managedCertificateDomains?: readonly string[];
  /** Names of certificates uploaded to Compute Engine; two during a rotation. @default [] */
  readonly preSharedCertificates?: readonly string[];
  /** Answers plain HTTP with a redirect; without it, port 80 is closed. @default true */
  readonly redirectToHttps?: boolean;
  /** Name of an SSL policy. @default - the load balancer's default */
  readonly sslPolicy?: string;
  /** Resources that must exist before the load balancer is built, for example the reserved address. @default [] */
  readonly dependsOn?: readonly ITerraformDependable[];
}

/** A load balancer takes at most this many certificates, of all kinds together. */
const MAX_CERTIFICATES = 15;

/**
 * A GKE Ingress for an external Application Load Balancer. HTTPS is always on; every path leads to a Service with
 * network endpoint groups.
 */
export class GceIngress extends Construct {
  readonly ingress: IngressV1;
  readonly frontendConfig: FrontendConfig;
  readonly managedCertificate?: ManagedCertificate;

  constructor(scope: Construct, id: string, props: GceIngressProps) {
    super(scope, id);
    throwProblems(this, ingressProblems(props));
    const { name, namespace } = props;
    const metadata = { name, namespace, labels: props.labels };
    const redirectToHttps = props.redirectToHttps ?? true;
    this.frontendConfig = new FrontendConfig(this, "frontend-config", {
      ...metadata,
      redirectToHttps,
      sslPolicy: props.sslPolicy,
    });
    if (props.managedCertificateDomains !== undefined) {
      this.managedCertificate = new ManagedCertificate(this, "managed-certificate", {
        ...metadata,
        domains: props.managedCertificateDomains,
      });
    }
    this.ingress = new IngressV1(this, "ingress", {
      metadata: {
        name,
        namespace,
        labels: objectLabels(name, props.labels),
        annotations: {
          // GKE's documentation uses the annotation; an IngressClass named gce does not exist in the cluster.
          "kubernetes.io/ingress.class": "gce",
          "kubernetes.io/ingress.global-static-ip-name": props.staticIpName,
          // The redirect itself is served on port 80.
          "kubernetes.io/ingress.allow-http": `${redirectToHttps}`,
          "networking.gke.io/v1beta1.FrontendConfig": this.frontendConfig.name,
          ...(this.managedCertificate === undefined
            ? {}
            : { "networking.gke.io/managed-certificates": this.managedCertificate.name }),
          ...(props.preSharedCertificates === undefined || props.preSharedCertificates.length === 0
            ? {}
            : { "ingress.gcp.kubernetes.io/pre-shared-cert": props.preSharedCertificates.join(",") }),
        },
      },
      spec: {
        rule: [
          {
            host: props.host,
            http: { path: Object.entries(props.paths).map(([path, backend]) => pathBlock(path, backend)) },
          },
        ],
      },
      // The load balancer takes minutes, and longer for a certificate: nothing here needs its status.
      waitForLoadBalancer: false,
      dependsOn: [
        this.frontendConfig.manifest,
        ...(this.managedCertificate === undefined ? [] : [this.managedCertificate.manifest]),
        ...(props.dependsOn ?? []),
      ],
    });
  }
}

function pathBlock(path: string, backend: IngressBackendProps) {
  return {
    path,
    // Passed to the URL map unchanged; in a path of type Prefix a star is an error.
    pathType: "ImplementationSpecific",
    backend: { service: { name: backend.serviceName, port: { number: backend.servicePort } } },
  };
}

function ingressProblems(props: GceIngressProps): readonly ConstructProblem[] {
  const problems = new ProblemList();
  const preShared = props.preSharedCertificates ?? [];
  const managed = props.managedCertificateDomains;
  problems.addAll(dnsLabelProblems("name", props.name));
  problems.rule(managed !== undefined || preShared.length > 0, {
    option: "preSharedCertificates",
    rule: "must not be empty where no certificate is managed",
    fix: "Name an uploaded certificate, or say managedCertificateDomains",
  });
  const certificates = preShared.length + (managed === undefined ? 0 : 1);
  problems.rule(certificates <= MAX_CERTIFICATES, {
    option: "preSharedCertificates",
    value: certificates,
    rule: `must not be more than ${MAX_CERTIFICATES}, a managed one included`,
    fix: "Drop those that have been rotated out",
  });
  for (const name of preShared) {
    problems.addAll(dnsLabelProblems("preSharedCertificates", name));
  }
  if (managed !== undefined) problems.addAll(domainProblems("managedCertificateDomains", managed));
  problems.rule(Object.keys(props.paths).length > 0, {
    option: "paths",
    rule: "must not be empty",
    fix: 'Lead at least "/*" somewhere',
  });
  for (const [path, { servicePort }] of Object.entries(props.paths)) {
    problems.rule(/^\/([^*]*|([^*]*\/)?\*)$/.test(path), {
      option: "paths",
      value: path,
      rule: "must start with a slash, and have a star only as its whole last part",
      fix: 'Write it like "/*" or "/api/*"',
    });
    problems.addAll(wholeNumberProblems(`paths[${path}].servicePort`, servicePort, 1, 65535));
  }
  return problems.all;
}
