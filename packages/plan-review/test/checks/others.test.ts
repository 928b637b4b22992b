import type { Lifecycle } from "@infra-tools/terraform-plan/model";
import { SensitiveValue, UNKNOWN, type Value } from "@infra-tools/terraform-plan/value";
import * as fc from "fast-check";
import { findingsOf } from "../../src/findings";
import { change, create, destroy, findings, nested, planOf, rulesFor, update } from "./plans";

describe("an alarm's threshold", () => {
  const alarm = (comparison: string, threshold: number) => ({ comparison_operator: comparison, threshold });
  const aws = (comparison: string, from: number, to: number) =>
    rulesFor(update("aws_cloudwatch_metric_alarm", alarm(comparison, from), alarm(comparison, to)));

  it("is loosened in the direction that its comparison says", () => {
    expect(aws("GreaterThanThreshold", 900, 3600)).toEqual(["alert-weakened"]);
    expect(aws("GreaterThanThreshold", 3600, 900)).toEqual([]);
    expect(aws("LessThanThreshold", 900, 3600)).toEqual([]);
    expect(aws("LessThanThreshold", 3600, 900)).toEqual(["alert-weakened"]);
  });

  it("is told when the direction cannot be seen", () => {
    expect(aws("LessThanLowerOrGreaterThanUpperThreshold", 1, 2)).toEqual(["alert-weakened"]);
  });

  describe("whose comparison changes with it", () => {
    const OPERATORS = {
      ">": "GreaterThanThreshold",
      ">=": "GreaterThanOrEqualToThreshold",
      "<": "LessThanThreshold",
      "<=": "LessThanOrEqualToThreshold",
    } as const;
    type Sign = keyof typeof OPERATORS;
    type Limit = readonly [sign: Sign, threshold: number];
    const reported = ([from, before]: Limit, [to, after]: Limit) =>
      findings([
        update("aws_cloudwatch_metric_alarm", alarm(OPERATORS[from], before), alarm(OPERATORS[to], after)),
      ]);

    it.each<readonly [Limit, Limit, string]>([
      [[">", 80], ["<", 20], 'reversed from "> 80" to "< 20"'],
      [[">", 20], ["<", 80], 'reversed from "> 20" to "< 80"'],
      [["<", 20], [">", 80], 'reversed from "< 20" to "> 80"'],
      [[">", 80], ["<", 80], 'reversed from "> 80" to "< 80"'],
      [[">=", 80], [">", 90], 'loosened from ">= 80" to "> 90"'],
      [["<=", 20], ["<", 20], 'loosened from "<= 20" to "< 20"'],
    ])("%j to %j is one finding", (before, after, how) => {
      const [only, ...others] = reported(before, after);
      expect(others).toEqual([]);
      expect(only?.message).toContain(how);
      expect(only).toMatchObject({ rule: "alert-weakened", path: ["comparison_operator"] });
    });

    it.each<readonly [Limit, Limit]>([
      [
        [">", 80],
        [">=", 80],
      ],
      [
        [">", 80],
        [">=", 70],
      ],
      [
        ["<", 20],
        ["<=", 30],
      ],
      [
        [">=", 80],
        [">", 70],
      ],
    ])("%j to %j fires wherever it did, and is no finding", (before, after) => {
      expect(reported(before, after)).toEqual([]);
    });

    it("is a finding exactly when there is a value that it fired on and does not any more", () => {
      const fires = ([sign, threshold]: Limit, value: number) =>
        ({
          ">": value > threshold,
          ">=": value >= threshold,
          "<": value < threshold,
          "<=": value <= threshold,
        })[sign];
      const limit = fc.tuple(fc.constantFrom<Sign>(">", ">=", "<", "<="), fc.integer({ min: -3, max: 3 }));
      const values = Array.from({ length: 41 }, (_, index) => (index - 20) / 4);
      fc.assert(
        fc.property(limit, limit, (before, after) => {
          const lost = values.some((value) => fires(before, value) && !fires(after, value));
          expect(reported(before, after).map(({ rule }) => rule)).toEqual(lost ? ["alert-weakened"] : []);
        }),
      );
    });

    it("has a fingerprint of its own for each threshold", () => {
      const [one] = reported([">", 80], ["<", 20]);
      const [other] = reported([">", 80], ["<", 21]);
      expect(one?.fingerprint).not.toBe(other?.fingerprint);
    });

    it("is told with both when the comparison is of another kind", () => {
      const [only, ...others] = findings([
        update(
          "aws_cloudwatch_metric_alarm",
          alarm("GreaterThanThreshold", 80),
          alarm("LessThanLowerOrGreaterThanUpperThreshold", 2),
        ),
      ]);
      expect(others).toEqual([]);
      expect(only?.message).toContain(
        "changed from GreaterThanThreshold to LessThanLowerOrGreaterThanUpperThreshold, and the threshold from 80 to 2",
      );
    });

    it("is told when it turns round although the threshold is not known yet", () => {
      const rules = rulesFor(
        update("aws_cloudwatch_metric_alarm", alarm(OPERATORS[">"], 80), {
          comparison_operator: OPERATORS["<"],
          threshold: UNKNOWN,
        }),
      );
      expect(rules).toContain("alert-weakened");
    });

    it("is seen in each condition by itself", () => {
      const condition = (name: string, comparison: string, value: number) => ({
        display_name: name,
        condition_threshold: [{ comparison, threshold_value: value }],
      });
      const low = condition("free disk", "COMPARISON_LT", 20);
      const policy = (...conditions: readonly Value[]) => ({ conditions });
      const both = (first: Value, second: Value) =>
        findings([
          update(
            "google_monitoring_alert_policy",
            policy(condition("load", "COMPARISON_GT", 80), low),
            policy(first, second),
          ),
        ]).map(({ message }) => message);
      expect(
        both(condition("load", "COMPARISON_GT", 70), condition("free disk", "COMPARISON_LT", 30)),
      ).toEqual([]);
      expect(both(condition("load", "COMPARISON_LT", 20), low)).toEqual([
        expect.stringContaining('reversed from "> 80" to "< 20"'),
      ]);
    });
  });

  it("is matched with its condition", () => {
    const policy = (first: number, second: number) => ({
      conditions: [
        {
          display_name: "disk",
          condition_threshold: [{ comparison: "COMPARISON_GT", threshold_value: first }],
        },
        {
          display_name: "memory",
          condition_threshold: [{ comparison: "COMPARISON_GT", threshold_value: second }],
        },
      ],
    });
    const swapped = { conditions: [...policy(0.8, 0.9).conditions].reverse() };
    expect(rulesFor(update("google_monitoring_alert_policy", policy(0.8, 0.9), swapped))).toEqual([]);
    expect(rulesFor(update("google_monitoring_alert_policy", policy(0.8, 0.9), policy(0.8, 0.99)))).toEqual([
      "alert-weakened",
    ]);
    expect(rulesFor(update("google_monitoring_alert_policy", policy(0.8, 0.99), policy(0.8, 0.9)))).toEqual(
      [],
    );
  });

  it("that loses a channel is found", () => {
    const channels = (...names: string[]) => ({ notification_channels: names });
    expect(rulesFor(update("google_monitoring_alert_policy", channels("a", "b"), channels("b")))).toEqual([
      "alert-weakened",
    ]);
    expect(rulesFor(update("google_monitoring_alert_policy", channels("b"), channels("b", "a")))).toEqual([]);
    expect(
      rulesFor(update("google_monitoring_alert_policy", channels("a", "b"), channels("b", "a"))),
    ).toEqual([]);
  });
});

