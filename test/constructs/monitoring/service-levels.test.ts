import { ServiceLevels, type ServiceLevelsProps } from "../../../constructs/monitoring/service-levels";
import { TrafficAlert } from "../../../constructs/monitoring/traffic-alert";
import { resources } from "../../support/synth";
import { valueAt } from "../../support/template";
import { refusal } from "../synth-with-providers";
import { common, policy, synthAlerts, titles } from "./policies";

const PATTERN = "k8s2-.+-shop-orders-.+";
const ROUTE = {
  title: "uploads",
  route: { only: "/api/*" },
  availability: 0.999,
  whatToDo: "Look at the load balancer's logs, then at the pods that serve this route.",
  firstCommand: "kubectl get pods",
} as const;

const required: ServiceLevelsProps = {
  ...common,
  serviceId: "orders",
  loadBalancer: { urlMapPattern: PATTERN },
  minRequestsPerSecond: 1,
  routes: { uploads: ROUTE },
};

const synth = (more: Partial<ServiceLevelsProps> = {}) =>
  synthAlerts((scope) => {
    new ServiceLevels(scope, "slo", { ...required, ...more });
  });

const slo = (stack: ReturnType<typeof synth>, id: string) => {
  const [name, block] =
    Object.entries(resources(stack, "google_monitoring_slo")).find(([, each]) => each["slo_id"] === id) ?? [];
  if (name === undefined || block === undefined) throw new Error(`no objective ${id}`);
  return { name, block };
};

describe("an objective", () => {
  it("counts the answers of one route, and server errors as bad, over four weeks", () => {
    expect(slo(synth(), "uploads-availability").block).toMatchObject({
      goal: 0.999,
      rolling_period_days: 28,
      request_based_sli: {
        good_total_ratio: {
          total_service_filter:
            'resource.type = "https_lb_rule" AND ' +
            `resource.labels.url_map_name = monitoring.regex.full_match("${PATTERN}") AND ` +
            'metric.type = "loadbalancing.googleapis.com/https/request_count" AND ' +
            'resource.labels.matched_url_path_rule = "/api/*"',
          bad_service_filter: expect.stringMatching(
            /matched_url_path_rule = "\/api\/\*" AND metric\.labels\.response_code_class = "500"$/,
          ),
        },
      },
    });
  });

  it("on latency counts answers within the time, of all routes but those that are slow by nature", () => {
    const routes = {
      pages: { ...ROUTE, route: { allBut: ["/api/*"] }, latency: { share: 0.95, maxMs: 2000 } },
    };
    expect(slo(synth({ routes }), "pages-latency").block).toMatchObject({
      goal: 0.95,
      request_based_sli: {
        distribution_cut: {
          distribution_filter: expect.stringMatching(
            /https\/total_latencies" AND resource\.labels\.matched_url_path_rule != "\/api\/\*"$/,
          ),
          range: { max: 2000 },
        },
      },
    });
  });
});

describe("burn-rate alerts", () => {
  it.each([
    ["14.4 x the budget over 1 h", "CRITICAL", 14.4, ["3600s", "300s"]],
    ["6 x the budget over 6 h", "ERROR", 6, ["21600s", "1800s"]],
  ])(
    "fire at %s, in a long and a short window, when there are enough requests",
    (title, severity, rate, windows) => {
      const stack = synth();
      const { name } = slo(stack, "uploads-availability");
      const alert = policy(stack, title);
      expect(alert).toMatchObject({ severity, combiner: "AND" });
      expect(valueAt(alert, "conditions")).toMatchObject([
        ...windows.map((window) => ({
          condition_threshold: {
            filter: `select_slo_burn_rate("\${google_monitoring_slo.${name}.name}", "${window}")`,
            comparison: "COMPARISON_GT",
            threshold_value: rate,
            duration: "0s",
          },
        })),
        {
          condition_threshold: {
            filter: expect.stringContaining('matched_url_path_rule = "/api/*"'),
            threshold_value: 1,
          },
        },
      ]);
      // A time series selector takes no aggregation.
      expect(Object.keys(Object(valueAt(alert, "conditions.0.condition_threshold")))).not.toContain(
        "aggregations",
      );
    },
  );

  it("are two for each objective", () => {
    const latency = { share: 0.9, maxMs: 500 };
    expect(titles(synth({ routes: { uploads: { ...ROUTE, latency } } }))).toHaveLength(4);
  });
});

it.each([
  ["a window of a quarter", { windowDays: 90 }, "windowDays must be 1 to 30 whole days"],
  [
    "no errors at all",
    { routes: { a: { ...ROUTE, availability: 1 } } },
    "routes.a.availability must be a share",
  ],
  [
    "a route in quotes",
    { routes: { a: { ...ROUTE, route: { only: '"/"' } } } },
    "routes.a.route must be a path rule",
  ],
  ["fewer than no requests", { minRequestsPerSecond: -1 }, "minRequestsPerSecond must be a number from 0"],
  [
    "a pattern in quotes",
    { loadBalancer: { urlMapPattern: 'a"' } },
    "loadBalancer.urlMapPattern must contain no quotes",
  ],
] as const)("refuses %s", (_, more, rule) => {
  expect(refusal((scope) => new ServiceLevels(scope, "slo", { ...required, ...more }))).toContain(rule);
});

it("says when no request comes at all", () => {
  const stack = synthAlerts((scope) => {
    new TrafficAlert(scope, "lb", {
      ...common,
      loadBalancer: { urlMapPattern: PATTERN },
      host: "orders.example.com",
    });
  });
  expect(policy(stack, "no requests")).toMatchObject({
    severity: "CRITICAL",
    conditions: [{ condition_absent: { duration: "1800s" } }],
  });
});
