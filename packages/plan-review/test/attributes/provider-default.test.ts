import type { Json, ValueObject } from "@infra-tools/terraform-plan/value";
import { providerDefault } from "../../src/attributes/provider-default";
import DEFAULTS from "../../src/lexicon/provider-defaults.json";
import { create, findings, nested, rulesFor, update } from "../checks/plans";

const messages = (type: string, after: ValueObject) =>
  findings([create(type, after)]).map(({ message }) => message);

/** The other end of each safe word in the table. */
const WORSE: readonly (readonly [safe: RegExp, worse: string])[] = [
  [/^enable$/i, "Disable"],
  [/^(enabled|active|on)$/i, "Disabled"],
  [/^(deny|drop|block)$/i, "Allow"],
  [/^(private|confidential)$/i, "public"],
  [/^(required|mandatory)$/i, "optional"],
  [/^tls$/i, "PLAINTEXT"],
  [/^prevention$/i, "Detection"],
];

describe("a new object whose setting is written against the provider's default", () => {
  it("is found, and the default is said", () => {
    expect(
      messages("aws_elasticsearch_domain", { domain_endpoint_options: [{ enforce_https: false }] }),
    ).toEqual([
      "Enforce https: false from the start, where the provider's default is true. A safeguard is off.",
    ]);
  });

  it("is found where a table has the attribute", () => {
    expect(messages("aws_cloudwatch_metric_alarm", { alarm_name: "disk", actions_enabled: false })).toEqual([
      "The alarm's actions: false from the start, where the provider's default is true. Incidents may be reported late, to fewer people, or not at all.",
    ]);
  });

  it("is not when it is the default, left out, or of a type whose default is another one", () => {
    const domain = (enforce: Json) => ({ domain_endpoint_options: [{ enforce_https: enforce }] });
    expect(rulesFor(create("aws_elasticsearch_domain", domain(true)))).toEqual([]);
    expect(rulesFor(create("aws_elasticsearch_domain", domain(null)))).toEqual([]);
    expect(rulesFor(create("acme_search_domain", domain(false)))).toEqual([]);
  });

  it("is when it is an alert, which somebody believes to be there", () => {
    const alert = (enabled: boolean) =>
      rulesFor(create("google_monitoring_alert_policy", { display_name: "d", enabled }));
    expect(alert(false)).toEqual(["alert-weakened"]);
    expect(alert(true)).toEqual([]);
  });

  it("is not when it is a service that is off from the start: nobody relies on it yet", () => {
    expect(rulesFor(create("aws_globalaccelerator_accelerator", { name: "g", enabled: false }))).toEqual([]);
  });

  it("is not when it is a risk that the provider's default lacks: words and tables say which of those are wrong", () => {
    expect(rulesFor(create("aws_db_instance", { identifier: "d", skip_final_snapshot: true }))).toEqual([]);
    expect(rulesFor(create("aws_s3_bucket", { bucket: "b", force_destroy: true }))).toEqual([]);
  });

  it("is a matter of direction when the object is there already", () => {
    const side = (enforce: boolean) => ({ domain_endpoint_options: [{ enforce_https: enforce }] });
    const [finding] = findings([update("aws_elasticsearch_domain", side(true), side(false))]);
    expect(finding?.message).not.toContain("where the provider's default is");
  });
});

describe("the table of defaults", () => {
  const rows = Object.entries(DEFAULTS).flatMap(([type, defaults]) =>
    Object.entries(defaults).map(([path, safe]) => ({ type, path, safe })),
  );

  it("has no row that the review doesn't read", () => {
    const silent = rows.filter(({ type, path, safe }) => {
      const worse = typeof safe === "string" ? (WORSE.find(([word]) => word.test(safe))?.[1] ?? "") : false;
      return rulesFor(create(type, { name: "new", ...nested(path, worse) })).length === 0;
    });
    expect(silent).toEqual([]);
  });

  it("has no row that is found in its safe value", () => {
    const loud = rows.filter(
      ({ type, path, safe }) => rulesFor(create(type, { name: "new", ...nested(path, safe) })).length > 0,
    );
    expect(loud).toEqual([]);
  });

  it("answers for members that every object inherits as for any that it doesn't have", () => {
    expect(providerDefault("constructor", "name")).toBeUndefined();
    expect(providerDefault("aws_msk_cluster", "constructor")).toBeUndefined();
  });
});