describe("a version", () => {
  const sql = (from: string, to: string) =>
    findings([
      update("google_sql_database_instance", { database_version: from }, { database_version: to }),
    ]).map(({ severity }) => severity);
  const rds = (from: string, to: string) =>
    findings([update("aws_db_instance", { engine_version: from }, { engine_version: to })]).map(
      ({ severity }) => severity,
    );

  it("is graver the larger the step, and gravest backwards", () => {
    expect(sql("MYSQL_8_0", "MYSQL_8_4")).toEqual(["warning"]);
    expect(sql("MYSQL_8_4", "MYSQL_8_0")).toEqual(["danger"]);
    expect(rds("14.9", "15.4")).toEqual(["warning"]);
    expect(rds("15.3", "15.4")).toEqual(["notice"]);
    expect(rds("8.0.35", "8.0.36")).toEqual([]);
  });
});

describe("routes", () => {
  const ingress = (...paths: (readonly [string, string])[]) => ({
    spec: [
      {
        rule: [
          {
            host: "packages.example.com",
            http: [
              {
                path: paths.map(([path, name]) => ({
                  path,
                  backend: [{ service: [{ name, port: [{ number: 80 }] }] }],
                })),
              },
            ],
          },
        ],
      },
    ],
  });
  const both = ingress(["/*", "web"], ["/api/*", "rainbows"]);

  it("of an ingress are found when a path goes or leads elsewhere", () => {
    expect(rulesFor(update("kubernetes_ingress_v1", both, ingress(["/*", "web"])))).toEqual([
      "routing-changed",
    ]);
    expect(
      rulesFor(update("kubernetes_ingress_v1", both, ingress(["/*", "web"], ["/api/*", "web"]))),
    ).toEqual(["routing-changed"]);
  });

  it("of an ingress may be added and reordered", () => {
    expect(rulesFor(update("kubernetes_ingress_v1", ingress(["/*", "web"]), both))).toEqual([]);
    expect(
      rulesFor(update("kubernetes_ingress_v1", both, ingress(["/api/*", "rainbows"], ["/*", "web"]))),
    ).toEqual([]);
  });

  it("of a DNS record are found when it points elsewhere, and cannot be told when unknown", () => {
    const record = (content: Value) => ({ name: "packages", type: "A", content, ttl: 1 });
    expect(rulesFor(update("cloudflare_dns_record", record("192.0.2.1"), record("192.0.2.2")))).toEqual([
      "routing-changed",
    ]);
    expect(
      rulesFor(update("cloudflare_dns_record", record("192.0.2.1"), { ...record("192.0.2.1"), ttl: 60 })),
    ).toEqual([]);
    expect(rulesFor(update("cloudflare_dns_record", record("192.0.2.1"), record(UNKNOWN)))).toEqual([
      "cannot-tell",
    ]);
  });
});

