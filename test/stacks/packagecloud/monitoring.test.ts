import type { EnvironmentData } from "../../../environments/environment";
import { changed } from "../../environments/change";
import { DATA, synthEnvironment } from "../../support/environments";
import { type Block, resources } from "../../support/synth";
import { valueAt } from "../../support/template";

/** An environment's alert policies by their names without the prefix. */
function alerts(data: EnvironmentData): Readonly<Record<string, Block>> {
  const policies = Object.values(resources(synthEnvironment(data), "google_monitoring_alert_policy"));
  return Object.fromEntries(
    policies.map((policy) => [String(policy["display_name"]).replace(/^packagecloud \w+: /, ""), policy]),
  );
}

const advice = (policy: Block | undefined) => String(valueAt(policy, "documentation.content"));
const withChange = (data: EnvironmentData, path: string, value: unknown) => changed(data, path, value);
const ends = (data: EnvironmentData) =>
  Object.keys(alerts(data))
    .filter((title) => title.includes("load balancer's certificate"))
    .sort();

describe("the end of the certificate that an operator uploaded", () => {
  const CERTIFICATE = "load balancer's certificate for packages.gitlab.com ends within";

  it("is told 60, 30 and 7 days ahead", () => {
    expect(ends(DATA.ops)).toEqual([
      `${CERTIFICATE} 30 days, on 2027-11-30`,
      `${CERTIFICATE} 60 days, on 2027-11-30`,
      `${CERTIFICATE} 7 days, on 2027-11-30`,
    ]);
  });

  it("is that of the first to end while there are two, in whatever order they are named", () => {
    const expired = { name: "packagecloud-ops-1", endDate: "2027-11-30" };
    const next = { name: "packagecloud-ops-2", endDate: "2028-11-30" };
    for (const two of [
      [expired, next],
      [next, expired],
    ]) {
      const result = ends(withChange(DATA.ops, "edge.certificate.certificates", two));
      expect(result).toHaveLength(3);
      expect(result.filter((title) => !title.endsWith("on 2027-11-30"))).toEqual([]);
    }
  });

  it("says what visitors get then, which depends on who stands in front", () => {
    const title = `${CERTIFICATE} 7 days, on 2027-11-30`;
    const direct = withChange(DATA.ops, "edge.dns.proxied", false);
    expect(advice(alerts(DATA.ops)[title])).toContain("526");
    expect(advice(alerts(direct)[title])).toContain("refuse the site");
  });

  it("is nobody's business where Google renews the certificate", () => {
    expect(ends(DATA.pre)).toEqual([]);
  });
});

describe("the alert on the certificate that is seen from outside", () => {
  const watched = (data: EnvironmentData) =>
    advice(alerts(data)[`certificate of ${data.edge.hostname} ends within 14 days`]);

  it("names the proxy's behind Cloudflare, and the load balancer's own elsewhere", () => {
    expect(watched(DATA.ops)).toContain("the certificate of the proxy");
    expect(watched(withChange(DATA.ops, "edge.dns.proxied", false))).toContain(
      "the load balancer's own certificate",
    );
    expect(watched(DATA.pre)).toContain("the load balancer's own certificate");
  });
});

describe("the objectives", () => {
  const enough = (data: EnvironmentData) =>
    valueAt(
      alerts(data)["uploads and API requests fail (14.4 x the budget over 1 h)"],
      "conditions.2.condition_threshold.threshold_value",
    );

  it("judge at the traffic that the environment has", () => {
    expect([enough(DATA.pre), enough(DATA.ops)]).toEqual([0.02, 1]);
    expect(enough(withChange(DATA.ops, "monitoring.minRequestsPerSecond", 5))).toBe(5);
  });

  it("follow the data, uploads apart from downloads", () => {
    const data = withChange(DATA.ops, "monitoring.objectives.uploadAvailability", 0.99);
    const goals = Object.values(resources(synthEnvironment(data), "google_monitoring_slo")).map((each) => [
      each["slo_id"],
      each["goal"],
    ]);
    expect(goals.sort()).toEqual([
      ["downloads-availability", 0.999],
      ["downloads-latency", 0.95],
      ["uploads-availability", 0.99],
    ]);
  });
});

describe("what stops uploads", () => {
  // Pods of rainbows, resque's queue, the route, and the API from outside.
  it.each([
    "deployments in packagecloud have no pod",
    "resque processes no jobs",
    "uploads and API requests fail (14.4 x the budget over 1 h)",
    "API of packages.gitlab.com does not answer",
    "Redis packagecloud-redis is down",
  ])("wakes someone: %s", (title) => {
    const data = withChange(DATA.ops, "monitoring.pagers", {
      pager: "projects/gitlab-ops/notificationChannels/7",
    });
    expect(alerts(data)[title]).toMatchObject({
      severity: "CRITICAL",
      notification_channels: expect.arrayContaining(["projects/gitlab-ops/notificationChannels/7"]),
    });
  });
});

it.each(Object.values(DATA))(
  "links every alert of $name to the dashboard and to its section of the page",
  (data) => {
    for (const policy of Object.values(alerts(data))) {
      expect(valueAt(policy, "documentation.links")).toEqual([
        {
          display_name: "Dashboard",
          url: expect.stringMatching(/^https:\/\/console\.cloud\.google\.com\/monitoring\/dashboards\//),
        },
        { display_name: "Runbook", url: expect.stringMatching(/docs\/alerts\.md#[a-z0-9-]+$/) },
      ]);
    }
  },
);
