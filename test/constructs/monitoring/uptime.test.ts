import type { UptimeProps } from "../../../constructs/monitoring/alerts-props";
import { Uptime } from "../../../constructs/monitoring/uptime";
import { onlyResource, resources } from "../../support/synth";
import { refusal } from "../synth-with-providers";
import { common, policy, synthAlerts } from "./policies";

const required: UptimeProps = { ...common, project: "some-project", host: "orders.example.com" };

const synth = (more: Partial<UptimeProps> = {}) =>
  synthAlerts((scope) => {
    new Uptime(scope, "uptime", { ...required, ...more });
  });

describe("the uptime of a public URL", () => {
  test("is asked each minute over TLS, with the certificate checked", () => {
    expect(onlyResource(synth(), "google_monitoring_uptime_check_config")).toMatchObject({
      display_name: "orders ops: https://orders.example.com/",
      period: "60s",
      timeout: "10s",
      http_check: {
        path: "/",
        port: 443,
        request_method: "GET",
        use_ssl: true,
        validate_ssl: true,
        accepted_response_status_codes: [{ status_class: "STATUS_CLASS_2XX" }],
      },
      monitored_resource: {
        type: "uptime_url",
        labels: { project_id: "some-project", host: "orders.example.com" },
      },
    });
  });

  test("is an alert when more than one place gets no good answer from this check", () => {
    const stack = synth();
    const [check] = Object.keys(resources(stack, "google_monitoring_uptime_check_config"));
    const id = `metric.labels.check_id = "\${google_monitoring_uptime_check_config.${check}.uptime_check_id}"`;
    expect(policy(stack, "does not answer")).toMatchObject({
      severity: "CRITICAL",
      conditions: [
        {
          condition_threshold: {
            filter: `resource.type = "uptime_url" AND metric.type = "monitoring.googleapis.com/uptime_check/check_passed" AND ${id}`,
            comparison: "COMPARISON_GT",
            threshold_value: 1,
            duration: "300s",
            aggregations: [
              {
                alignment_period: "1200s",
                per_series_aligner: "ALIGN_NEXT_OLDER",
                cross_series_reducer: "REDUCE_COUNT_FALSE",
                group_by_fields: ["resource.label.*"],
              },
            ],
          },
        },
      ],
    });
    expect(policy(stack, "certificate of orders.example.com ends within 14 days")).toMatchObject({
      conditions: [
        {
          condition_threshold: {
            filter: expect.stringContaining("uptime_check/time_until_ssl_cert_expires"),
            comparison: "COMPARISON_LT",
            threshold_value: 14,
          },
        },
      ],
    });
  });

  test("says whose certificate it sees: the load balancer's own, or that of the proxy in front of it", () => {
    const advice = (behindProxy?: boolean) =>
      JSON.stringify(policy(synth({ behindProxy }), "within 14 days")["documentation"]);
    expect(advice()).toContain("This is the load balancer's own certificate");
    expect(advice(false)).toBe(advice());
    expect(advice(true)).toContain("This is the certificate of the proxy in front of the load balancer");
    expect(advice(true)).not.toContain("upload the new one");
  });

  test("takes each option over", () => {
    const stack = synth({
      path: "/health",
      acceptedStatusClasses: ["STATUS_CLASS_2XX", "STATUS_CLASS_3XX"],
      contains: "ok",
      periodSeconds: 300,
      timeoutSeconds: 30,
      forSeconds: 600,
      certificateDays: 21,
    });
    expect(onlyResource(stack, "google_monitoring_uptime_check_config")).toMatchObject({
      period: "300s",
      timeout: "30s",
      http_check: {
        path: "/health",
        accepted_response_status_codes: [
          { status_class: "STATUS_CLASS_2XX" },
          { status_class: "STATUS_CLASS_3XX" },
        ],
      },
      content_matchers: [{ content: "ok", matcher: "CONTAINS_STRING" }],
    });
    expect(policy(stack, "does not answer")).toMatchObject({
      conditions: [{ condition_threshold: { duration: "600s" } }],
    });
    expect(policy(stack, "within 21 days")).toMatchObject({
      conditions: [{ condition_threshold: { threshold_value: 21 } }],
    });
  });

  test.each<[string, Partial<UptimeProps>, string]>([
    [
      "a URL for a host",
      { host: "https://orders.example.com" },
      "host must be a host name without scheme and path",
    ],
    ["a relative path", { path: "health" }, 'path must begin with a slash, got "health"'],
    ["a long wait", { timeoutSeconds: 61 }, "timeoutSeconds must be 1 to 60 whole seconds, got 61"],
  ])("refuses %s", (_, props, message) => {
    expect(
      refusal((scope) => {
        new Uptime(scope, "uptime", { ...required, ...props });
      }),
    ).toContain(message);
  });
});