describe("a secret in clear", () => {
  // Put together here, so that no scanner takes the test for a leak.
  const secrets: readonly (readonly [string, string])[] = [
    ["a private key", `-----BEGIN RSA ${"PRIVATE KEY"}-----\nMIIE`],
    ["an AWS key", `AKIA${"ABCDEFGHIJ234567"}`],
    ["a GitLab token", `glpat-${"x1".repeat(10)}`],
    ["a JSON Web Token", `eyJ${"a".repeat(20)}.eyJ${"b".repeat(20)}.${"c".repeat(20)}`],
    ["an address with a password", `mysql://root:${"hunter22"}@db.example.com/x`],
  ];

  it.each(secrets)("that is %s is found wherever it stands and never shown", (_, secret) => {
    const result = findings([
      create("kubernetes_config_map_v1", { data: { "app.conf": `key = "${secret}"` } }),
      update("google_monitoring_notification_channel", { labels: {} }, { labels: { url: secret } }),
    ]).filter(({ rule }) => rule === "secret-exposed");
    expect(result).toHaveLength(2);
    expect(JSON.stringify(result)).not.toContain(secret.slice(0, 12));
  });

  it("is found by the name beside it", () => {
    const env = (value: Value) =>
      nested("spec[].template[].spec[].container[].env", [{ name: "MYSQL_PASSWORD", value }]);
    expect(rulesFor(create("kubernetes_deployment_v1", env("Tr0ub4dor&3")))).toEqual(["secret-exposed"]);
    expect(rulesFor(create("kubernetes_deployment_v1", env("")))).toEqual([]);
    expect(rulesFor(create("kubernetes_deployment_v1", env("/run/secrets/mysql-1")))).toEqual([]);
  });

  it.each([
    ["a certificate", { ca: "-----BEGIN CERTIFICATE-----\nMIIE" }],
    ["a name", { secret: "packagecloud-license-2" }],
    ["a reference", { password: "projects/p/secrets/s/versions/1" }],
    ["a digest", { image: `app@sha256:${"a1".repeat(32)}` }],
    ["an address without a password", { url: "https://user@example.com/x" }],
    ["a placeholder", { url: "mysql://user:${PASSWORD}@db" }],
    ["what is marked sensitive", { password: new SensitiveValue("Tr0ub4dor&3") }],
    ["what stood there before", { token: "Tr0ub4dor&3" }],
  ] as readonly (readonly [string, { readonly [key: string]: Value }])[])("is not %s", (what, after) => {
    const before = what === "what stood there before" ? after : {};
    expect(rulesFor(update("example_thing", before, { ...after, changed: true }))).toEqual([]);
  });

  it("in an output is found", () => {
    const output = (after: Value) =>
      findingsOf(planOf([], { outputs: [{ name: "key", action: "create", before: undefined, after }] }));
    expect(output(`AKIA${"ABCDEFGHIJ234567"}`)).toMatchObject([
      { rule: "secret-exposed", address: "output.key" },
    ]);
    expect(output(new SensitiveValue(`AKIA${"ABCDEFGHIJ234567"}`))).toEqual([]);
  });
});

