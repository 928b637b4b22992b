import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Plan, SEVERITIES } from "@infra-tools/terraform-plan/model";
import { formatPath } from "@infra-tools/terraform-plan/path";
import { parsePlan } from "@infra-tools/terraform-plan/read/read";
import { SensitiveValue, type Value } from "@infra-tools/terraform-plan/value";
import fc from "fast-check";
import { planFiles, readText } from "../../terraform-plan/test/support/plans";
import { findingsOf } from "../src/findings";
import type { Rule } from "../src/rule";
import { change, create, destroy, findings, nested, planOf, rulesFor, update } from "./checks/plans";

const retention = (type: string, before: number, after: number) =>
  update(type, { backup_retention_period: before }, { backup_retention_period: after });

describe("findings", () => {
  const changes = [
    update(
      "kubernetes_horizontal_pod_autoscaler_v2",
      nested("spec[].max_replicas", 5),
      nested("spec[].max_replicas", 3),
    ),
    update("aws_db_instance", { engine_version: "15.3" }, { engine_version: "15.4" }),
    retention("aws_rds_cluster", 30, 7),
    destroy("aws_s3_bucket", { bucket: "b" }),
  ];

  it("stand with the worst first, then by address", () => {
    expect(findings(changes).map(({ severity, address }) => `${severity} ${address}`)).toEqual([
      "danger aws_rds_cluster.x",
      "danger aws_s3_bucket.x",
      "warning kubernetes_horizontal_pod_autoscaler_v2.x",
      "notice aws_db_instance.x",
    ]);
  });

  it("are the same whatever the order of the changes", () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(changes, { minLength: changes.length }), (shuffled) => {
        expect(findings(shuffled)).toEqual(findings(changes));
      }),
    );
  });

  it("are each told once", () => {
    const once = findings([changes[2] ?? change("x", {}), changes[2] ?? change("x", {})]);
    expect(once).toHaveLength(1);
  });
});

describe("removing what is reported twice", () => {
  const issue = fc.record({
    path: fc.array(fc.constantFrom("a", "b"), { maxLength: 2 }),
    message: fc.constantFrom("One.", "Two.", "Three."),
    advice: fc.constant("Look."),
    before: fc.option(fc.constantFrom("x", "y"), { nil: undefined }),
  });
  const place = (path: readonly unknown[], message: string) => JSON.stringify([path, message]);

  it("loses no judgement: as many distinct messages and places come out as went in", () => {
    fc.assert(
      fc.property(fc.array(issue, { maxLength: 12 }), (issues) => {
        const rule: Rule = {
          id: "team-rule",
          title: "Team rule",
          group: "plan",
          severity: "danger",
          explanation: "",
          checks: [() => issues],
          examples: { bad: [], fine: [] },
        };
        const judgement = findingsOf(planOf([update("x_type", { a: 1 }, { a: 2 })]), { teamRules: [rule] });
        const out = judgement.filter((finding) => finding.rule === "team-rule");
        expect(new Set(out.map(({ path, message }) => place(path, message)))).toEqual(
          new Set(issues.map(({ path, message }) => place(path, message))),
        );
        expect(new Set(out.map(({ fingerprint }) => fingerprint)).size).toBe(out.length);
      }),
    );
  });

  it("leaves one finding for each place of all public plans, rule by rule", () => {
    const places = planFiles().flatMap((file) =>
      findingsOf(parsePlan(readText(file), { label: "x" })).map(
        ({ rule, address, path }) => `${file}: ${rule} ${address} ${formatPath(path)}`,
      ),
    );
    expect(places.filter((each, index) => places.indexOf(each) !== index)).toEqual([]);
  });
});

