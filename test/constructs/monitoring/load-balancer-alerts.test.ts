import type { LoadBalancerAlertsProps } from "../../../constructs/monitoring/alerts-props";
import { LoadBalancerAlerts } from "../../../constructs/monitoring/load-balancer-alerts";
import { refusal } from "../synth-with-providers";
import { common, policy, synthAlerts, titles } from "./policies";

const synth = (more: Partial<LoadBalancerAlertsProps> = {}) =>
  synthAlerts((scope) => {
    new LoadBalancerAlerts(scope, "alerts", { ...common, urlMapPattern: "k8s2-um-.+-orders-.+", ...more });
  });

const RESOURCE =
  'resource.type = "https_lb_rule" AND ' +
  'resource.labels.url_map_name = monitoring.regex.full_match("k8s2-um-.+-orders-.+")';
const REQUESTS = `${RESOURCE} AND metric.type = "loadbalancing.googleapis.com/https/request_count"`;

describe("the alerts on a load balancer", () => {
  test("compare errors with all requests, once there are enough", () => {
    expect(policy(synth(), "answers with errors")).toMatchObject({
      severity: "CRITICAL",
      combiner: "AND",
      conditions: [
        {
          condition_threshold: {
            filter: `${REQUESTS} AND metric.labels.response_code_class = "500"`,
            denominator_filter: REQUESTS,
            comparison: "COMPARISON_GT",
            threshold_value: 0.01,
            duration: "300s",
            aggregations: [
              {
                alignment_period: "60s",
                per_series_aligner: "ALIGN_RATE",
                cross_series_reducer: "REDUCE_SUM",
              },
            ],
            denominator_aggregations: [
              {
                alignment_period: "60s",
                per_series_aligner: "ALIGN_RATE",
                cross_series_reducer: "REDUCE_SUM",
              },
            ],
          },
        },
        { condition_threshold: { filter: REQUESTS, comparison: "COMPARISON_GT", threshold_value: 1 } },
      ],
    });
  });

  test("leave slow paths out of the latency", () => {
    expect(policy(synth({ latencyExcludedPathRules: ["/api/*"] }), "slowly")).toMatchObject({
      severity: "ERROR",
      conditions: [
        {
          condition_threshold: {
            filter:
              `${RESOURCE} AND metric.type = "loadbalancing.googleapis.com/https/total_latencies"` +
              ' AND resource.labels.matched_url_path_rule != "/api/*"',
            threshold_value: 2000,
            aggregations: [
              {
                alignment_period: "60s",
                per_series_aligner: "ALIGN_DELTA",
                cross_series_reducer: "REDUCE_PERCENTILE_95",
              },
            ],
          },
        },
      ],
    });
  });

  test("notice silence", () => {
    expect(policy(synth(), "gets no requests")).toMatchObject({
      conditions: [{ condition_absent: { filter: REQUESTS, duration: "1800s" } }],
    });
    expect(titles(synth({ noTrafficForSeconds: "off" }))).toEqual([
      "load balancer answers slowly",
      "load balancer answers with errors",
    ]);
  });

  test("take limits over, and say them", () => {
    const stack = synth({
      maxErrorRatio: 0.005,
      minRequestsPerSecond: 7,
      maxLatencyMs: 500,
      latencyPercentile: 99,
      forSeconds: 120,
      noTrafficForSeconds: 600,
    });
    expect(policy(stack, "errors")).toMatchObject({
      documentation: { content: expect.stringContaining("More than 0.5% of requests") },
      conditions: [
        { condition_threshold: { threshold_value: 0.005, duration: "120s" } },
        { condition_threshold: { threshold_value: 7 } },
      ],
    });
    expect(policy(stack, "slowly")).toMatchObject({
      documentation: { content: expect.stringContaining("1% of requests take longer than 500 ms") },
      conditions: [
        {
          condition_threshold: {
            threshold_value: 500,
            aggregations: [{ cross_series_reducer: "REDUCE_PERCENTILE_99" }],
          },
        },
      ],
    });
    expect(policy(stack, "no requests")).toMatchObject({
      conditions: [{ condition_absent: { duration: "600s" } }],
    });
  });

  test("judge every request when told so", () => {
    expect(policy(synth({ minRequestsPerSecond: 0 }), "errors")).toMatchObject({
      conditions: [{}, { condition_threshold: { threshold_value: 0 } }],
    });
  });

  test.each<[string, Partial<LoadBalancerAlertsProps>, string]>([
    ["a share in per cent", { maxErrorRatio: 1 }, "maxErrorRatio must be a share between 0 and 1, got 1"],
    [
      "less than no requests",
      { minRequestsPerSecond: -0.02 },
      "minRequestsPerSecond must be a number from 0, got -0.02",
    ],
    ["a pattern that ends the filter", { urlMapPattern: '" OR "' }, "urlMapPattern must contain no quotes"],
    [
      "a path rule that is none",
      { latencyExcludedPathRules: ["api"] },
      "latencyExcludedPathRules must be path rules",
    ],
  ])("refuse %s", (_, props, message) => {
    expect(
      refusal((scope) => {
        new LoadBalancerAlerts(scope, "alerts", { ...common, urlMapPattern: "x", ...props });
      }),
    ).toContain(message);
  });
});