describe("lifecycle", () => {
  const lifecycle = (more: Partial<Lifecycle> = {}) => ({
    lifecycle: {
      preventDestroy: false,
      createBeforeDestroy: false,
      ignoreChanges: [],
      replaceTriggeredBy: [],
      ...more,
    },
  });
  const protectedBlock = lifecycle({ preventDestroy: true });
  const judge = (
    base: [string, typeof protectedBlock][],
    head: [string, typeof protectedBlock][],
    changes = [change("aws_s3_bucket", { action: "no-op" })],
  ) =>
    findingsOf(planOf(changes), { lifecycles: { base: new Map(base), head: new Map(head) } }).map(
      ({ rule, address }) => [rule, address],
    );

  it("without prevent_destroy is found, even when the plan changes nothing", () => {
    expect(judge([["aws_s3_bucket.x", protectedBlock]], [["aws_s3_bucket.x", lifecycle()]])).toEqual([
      ["lifecycle-unprotected", "aws_s3_bucket.x"],
    ]);
    expect(judge([["aws_s3_bucket.x", lifecycle()]], [["aws_s3_bucket.x", protectedBlock]])).toEqual([]);
    expect(judge([["aws_s3_bucket.x", protectedBlock]], [["aws_s3_bucket.x", protectedBlock]])).toEqual([]);
  });

  it("is found when its block goes with it", () => {
    expect(judge([["aws_s3_bucket.x", protectedBlock]], [])).toEqual([
      ["lifecycle-unprotected", "aws_s3_bucket.x"],
    ]);
  });

  it("is compared with the address before a move", () => {
    const moved = [
      change("aws_s3_bucket", { action: "no-op", name: "y", previousAddress: "aws_s3_bucket.x" }),
    ];
    expect(
      judge([["aws_s3_bucket.x", protectedBlock]], [["aws_s3_bucket.y", protectedBlock]], moved),
    ).toEqual([]);
    expect(judge([["aws_s3_bucket.x", protectedBlock]], [["aws_s3_bucket.y", lifecycle()]], moved)).toEqual([
      ["lifecycle-unprotected", "aws_s3_bucket.y"],
    ]);
  });
});

describe("the plan itself", () => {
  const ids = (more: Parameters<typeof planOf>[1], changes = [update("example_thing", { a: 1 }, { a: 2 })]) =>
    findingsOf(planOf(changes, more)).map(({ rule }) => rule);

  it("is told when Terraform refused, or something is left out", () => {
    expect(ids({ errored: true, complete: false })).toEqual(["plan-errored"]);
    expect(ids({ complete: false })).toEqual(["plan-incomplete"]);
    expect(ids({ complete: true })).toEqual([]);
    expect(ids({ complete: undefined })).toEqual([]);
  });

  it("keeps every danger when Terraform refused", () => {
    expect(ids({ errored: true }, [destroy("aws_s3_bucket")])).toEqual(["plan-errored", "data-destroyed"]);
  });

  it("is told about failed checks, deferred changes and drift under a change", () => {
    const check = (status: "pass" | "fail") => ({
      address: "check.a",
      kind: "check",
      status,
      messages: ["expired"],
    });
    expect(ids({ checks: [check("fail")] })).toEqual(["check-failed"]);
    expect(ids({ checks: [check("pass")] })).toEqual([]);
    expect(
      ids({ deferred: [{ reason: "instance_count_unknown", change: create("example_thing", {}) }] }),
    ).toEqual(["change-deferred"]);
    expect(ids({ drift: [update("example_thing", { b: 1 }, { b: 2 })] })).toEqual(["drift-overwritten"]);
    expect(ids({ drift: [update("example_thing", { b: 1, c: null }, { b: 1, c: [] })] })).toEqual([]);
    expect(ids({ drift: [change("example_other", { before: { b: 1 }, after: { b: 2 } })] })).toEqual([]);
  });
});