describe("a fingerprint", () => {
  const fingerprint = (before: number, after: number, type = "aws_db_instance") =>
    findings([retention(type, before, after)])[0]?.fingerprint;

  it("stays with the change and expires with it", () => {
    expect(fingerprint(30, 7)).toMatch(/^[0-9a-f]{12}$/);
    expect(fingerprint(30, 7)).toBe(fingerprint(30, 7));
    expect(fingerprint(30, 7)).not.toBe(fingerprint(30, 6));
    expect(fingerprint(30, 7)).not.toBe(fingerprint(14, 7));
    expect(fingerprint(30, 7)).not.toBe(fingerprint(30, 7, "aws_rds_cluster"));
  });

  it("is another in another environment, for another action, and for another object under the same address", () => {
    const of = (plan: Plan) => findingsOf(plan)[0]?.fingerprint;
    const deletion = destroy("aws_s3_bucket", { bucket: "test" });
    const all = [
      of(planOf([deletion], { label: "pre" })),
      of(planOf([deletion], { label: "ops" })),
      of(planOf([destroy("aws_s3_bucket", { bucket: "live" })], { label: "ops" })),
      of(planOf([{ ...deletion, action: "replace", after: { bucket: "test" } }], { label: "ops" })),
    ];
    expect(new Set(all).size).toBe(all.length);
    expect(all).not.toContain(undefined);
  });

  it("with a key is another for another sensitive value, and the same as without for all others", () => {
    const volume = (name: string) =>
      planOf([update("aws_ebs_volume", { kms_key_id: "a" }, { kms_key_id: new SensitiveValue(name) })]);
    const of = (plan: Plan, key?: string) => findingsOf(plan, { key }).map(({ fingerprint }) => fingerprint);
    expect(of(volume("one"), "key")).toHaveLength(1);
    expect(of(volume("one"), "key")).not.toEqual(of(volume("two"), "key"));
    expect(of(volume("one"), "key")).not.toEqual(of(volume("one"), "other"));
    const open = planOf([retention("aws_db_instance", 30, 7)]);
    expect(of(open, "key")).toEqual(of(open));
  });

  it("does not depend on values that are marked sensitive", () => {
    const key = (name: string) => ({ kms_key_id: new SensitiveValue(name) });
    const of = (before: string, after: string) =>
      findings([update("aws_ebs_volume", key(before), key(after))]).map((finding) => finding.fingerprint);
    expect(of("one", "two")).toHaveLength(1);
    expect(of("one", "two")).toEqual(of("three", "four"));
  });

  it("is made of scrubbed values, as the message is", () => {
    const key = (name: string) => ({ kms_key_id: name });
    const of = (secret: string) =>
      findings([update("aws_ebs_volume", key("a"), key(`b-${secret}`))], {
        scrub: (text) => text.replaceAll(secret, "***"),
      });
    expect(of("hunter2")[0]?.message).toContain("b-***");
    expect(of("hunter2")[0]?.fingerprint).toBe(of("other99")[0]?.fingerprint);
  });
});

describe("several findings of one document", () => {
  const ACTIONS = [
    "s3:ListBucket",
    "s3:DeleteObject",
    "kms:Decrypt",
    "sqs:SendMessage",
    "ec2:TerminateInstances",
    "iam:PassRole",
    "iam:CreatePolicyVersion",
    "lambda:UpdateFunctionCode",
    "secretsmanager:GetSecretValue",
    ...Array.from({ length: 20 }, (_, index) => `dynamodb:Action${index}`),
  ];
  const policy = (statements: readonly (readonly string[])[]) => ({
    policy: JSON.stringify({
      Statement: statements.map((Action) => ({ Effect: "Allow", Action, Resource: "*" })),
    }),
  });

  it("say everything that it allows, however much and in whatever order", () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(ACTIONS, { minLength: 1 }), fc.nat(28), (added, nested) => {
        const statements = [added.slice(0, nested), added.slice(nested)].filter(
          (actions) => actions.length > 0,
        );
        const before = policy([["s3:GetObject"]]);
        const after = policy([["s3:GetObject"], ...statements]);
        const messages = findings([update("aws_iam_role_policy", before, after)]).map(
          ({ message }) => message,
        );
        const unsaid = added.filter((action) => !messages.some((message) => message.includes(action)));
        expect(unsaid).toEqual([]);
      }),
      { numRuns: 50 },
    );
  });

  it("with the same rule and place stay two when they say different things", () => {
    const [first, second] = ["s3:ListBucket", "iam:PassRole"].map((action) =>
      update("aws_iam_role_policy", policy([["s3:GetObject"]]), policy([["s3:GetObject", action]])),
    );
    if (first === undefined || second === undefined) throw new Error("there are two");
    const both = findings([first, second]);
    const alone = [...findings([first]), ...findings([second])];
    expect(both.map(({ message }) => message).sort()).toEqual(alone.map(({ message }) => message).sort());
  });
});

