import { Construct } from "constructs";
import { ProblemList, throwProblems } from "../shared/validate";
import { Alert } from "./alert";
import type { LoadBalancerAlertsProps } from "./alerts-props";
import { allOf, commonProps } from "./common-props";

const DEFAULT_MIN_REQUESTS = 1;

/**
 * Alerts on what users of an external Application Load Balancer see: errors, slowness, silence.
 *
 * @see https://cloud.google.com/load-balancing/docs/https/https-logging-monitoring
 * @throws {ConstructError} with every rule that the props break.
 */
export class LoadBalancerAlerts extends Construct {
  readonly errors: Alert;
  readonly latency: Alert;
  /** Not there when `noTrafficForSeconds` is "off". */
  readonly noTraffic: Alert | undefined;

  constructor(scope: Construct, id: string, props: LoadBalancerAlertsProps) {
    super(scope, id);
    check(this, props);
    const common = commonProps(props);
    const forSeconds = props.forSeconds ?? 300;
    const requests = allOf(loadBalancer(props), metric("request_count"));
    const rate = { periodSeconds: 60, aligner: "ALIGN_RATE", reducer: "REDUCE_SUM" };
    const maxErrorRatio = props.maxErrorRatio ?? 0.01;
    const minRequests = props.minRequestsPerSecond ?? DEFAULT_MIN_REQUESTS;

    this.errors = new Alert(this, "errors", {
      ...common,
      title: "load balancer answers with errors",
      severity: "CRITICAL",
      whatToDo:
        `More than ${percent(maxErrorRatio)} of requests get a 5xx. Look at the load balancer's logs for ` +
        "`statusDetails`: `failed_to_connect_to_backend` and `no_healthy_backends` mean pods are not ready, " +
        "`backend_timeout` means they are slow, `response_sent_by_backend` means the application itself fails: read " +
        "its logs. If all pods fail at once, look at the database, at Redis and at the end of the licence, then at " +
        "the last deployment and roll it back.",
      conditions: [
        {
          kind: "threshold",
          title: "share of 5xx answers",
          filter: allOf(requests, 'metric.labels.response_code_class = "500"'),
          comparison: "above",
          threshold: maxErrorRatio,
          forSeconds,
          aggregation: rate,
          denominator: { filter: requests, aggregation: rate },
        },
        {
          kind: "threshold",
          title: "enough requests for a share",
          filter: requests,
          comparison: "above",
          threshold: minRequests,
          forSeconds,
          aggregation: rate,
        },
      ],
    });

    const percentile = props.latencyPercentile ?? 95;
    const maxLatencyMs = props.maxLatencyMs ?? 2000;
    this.latency = new Alert(this, "latency", {
      ...common,
      title: "load balancer answers slowly",
      severity: "ERROR",
      whatToDo:
        `${100 - percentile}% of requests take longer than ${maxLatencyMs} ms. Look whether pods are at their CPU ` +
        "limit and whether the autoscaler is at its maximum; then at slow queries in the database's Query Insights.",
      conditions: [
        {
          kind: "threshold",
          title: `latency, percentile ${percentile}, in ms`,
          filter: allOf(
            loadBalancer(props),
            metric("total_latencies"),
            ...(props.latencyExcludedPathRules ?? []).map(
              (rule) => `resource.labels.matched_url_path_rule != "${rule}"`,
            ),
          ),
          comparison: "above",
          threshold: maxLatencyMs,
          forSeconds,
          aggregation: {
            periodSeconds: 60,
            aligner: "ALIGN_DELTA",
            reducer: `REDUCE_PERCENTILE_${percentile}`,
          },
        },
      ],
    });

    const silence = props.noTrafficForSeconds ?? 1800;
    if (silence === "off") return;
    this.noTraffic = new Alert(this, "no-traffic", {
      ...common,
      title: "load balancer gets no requests",
      severity: "CRITICAL",
      whatToDo:
        "Not one request came in. Ask the public URL from outside; look at DNS, at the certificate, at what stands in " +
        "front of the load balancer, and whether the Ingress still has its address.",
      conditions: [
        {
          kind: "absence",
          title: "no requests",
          filter: requests,
          forSeconds: silence,
          aggregation: rate,
        },
      ],
    });
  }
}

function loadBalancer({ urlMapPattern }: LoadBalancerAlertsProps): string {
  return allOf(
    'resource.type = "https_lb_rule"',
    `resource.labels.url_map_name = monitoring.regex.full_match("${urlMapPattern}")`,
  );
}

function metric(name: string): string {
  return `metric.type = "loadbalancing.googleapis.com/https/${name}"`;
}

function percent(ratio: number): string {
  return `${Number((ratio * 100).toFixed(3))}%`;
}

function check(construct: LoadBalancerAlerts, props: LoadBalancerAlertsProps): void {
  const problems = new ProblemList();
  const ratio = props.maxErrorRatio ?? 0.01;
  problems.rule(ratio > 0 && ratio < 1, {
    option: "maxErrorRatio",
    value: ratio,
    rule: "must be a share between 0 and 1",
    fix: "Write 1% as 0.01",
  });
  const requests = props.minRequestsPerSecond ?? DEFAULT_MIN_REQUESTS;
  problems.rule(Number.isFinite(requests) && requests >= 0, {
    option: "minRequestsPerSecond",
    value: requests,
    rule: "must be a number from 0",
    fix: "Write one request a minute as 0.0167; 0 judges every request",
  });
  problems.rule(!/["\\]/.test(props.urlMapPattern), {
    option: "urlMapPattern",
    value: props.urlMapPattern,
    rule: "must contain no quotes and no backslashes",
    fix: "Write the pattern without them: names of URL maps need neither",
  });
  for (const rule of props.latencyExcludedPathRules ?? []) {
    problems.rule(/^\/[^"\\]*$/.test(rule), {
      option: "latencyExcludedPathRules",
      value: rule,
      rule: "must be path rules as they stand in the URL map",
      fix: "Write them like /api/*",
    });
  }
  throwProblems(construct, problems.all);
}