describe("a type without facts", () => {
  it("is judged by the names of its attributes, more mildly", () => {
    const findingsOfUpdate = (before: Value, after: Value) =>
      findings([update("azurerm_thing", before, after)]);
    expect(findingsOfUpdate({ deletion_protection: true }, { deletion_protection: false })).toMatchObject([
      { rule: "protection-removed", severity: "warning", byName: true },
    ]);
    expect(findingsOfUpdate({ deletion_protection: false }, { deletion_protection: true })).toEqual([]);
    expect(
      findingsOfUpdate({ backup: [{ retention_days: 30 }] }, { backup: [{ retention_days: 7 }] }),
    ).toMatchObject([{ rule: "retention-reduced", severity: "warning" }]);
    expect(findingsOfUpdate({ min_tls_version: "TLS1_2" }, { min_tls_version: "TLS1_0" })).toMatchObject([
      { rule: "tls-weakened" },
    ]);
    expect(findingsOfUpdate({ min_tls_version: "TLS1_0" }, { min_tls_version: "TLS1_2" })).toEqual([]);
    expect(
      findingsOfUpdate({ source_ranges: ["10.0.0.0/8"] }, { source_ranges: ["0.0.0.0/0"] }),
    ).toMatchObject([{ rule: "open-to-world", severity: "warning" }]);
    expect(findingsOfUpdate({ colour: "red" }, { colour: "blue" })).toEqual([]);
  });
});

it("finds a secret at the end of a long text", () => {
  const key = `-----BEGIN ${"PRIVATE"} KEY-----`;
  const rules = (text: string) => rulesFor(create("example_thing", { text }));
  expect(rules(`${"-----BEGIN A ".repeat(10_000)}${key}`)).toEqual(["secret-exposed"]);
  expect(rules(`${"-----BEGIN A ".repeat(100_000)}${key}`)).toEqual(["secret-exposed"]);
});

describe("the end of a rotation", () => {
  const severities = (changes: Parameters<typeof findings>[0]) =>
    findings(changes).map(({ rule, severity }) => `${severity} ${rule}`);
  const user = { name: "app-1", instance: "main" };

  it("is a notice where another user is in use instead, and a warning otherwise", () => {
    const deleted = destroy("google_sql_user", user, { successor: "app-2" });
    expect(severities([deleted])).toEqual(["notice credential-replaced"]);
    expect(findings([deleted]).map(({ message }) => message)).toEqual([
      expect.stringContaining("Nothing in this plan names it any longer, and app-2 is in use instead."),
    ]);
    expect(severities([destroy("google_sql_user", user)])).toEqual(["warning credential-replaced"]);
  });

  it("is a notice for what serves others, too", () => {
    const manifest = { manifest: { kind: "SecretProviderClass", metadata: { name: "c-1" } } };
    const deleted = (successor?: string) =>
      destroy("kubernetes_manifest", manifest, successor === undefined ? {} : { successor });
    expect(severities([deleted("c-2")])).toEqual(["notice service-interrupted"]);
    expect(severities([deleted()])).toEqual(["warning service-interrupted"]);
  });

  it("leaves a certificate: to take away one of two is a notice, the last one a warning", () => {
    const ingress = (certificates: string | null) => ({
      metadata: [{ name: "web", annotations: { "ingress.gcp.kubernetes.io/pre-shared-cert": certificates } }],
    });
    const taken = (before: string, after: string | null) =>
      severities([update("kubernetes_ingress_v1", ingress(before), ingress(after))]);
    expect(taken("old,new", "new")).toEqual(["notice routing-changed"]);
    expect(taken("new", null)).toEqual(["warning routing-changed"]);
    expect(taken("new", "old,new")).toEqual([]);
  });
});