describe("options", () => {
  const change30to7 = retention("aws_db_instance", 30, 7);

  it("change a rule's severity or switch it off", () => {
    expect(findings([change30to7], { severities: { "retention-reduced": "notice" } })).toMatchObject([
      { severity: "notice" },
    ]);
    expect(findings([change30to7], { severities: { "retention-reduced": "off" } })).toEqual([]);
    expect(findings([change30to7], { severities: { "backup-weakened": "off" } })).toHaveLength(1);
  });

  it("leave out what is called noise", () => {
    const isSuppressed = ({ path }: { readonly path: string }) => path === "backup_retention_period";
    expect(findings([change30to7], { isSuppressed })).toEqual([]);
    expect(findings([destroy("aws_db_instance")], { isSuppressed })).toHaveLength(1);
  });

  it("add types", () => {
    const metadata = {
      acme_store: {
        label: "store",
        holds: "everything",
        paths: { days: { kind: "retention", label: "days kept", safe: "higher" } },
      },
    } as const;
    const worse = update("acme_store", { days: 3 }, { days: 2 });
    expect(rulesFor(worse)).toEqual([]);
    expect(rulesFor(worse, { metadata })).toEqual(["retention-reduced"]);
    expect(rulesFor(destroy("acme_store"), { metadata })).toEqual(["data-destroyed"]);
  });
});

/** A plan by real providers, with a text beside it. */
const REAL_PLAN = join(__dirname, "../../terraform-plan/test/fixtures/plans/fidelity/changed.plan.json");

/** Changes one way of writing a value to another that means the same. */
function rewrite(value: Value, flip: () => boolean): Value {
  if (Array.isArray(value)) return value.map((item: Value) => rewrite(item, flip));
  if (typeof value === "object" && value !== null) {
    const entries = Object.entries(value as { readonly [key: string]: Value }).map(
      ([key, item]) => [key, rewrite(item, flip)] as const,
    );
    return Object.fromEntries(flip() ? entries.reverse() : entries);
  }
  if (value === null || value === "") return flip() ? null : "";
  return value;
}

describe("what only looks different", () => {
  it("is never a finding, for any resource of a real plan", () => {
    const plan = parsePlan(readFileSync(REAL_PLAN, "utf8"), { label: "real" });
    const values = plan.changes.flatMap((one) =>
      one.before === undefined ? [] : [{ type: one.type, value: one.before }],
    );
    expect(values.length).toBeGreaterThan(10);
    fc.assert(
      fc.property(fc.constantFrom(...values), fc.infiniteStream(fc.boolean()), ({ type, value }, flips) => {
        const rewritten = rewrite(value, () => flips.next().value === true);
        expect(findingsOf(planOf([update(type, value, rewritten)]))).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });
});

it("finds in a real plan what a reader of its text would worry about, and nothing else", () => {
  const result = findingsOf(parsePlan(readFileSync(REAL_PLAN, "utf8"), { label: "real" }));
  expect(result.map(({ severity, rule, address }) => `${severity} ${rule} ${address}`)).toEqual([
    "danger permissions-widened aws_iam_policy.p",
    "danger retention-reduced aws_s3_bucket_lifecycle_configuration.b",
    "danger exposure-widened aws_s3_bucket_public_access_block.b",
    "danger replication-weakened aws_s3_bucket_replication_configuration.b",
    "danger backup-weakened aws_s3_bucket_versioning.rep",
    "danger open-to-world kubernetes_network_policy_v1.np",
    "warning alert-weakened aws_cloudwatch_metric_alarm.a",
    "warning credential-replaced aws_iam_role.r",
    "warning capacity-reduced kubernetes_horizontal_pod_autoscaler_v2.h",
    "warning availability-reduced kubernetes_manifest.bc",
    "warning availability-reduced kubernetes_pod_disruption_budget_v1.p",
    "warning service-interrupted kubernetes_service_v1.s",
    // Whatever policies the role made anew will have.
    "notice cannot-tell aws_iam_role.r",
    "notice cannot-tell aws_s3_bucket_replication_configuration.b",
  ]);
});

it("takes a plan of nothing but new things for safe", () => {
  const made = [
    create("google_sql_database_instance", {
      settings: [{ tier: "db-f1-micro", ip_configuration: [{ ipv4_enabled: false }] }],
    }),
    create("aws_iam_role", { name: "r", assume_role_policy: "{}" }),
    create("aws_s3_bucket", { bucket: "b", force_destroy: false }),
    create("aws_s3_bucket_lifecycle_configuration", {
      bucket: "b",
      rule: [{ id: "x", status: "Enabled", expiration: [{ days: 7 }] }],
    }),
    create("kubernetes_network_policy_v1", { spec: [{ policy_types: ["Ingress"], ingress: [] }] }),
  ];
  expect(findings(made)).toEqual([]);
});

it("finds a new limit on what was there before", () => {
  const lifecycle = { bucket: "b", rule: [{ id: "x", status: "Enabled", expiration: [{ days: 7 }] }] };
  expect(rulesFor(create("aws_s3_bucket_lifecycle_configuration", lifecycle))).toEqual(["retention-reduced"]);
});

it("knows no severity but its own three", () => {
  expect(SEVERITIES).toEqual(["danger", "warning", "notice"]);
});
