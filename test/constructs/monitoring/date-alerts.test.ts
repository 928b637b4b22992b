import fc from "fast-check";
import type { DateAlertsProps } from "../../../constructs/monitoring/alerts-props";
import { DateAlerts } from "../../../constructs/monitoring/date-alerts";
import { resources, type SynthesizedStack } from "../../support/synth";
import { addresses, refusal } from "../synth-with-providers";
import { common, policy, synthAlerts } from "./policies";

const required: DateAlertsProps = {
  ...common,
  subject: "orders licence",
  lastDay: "2027-01-31",
  whatToDo:
    "Ask the vendor for a new licence, put it into the secret as a new version, and write that version's number down.",
  firstCommand: "gcloud secrets versions list licence",
};

const synth = (more: Partial<DateAlertsProps> = {}) =>
  synthAlerts((scope) => {
    new DateAlerts(scope, "licence", { ...required, ...more });
  });

const DAY = 86_400;
const seconds = (time: string): number => Date.parse(time) / 1000;

function query(stack: SynthesizedStack, title: string): string {
  const [condition] = policy(stack, title)["conditions"] as readonly {
    readonly condition_prometheus_query_language: { readonly query: string };
  }[];
  if (condition === undefined) throw new Error("no condition");
  return condition.condition_prometheus_query_language.query;
}

/** Result of a query of this kind at a time: each part compares time() with a number. */
function holds(promql: string, now: number): boolean {
  return promql.split(" and ").every((part) => {
    const match = /^vector\(time\(\)\) (>|<=) (\d+)$/.exec(part);
    if (match === null) throw new Error(`not understood: ${part}`);
    return match[1] === ">" ? now > Number(match[2]) : now <= Number(match[2]);
  });
}

describe("the alerts before a date", () => {
  test("are three, more severe from step to step", () => {
    const stack = synth();
    expect(policy(stack, "orders licence ends within 60 days, on 2027-01-31")).toMatchObject({
      severity: "WARNING",
    });
    expect(policy(stack, "within 30 days")).toMatchObject({ severity: "ERROR" });
    expect(policy(stack, "within 7 days")).toMatchObject({
      severity: "CRITICAL",
      alert_strategy: { notification_channel_strategy: [{ renotify_interval: "86400s" }] },
    });
  });

  test("count from the end of the last day in UTC", () => {
    expect(query(synth(), "within 7 days")).toBe(`vector(time()) > ${seconds("2027-01-25T00:00:00Z")}`);
    expect(query(synth(), "within 30 days")).toBe(
      `vector(time()) > ${seconds("2027-01-02T00:00:00Z")} and vector(time()) <= ${seconds("2027-01-25T00:00:00Z")}`,
    );
  });

  test("are raised one at a time: none before the first step, exactly one ever after", () => {
    const stack = synth();
    const queries = [60, 30, 7].map((days) => query(stack, `within ${days} days`));
    const first = seconds("2027-02-01T00:00:00Z") - 60 * DAY;
    fc.assert(
      fc.property(fc.integer({ min: -400 * DAY, max: 400 * DAY }), (offset) => {
        const raised = queries.filter((promql) => holds(promql, first + offset)).length;
        expect(raised).toBe(offset > 0 ? 1 : 0);
      }),
    );
  });

  test("are the same in each synthesis, and move only their numbers with the date", () => {
    expect(JSON.stringify(synth())).toBe(JSON.stringify(synth()));
    expect(addresses(synth({ lastDay: "2028-02-29" }))).toEqual(addresses(synth()));
  });

  test("take other steps over", () => {
    const stack = synth({ steps: [{ daysBefore: 14, severity: "ERROR" }] });
    expect(Object.keys(resources(stack, "google_monitoring_alert_policy"))).toHaveLength(1);
    expect(query(stack, "within 14 days")).toBe(`vector(time()) > ${seconds("2027-01-18T00:00:00Z")}`);
  });

  test.each<[string, Partial<DateAlertsProps>, string]>([
    [
      "a date in another order",
      { lastDay: "31.01.2027" },
      'lastDay must be a day as YYYY-MM-DD, got "31.01.2027"',
    ],
    ["a day that does not exist", { lastDay: "2027-02-30" }, "lastDay must be a day as YYYY-MM-DD"],
    ["no steps", { steps: [] }, "steps must be at least one"],
    [
      "steps that rise",
      {
        steps: [
          { daysBefore: 7, severity: "CRITICAL" },
          { daysBefore: 30, severity: "ERROR" },
        ],
      },
      "steps must be at least one, in whole days that fall from step to step, got [7,30]",
    ],
  ])("refuse %s", (_, props, message) => {
    expect(
      refusal((scope) => {
        new DateAlerts(scope, "licence", { ...required, ...props });
      }),
    ).toContain(message);
  });
});
