import type { Change, Plan, Reference } from "@infra-tools/terraform-plan/model";
import { UNKNOWN, type Value } from "@infra-tools/terraform-plan/value";
import { findingsOf } from "../../src/findings";
import { create, planOf, replace, rulesFor, update } from "./plans";

/** Paths at which a plan's change cannot be told. */
function undecided(change: Change, more: Partial<Plan> = {}): readonly string[] {
  return findingsOf(planOf([change], more))
    .filter(({ rule }) => rule === "cannot-tell")
    .map(({ path }) => path.join("."));
}

/** The configuration of a change: its arguments, and those that refer to something. */
function configured(
  { address }: Change,
  names: readonly string[],
  mentions: readonly Reference["path"][] = [],
) {
  const references = mentions.map((path) => ({ from: address, path, to: "acme_other.o", attribute: "x" }));
  return {
    configured: new Map([[address, names]]),
    references: new Map(references.length === 0 ? [] : [[address, references]]),
  };
}

describe("an unknown value of a new object", () => {
  const topic = create("aws_sns_topic_policy", { arn: "arn:aws:sns:eu-west-1:1:t", policy: UNKNOWN });

  it("cannot be told where the configuration writes it from something else", () => {
    expect(undecided(topic, configured(topic, ["arn", "policy"], [["policy"]]))).toEqual(["policy"]);
  });

  it("cannot be told where an expression without a reference writes it: `timestamp()`", () => {
    expect(undecided(topic, configured(topic, ["arn", "policy"]))).toEqual(["policy"]);
  });

  it("is the provider's where the configuration does not write it", () => {
    expect(undecided(topic, configured(topic, ["arn"]))).toEqual([]);
  });

  it("cannot be told where the plan has no configuration", () => {
    expect(undecided(topic)).toEqual(["policy"]);
  });

  it("is written in a `dynamic` block, which the configuration of a plan leaves out", () => {
    const firewall = create("acme_firewall", {
      rule: [{ port: "22", protocol: "tcp", source_ips: UNKNOWN }],
    });
    expect(undecided(firewall, configured(firewall, ["name"]))).toEqual(["rule.0.source_ips"]);
    expect(undecided(firewall, configured(firewall, ["name", "rule"]))).toEqual([]);
    expect(undecided(firewall, configured(firewall, ["name", "rule"], [["rule", 0, "source_ips"]]))).toEqual([
      "rule.0.source_ips",
    ]);
  });

  it("says nothing as a block that is computed whole, an id, or what another attribute names", () => {
    expect(undecided(create("aws_s3_bucket", { bucket: "b", lifecycle_rule: UNKNOWN }))).toEqual([]);
    expect(undecided(create("acme_policy", { rules: [{ id: UNKNOWN, name: "a" }] }))).toEqual([]);
    const role = { role_definition_name: UNKNOWN, scope: "/subscriptions/s" };
    expect(undecided(create("azurerm_role_assignment", role))).toEqual(["role_definition_name"]);
    expect(undecided(create("azurerm_role_assignment", { ...role, role_definition_id: "/roles/r" }))).toEqual(
      [],
    );
  });

  it("is no question where the plan creates what it refers to", () => {
    const member = create("acme_group_member", { group_id: UNKNOWN, member: "a" });
    const group = create("acme_group", { name: "g" }, { address: "acme_other.o", name: "o" });
    const more = configured(member, ["group_id", "member"], [["group_id"]]);
    expect(undecided(member, more)).toEqual(["group_id"]);
    expect(findingsOf(planOf([member, group], more)).filter(({ rule }) => rule === "cannot-tell")).toEqual(
      [],
    );
  });
});

describe("an unknown value of an object that exists", () => {
  const bucket = (before: Value) =>
    update("aws_s3_bucket", { policy: before, tags: {} }, { policy: UNKNOWN, tags: {} });

  it("cannot be told when there was one before, whatever the configuration says", () => {
    expect(undecided(bucket("{}"))).toEqual(["policy"]);
    expect(undecided(bucket("{}"), configured(bucket("{}"), ["tags"]))).toEqual(["policy"]);
  });

  it("is the provider's when there was none, and the configuration does not write it", () => {
    expect(undecided(bucket(null), configured(bucket(null), ["tags"]))).toEqual([]);
    expect(undecided(bucket(null), configured(bucket(null), ["tags", "policy"]))).toEqual(["policy"]);
  });

  it("is the provider's on a recreated object that had none", () => {
    const recreated = (before: Value) => replace("aws_s3_bucket", { policy: before }, { policy: UNKNOWN });
    expect(undecided(recreated(null))).toEqual([]);
    expect(undecided(recreated("{}"))).toEqual(["policy"]);
    expect(undecided(recreated("{}"), configured(recreated("{}"), ["tags"]))).toEqual([]);
  });

  it("is compared with the paths of references without their positions", () => {
    const service = update(
      "kubernetes_service_v1",
      { spec: [{ load_balancer_source_ranges: ["10.0.0.0/8"] }] },
      { spec: [{ load_balancer_source_ranges: UNKNOWN }] },
    );
    const paths = (mention: Reference["path"]) =>
      undecided(service, configured(service, ["spec"], [mention]));
    expect(paths(["spec", 0, "load_balancer_source_ranges"])).toHaveLength(1);
    const created = { ...service, action: "create" as const, before: undefined };
    const onNew = (mention: Reference["path"]) =>
      undecided(created, configured(created, ["spec"], [mention]));
    expect(onNew(["spec", 0, "load_balancer_source_ranges"])).toHaveLength(1);
    expect(onNew(["spec"])).toHaveLength(1);
    expect(onNew(["spec", 0, "selector"])).toEqual([]);
    expect(onNew(["metadata"])).toEqual([]);
  });
});

describe("an unknown value matters when a possible one would", () => {
  it.each<readonly [type: string, path: string, before: Value]>([
    ["acme_server", "public_access_enabled", false],
    ["acme_server", "deletion_protection", true],
    ["acme_server", "backup_retention_days", 30],
    ["acme_service", "allowed_ip_ranges", ["203.0.113.0/28"]],
    ["acme_client", "callbacks", ["https://a.example/cb"]],
    ["aws_rds_cluster", "vpc_security_group_ids", ["sg-1"]],
    ["acme_release", "values", ["a: 1"]],
  ])("%s.%s", (type, path, before) => {
    expect(rulesFor(update(type, { [path]: before }, { [path]: UNKNOWN }))).toEqual(["cannot-tell"]);
  });

  it.each<readonly [type: string, path: string, before: Value]>([
    ["acme_server", "description", "a"],
    ["acme_server", "etag", "x1"],
    ["acme_server", "zone", "eu-west-1a"],
    ["acme_server", "disk_id", "d-1"],
    ["acme_server", "tags", { a: "b" }],
  ])("%s.%s does not", (type, path, before) => {
    expect(rulesFor(update(type, { [path]: before }, { [path]: UNKNOWN }))).toEqual([]);
  });
});

it("says to whom a new grant goes that is not known, unless it lets somebody read only", () => {
  const grant = (role: string) =>
    rulesFor(create("acme_role_grant", { role_name: role, user_name: UNKNOWN }));
  expect(grant("PII_ROLE")).toEqual(["cannot-tell"]);
  expect(grant("viewer")).toEqual([]);
});
