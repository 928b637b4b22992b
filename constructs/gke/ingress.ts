/** Where a path of the Ingress leads. */
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
}
