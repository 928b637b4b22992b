import { Manifest } from "@cdktf/provider-kubernetes/lib/manifest";
import { Construct } from "constructs";
import { type ConstructProblem, ProblemList, throwProblems } from "../shared/validate";
import { nonEmpty } from "./block";
import { objectLabels } from "./labels";
import { dnsLabelProblems, wholeNumberProblems } from "./rules";

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

/** Treatment of a Service by Google's load balancer, without the object's name; field names are the vendor's. */
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
  /** @default {} */
  readonly labels?: Readonly<Record<string, string>>;
}

/**
 * A BackendConfig. A Service takes it up by an annotation.
 * See https://cloud.google.com/kubernetes-engine/docs/how-to/ingress-configuration
 */
export class BackendConfig extends Construct {
  readonly manifest: Manifest;
  readonly name: string;

  constructor(scope: Construct, id: string, props: BackendConfigProps) {
    super(scope, id);
    throwProblems(this, [...dnsLabelProblems("name", props.name), ...loadBalancerProblems(props)]);
    this.name = props.name;
    this.manifest = new Manifest(this, "manifest", {
      manifest: {
        apiVersion: "cloud.google.com/v1",
        kind: "BackendConfig",
        metadata: {
          name: props.name,
          namespace: props.namespace,
          labels: objectLabels(props.name, props.labels),
        },
        spec: backendSpec(props),
      },
    });
  }
}

/** Rules of a load balancer's backend; `drainingTimeoutSec` has to leave requests their time. */
export function loadBalancerProblems(backend: LoadBalancerBackend): readonly ConstructProblem[] {
  const problems = new ProblemList();
  const { timeoutSec, healthCheck } = backend;
  const { drainingTimeoutSec } = backend.connectionDraining;
  problems.addAll(wholeNumberProblems("timeoutSec", timeoutSec, 1, 2_147_483_647));
  problems.addAll(wholeNumberProblems("connectionDraining.drainingTimeoutSec", drainingTimeoutSec, 0, 3600));
  problems.rule(drainingTimeoutSec >= Math.min(timeoutSec, 3600), {
    option: "connectionDraining.drainingTimeoutSec",
    value: drainingTimeoutSec,
    rule: `must not be below timeoutSec (${timeoutSec}), or 3600 where that is longer`,
    fix: "Raise it: a shorter one cuts requests that are still within their time",
  });
  problems.rule(healthCheck.requestPath.startsWith("/"), {
    option: "healthCheck.requestPath",
    value: healthCheck.requestPath,
    rule: "must start with a slash",
    fix: "Write the path from the root",
  });
  const interval = healthCheck.checkIntervalSec ?? 15;
  problems.addAll(wholeNumberProblems("healthCheck.checkIntervalSec", interval, 1, 300));
  problems.addAll(wholeNumberProblems("healthCheck.timeoutSec", healthCheck.timeoutSec ?? 5, 1, interval));
  problems.addAll(wholeNumberProblems("healthCheck.port", healthCheck.port, 1, 65535));
  problems.addAll(wholeNumberProblems("healthCheck.healthyThreshold", healthCheck.healthyThreshold, 1, 10));
  problems.addAll(
    wholeNumberProblems("healthCheck.unhealthyThreshold", healthCheck.unhealthyThreshold, 1, 10),
  );
  for (const option of ["customRequestHeaders", "customResponseHeaders"] as const) {
    const headers = backend[option] ?? [];
    problems.rule(headers.length <= 16, {
      option,
      value: headers.length,
      rule: "must not be more than 16",
      fix: "Drop some",
    });
    for (const header of headers) {
      problems.rule(/^[A-Za-z0-9-]+:.*\S/.test(header), {
        option,
        value: header,
        rule: "must be written `Name: value`",
        fix: "Put a colon behind the name",
      });
    }
  }
  const rate = backend.logging?.sampleRate ?? 1;
  problems.rule(rate >= 0 && rate <= 1, {
    option: "logging.sampleRate",
    value: rate,
    rule: "must be from 0 to 1",
    fix: "1 logs every request",
  });
  return problems.all;
}

/**
 * Timeout, draining, logging and policy are always said: when one disappears from the spec, the controller leaves the
 * load balancer as it is. Headers that disappear, it takes away.
 */
function backendSpec(backend: LoadBalancerBackend) {
  const { healthCheck, logging } = backend;
  const requestHeaders = nonEmpty(backend.customRequestHeaders);
  const responseHeaders = nonEmpty(backend.customResponseHeaders);
  return {
    timeoutSec: backend.timeoutSec,
    connectionDraining: { drainingTimeoutSec: backend.connectionDraining.drainingTimeoutSec },
    healthCheck: {
      type: healthCheck.type ?? "HTTP",
      requestPath: healthCheck.requestPath,
      port: healthCheck.port,
      checkIntervalSec: healthCheck.checkIntervalSec ?? 15,
      timeoutSec: healthCheck.timeoutSec ?? 5,
      healthyThreshold: healthCheck.healthyThreshold ?? 1,
      unhealthyThreshold: healthCheck.unhealthyThreshold ?? 2,
    },
    logging: { enable: logging?.enable ?? true, sampleRate: logging?.sampleRate ?? 1 },
    securityPolicy: { name: backend.securityPolicyName ?? "" },
    customRequestHeaders: requestHeaders && { headers: requestHeaders },
    customResponseHeaders: responseHeaders && { headers: responseHeaders },
  };
}
