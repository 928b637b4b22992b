/** The load balancer's own health check; it does not see the pod's probes. */
export interface BackendHealthCheck {
  /** @default HTTP */
  readonly type?: "HTTP" | "HTTPS" | "HTTP2";
  readonly requestPath: string;
  /** The container's port number. @default - the serving port */
  readonly port?: number;
  /** @default 15 */
  readonly checkIntervalSec?: number;
  /** At most the interval. @default 5 */
  readonly timeoutSec?: number;
  /** @default 1 */
  readonly healthyThreshold?: number;
  /** @default 2 */
  readonly unhealthyThreshold?: number;
}

/** How Google's load balancer treats a Service, without the object's name; field names are the vendor's. */
export interface LoadBalancerBackend {
  /**
   * Seconds for one request and its whole answer, 1 to 2147483647. Always said: taking it out of a BackendConfig does
   * not bring the load balancer's 30 seconds back.
   */
  readonly timeoutSec: number;
  readonly connectionDraining: {
    /** Seconds that open requests get when a pod goes, 0 to 3600. */
    readonly drainingTimeoutSec: number;
  };
  readonly healthCheck: BackendHealthCheck;
  /** A Cloud Armor policy's name; an empty one takes the policy away. @default "" */
  readonly securityPolicyName?: string;
  /** `Name: value`, at most 16. @default [] */
  readonly customRequestHeaders?: readonly string[];
  /** `Name: value`, at most 16. @default [] */
  readonly customResponseHeaders?: readonly string[];
  /** @default { enable: true, sampleRate: 1 } */
  readonly logging?: { readonly enable: boolean; readonly sampleRate?: number };
}

export interface BackendConfigProps extends LoadBalancerBackend {
  readonly name: string;
  readonly namespace: string;
}
