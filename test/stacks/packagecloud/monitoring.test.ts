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
    const old = { name: "packagecloud-ops-1", endDate: "2027-11-30" };
    const next = { name: "packagecloud-ops-2", endDate: "2028-11-30" };
    for (const two of [
      [old, next],
      [next, old],
    ]) {
      const found = ends(withChange(DATA.ops, "edge.certificate.certificates", two));
      expect(found).toHaveLength(3);
      expect(found.filter((title) => !title.endsWith("on 2027-11-30"))).toEqual([]);
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
  const seen = (data: EnvironmentData) =>
    advice(alerts(data)[`certificate of ${data.edge.hostname} ends within 14 days`]);

  it("names the proxy's behind Cloudflare, and the load balancer's own elsewhere", () => {
    expect(seen(DATA.ops)).toContain("the certificate of the proxy");
    expect(seen(withChange(DATA.ops, "edge.dns.proxied", false))).toContain(
      "the load balancer's own certificate",
    );
    expect(seen(DATA.pre)).toContain("the load balancer's own certificate");
  });
});

describe("the alert on errors of the load balancer", () => {
  const enough = (data: EnvironmentData) =>
    valueAt(
      alerts(data)["load balancer answers with errors"],
      "conditions.1.condition_threshold.threshold_value",
    );

  it("speaks at the traffic that the environment has", () => {
    expect([enough(DATA.pre), enough(DATA.ops)]).toEqual([0.02, 1]);
    expect(enough(withChange(DATA.ops, "monitoring.minRequestsPerSecond", 5))).toBe(5);
  });
});
