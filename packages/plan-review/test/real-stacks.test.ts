import type { Reference } from "@infra-tools/terraform-plan/model";
import { UNKNOWN, type Value } from "@infra-tools/terraform-plan/value";
import { findingsOf } from "../src/findings";
import { change, create, destroy, findings, planOf, replace, rulesFor, update } from "./checks/plans";

/** Cases that planning this project's stacks brought to light. */
describe("a network policy that is destroyed", () => {
  const policy = destroy("kubernetes_network_policy_v1", {
    spec: [{ pod_selector: [{ match_labels: { "app.kubernetes.io/name": "toolbox" } }] }],
  });
  const deployment = (labels: Value) =>
    destroy("kubernetes_deployment_v1", { spec: [{ selector: [{ match_labels: labels }] }] });

  it("is found, because its pods accept what it refused", () => {
    expect(rulesFor(policy)).toEqual(["exposure-widened"]);
  });

  it("is not found when the pods it chose go too", () => {
    expect(rulesFor([policy, deployment({ "app.kubernetes.io/name": "toolbox" })])).toEqual([
      "service-interrupted",
    ]);
  });

  it("is found when only some of its pods go", () => {
    const some = deployment({ "app.kubernetes.io/name": "toolbox", component: "one" });
    expect(rulesFor([policy, some])).toContain("exposure-widened");
    const all = destroy("kubernetes_network_policy_v1", { spec: [{ pod_selector: [{ match_labels: {} }] }] });
    expect(rulesFor([all, deployment({})])).toContain("exposure-widened");
  });
});

describe("a subscription that is destroyed while a similar one is created", () => {
  const subscription = (endpoint: string) => ({
    endpoint,
    protocol: "email",
    topic_arn: "arn:t",
    region: "eu",
  });
  const before = destroy("aws_sns_topic_subscription", subscription("oncall@example.com"), { name: "a" });

  it("is found when the new one tells somebody else", () => {
    const other = create("aws_sns_topic_subscription", subscription("other@example.com"), { name: "b" });
    expect(rulesFor([before, { ...other, address: "aws_sns_topic_subscription.b" }])).toEqual([
      "alert-weakened",
      "rename-likely",
    ]);
  });

  it("is only a rename when the new one tells the same people", () => {
    const same = create("aws_sns_topic_subscription", subscription("oncall@example.com"), { name: "b" });
    expect(rulesFor([before, { ...same, address: "aws_sns_topic_subscription.b" }])).toEqual([
      "rename-likely",
    ]);
  });

  it("has to be confirmed again when it is made anew", () => {
    const [result] = findings([replace("aws_sns_topic_subscription", {}, {})]);
    expect(result).toMatchObject({ rule: "service-interrupted", severity: "warning" });
    expect(result?.message).toContain("confirmed again");
  });
});

describe("an attribute of a replaced object that is only known after the apply", () => {
  const bucket = replace("aws_s3_bucket", { policy: "{}" }, { policy: UNKNOWN });
  const rulesOf = (paths: readonly string[]) => {
    const mentions: readonly Reference[] = paths.map((path) => ({
      from: bucket.address,
      path: [path],
      to: "aws_iam_role.r",
      attribute: "arn",
    }));
    const references = new Map([[bucket.address, mentions]]);
    const written = new Map([[bucket.address, paths]]);
    return findingsOf(planOf([bucket], { references, configured: written })).map(({ rule }) => rule);
  };

  it("cannot be told when the configuration sets it", () => {
    expect(rulesOf(["policy"])).toContain("cannot-tell");
  });

  it("is not found when the configuration leaves it to the provider", () => {
    expect(rulesOf(["bucket"])).not.toContain("cannot-tell");
  });

  it("is not found beside what the configuration sets in the same block", () => {
    const deployment = replace(
      "kubernetes_deployment_v1",
      { spec: [{ replicas: 3 }] },
      { spec: [{ replicas: UNKNOWN }] },
    );
    const rules = (path: Reference["path"]) => {
      const mention = { from: deployment.address, path, to: "kubernetes_namespace_v1.n", attribute: "id" };
      const references = new Map([[deployment.address, [mention]]]);
      const written = new Map([[deployment.address, ["spec"]]]);
      return findingsOf(planOf([deployment], { references, configured: written })).map(({ rule }) => rule);
    };
    expect(rules(["spec", "template"])).not.toContain("cannot-tell");
    expect(rules(["spec", 0, "replicas"])).toContain("cannot-tell");
    expect(rules(["spec"])).toContain("cannot-tell");
  });
});

describe("a class that pods name", () => {
  const manifest = { kind: "SecretProviderClass", apiVersion: "v1", metadata: { name: "a" } };
  const recreated = (replaceOrder: "create-first" | "delete-first") =>
    change("kubernetes_manifest", {
      action: "replace",
      replaceOrder,
      before: { manifest },
      after: { manifest: { ...manifest, metadata: { name: "b" } } },
    });

  it("is not missed when the new one is there first", () => {
    expect(rulesFor(recreated("create-first"))).toEqual([]);
  });

  it("is missed while it is away", () => {
    expect(rulesFor(recreated("delete-first"))).toEqual(["service-interrupted"]);
  });
});

describe("values that are compared", () => {
  const certificates = (names: string) => ({
    metadata: [{ annotations: { "ingress.gcp.kubernetes.io/pre-shared-cert": names } }],
  });

  it("may be a list in one text: more of it is no loss", () => {
    expect(rulesFor(update("kubernetes_ingress_v1", certificates("a"), certificates("a,b")))).toEqual([]);
    const [result] = findings([update("kubernetes_ingress_v1", certificates("a, b"), certificates("b"))]);
    expect(result?.message).toContain("removed: a.");
  });

  it("may be 0 where nobody set a number", () => {
    const alarm = (points: Value) => ({ datapoints_to_alarm: points });
    expect(rulesFor(update("aws_cloudwatch_metric_alarm", alarm(0), alarm(null)))).toEqual([]);
    expect(rulesFor(update("aws_cloudwatch_metric_alarm", alarm(3), alarm(null)))).toEqual([
      "alert-weakened",
    ]);
  });

  it("are shown from where they differ when they are long", () => {
    const query = (end: string) => ({
      conditions: [{ condition_matched_log: [{ filter: `${"a".repeat(200)} AND id = ${end}` }] }],
    });
    const [result] = findings([update("google_monitoring_alert_policy", query("one"), query("two"))]);
    expect(result?.message).toContain("AND id = one to …");
    expect(result?.message).toContain("AND id = two.");
  });

  it("watch something else when only the filter of missing data changes", () => {
    const absent = (filter: string) => ({ conditions: [{ condition_absent: [{ filter }] }] });
    expect(rulesFor(update("google_monitoring_alert_policy", absent("a"), absent("b")))).toEqual([
      "alert-weakened",
    ]);
  });
});
