import * as z from "zod";
import { type EnvironmentData, environmentSchema } from "../../environments/environment";
import { fieldDoc } from "../../environments/field-doc";
import { ops } from "../../environments/ops";
import { pre } from "../../environments/pre";
import { environmentProblems } from "../../environments/validate";
import { changed, withUnknown } from "./change";

const uploaded = (name: string, endDate = "2027-01-31") => ({ name, endDate });

/** One setting with values that break its own rule, and values that keep it. */
const FIELDS: readonly (readonly [string, readonly unknown[], readonly unknown[]])[] = [
  ["name", ["Ops", "", "a".repeat(21)], ["ops"]],
  ["state.address", ["http://a.example/s", "https://user:pw@a.example/s"], []],
  ["google.project", ["gitlab_ops", "abc"], ["gitlab-ops"]],
  ["google.region", ["us-east1-b", "moon"], []],
  ["google.network.googleApiRanges", [[], ["10.0.0.0"], ["10.0.0.0/33"]], [["199.36.153.8/30"]]],
  ["cluster.access", ["public"], ["public-ip", "private-ip", "dns"]],
  ["secrets.licence.id", ["a b", ""], ["licence_2"]],
  ["secrets.licence.version", [0, 1.5, "1"], [7]],
  ["secrets.licence.endDate", ["2027-02-30", "31.12.2027"], ["2028-02-29"]],
  ["database.instanceName", ["Packagecloud", "p_1"], ["packagecloud-2"]],
  ["database.version", ["MYSQL_5_7"], ["MYSQL_8_4"]],
  ["database.backups.retained", [0, 366], [365]],
  ["database.backups.startTime", ["24:00", "3:00"], ["23:59"]],
  ["database.passwordGenerations", [[], [1, 1], [0], [1, 2, 3, 4]], [[9]]],
  ["redis.version", ["REDIS_5_0"], ["REDIS_7_0"]],
  [
    "image.reference",
    ["registry.example/packagecloud:1", "packagecloud@sha256:abc"],
    [`registry.example:5000/a/b@sha256:${"a".repeat(64)}`],
  ],
  ["image.healthPath", ["health", "/a b"], ["/"]],
  ["image.statePath", ["var", "/var/../etc"], ["/data"]],
  ["uploads.timeoutSeconds", [3601, 29], [3600]],
  ["workloads.migration.timeoutSeconds", [7199], [7200]],
  ["helpers.sqlProxy.replicas", [1], [2]],
  ["helpers.backupCheck.newestHours", [28, 169, 29.5], [29, 168]],
  ["edge.hostname", ["packages.gitlab.com.", "localhost", "a_b.example"], ["a.example"]],
  [
    "edge.certificate.certificates",
    [
      [],
      ["a"],
      [uploaded("a"), uploaded("b"), uploaded("c")],
      [uploaded("a"), uploaded("a")],
      [uploaded("a"), uploaded("a", "2028-01-31")],
      [uploaded("A")],
      [uploaded("a", "2027-02-30")],
      [{ name: "a" }],
    ],
    [[uploaded("a"), uploaded("b")], [uploaded("a", "2028-02-29")]],
  ],
  ["edge.dns.zoneId", ["abc"], ["0123456789abcdef0123456789abcdef"]],
  ["storage.bucketName", ["packages.gitlab.com", "ab", "Packages", "-a-b"], ["packages-2"]],
  ["storage.region", ["us-west", "us-east1"], ["us-west-2"]],
  ["storage.iamUserName", ["a b"], ["packagecloud@ops"]],
  ["storage.distributionId", ["", "*", "e2qwruhapomqzl", "E2QWRUHAPOMQZL/*"], ["E2QWRUHAPOMQZL", null]],
  ["monitoring.emails", [{}, { oncall: "nobody" }, { "On Call": "a@b.example" }], [{ team: "a@b.example" }]],
  ["monitoring.uptimeCheckSeconds", [30, 120], [60, 900]],
  ["monitoring.objectives.downloadAvailability", [0, 1, 99.9], [0.99, 0.9999]],
  ["monitoring.databaseDiskRatio", [0, 1], [0.85]],
  ["monitoring.pagers", [{ pager: "projects/p" }], [{ pager: "projects/p/notificationChannels/1" }]],
  [
    "monitoring.awsTopics",
    [{ pager: "arn:aws:sqs:us-west-1:123456789012:x" }],
    [{ pager: "arn:aws:sns:us-west-1:123456789012:x" }],
  ],
  ["edge.deregistrationSeconds", [15, 301], [30, 45]],
  ["edge.logSampleRate", [-0.1, 1.1], [0, 0.5]],
  ["redis.connectMode", ["PEERING"], ["DIRECT_PEERING"]],
  ["monitoring.minRequestsPerSecond", [0, -1, 1001, "1"], [0.001, 0.02, 1000]],
  ["pipeline.deploy", ["sometimes", true], ["automatic", "manual"]],
  ["pipeline.tier", ["prod"], ["production", "other"]],
  ["pipeline.failOn", [null, "error"], ["danger", "warning", "none"]],
  ["previousVersions", [{ redisAuth: 1 }, { licence: 0 }, { licence: null }], [{ licence: 2 }]],
  ["adopt", [{ users: "x" }, { redis: "has space" }], [{ redis: "projects/p/locations/l/instances/r" }]],
];

describe("single settings", () => {
  it.each(FIELDS)("%s refuses wrong values and takes right ones", (path, wrong, right) => {
    for (const value of wrong) {
      const result = environmentProblems("ops", changed(ops, path, value));
      const ofField = result.filter(({ where }) => where.startsWith(`ops.${path}`));
      expect({ value, ofField: ofField.length > 0 }).toEqual({ value, ofField: true });
      for (const { rule, fix } of ofField)
        expect(rule !== "" && fix !== "" && !rule.startsWith("Invalid")).toBe(true);
    }
    for (const value of right) {
      expect({ value, problems: environmentProblems("ops", changed(ops, path, value)) }).toEqual({
        value,
        problems: [],
      });
    }
  });

  it("are refused when they are missing, with what they mean", () => {
    expect(environmentProblems("ops", changed(ops, "database.tier", undefined))).toEqual([
      {
        where: "ops.database.tier",
        rule: "is missing; must be a Cloud SQL machine tier, such as db-custom-4-15360 or db-perf-optimized-N-4",
        fix: "set it to a Cloud SQL machine tier, such as db-custom-4-15360 or db-perf-optimized-N-4",
      },
    ]);
  });

  it("are refused when nobody knows them", () => {
    expect(environmentProblems("ops", withUnknown(ops, "database.teir", "x"))).toEqual([
      { where: "ops.database.teir", rule: "is not a setting", fix: "remove it, or correct its name" },
    ]);
  });

  it("are all reported in one pass, with rules between the areas that are well-formed", () => {
    const broken = changed(
      changed(changed(ops, "redis.tier", "HUGE") as EnvironmentData, "cluster.access", 7),
      "storage.replica.region",
      "us-west-1",
    );
    expect(environmentProblems("ops", broken).map(({ where }) => where)).toEqual([
      "ops.cluster.access",
      "ops.redis.tier",
      "ops.storage.replica.region",
    ]);
  });

  it("are refused as a whole when the data is no object", () => {
    for (const data of [undefined, null, 3, "ops", []]) {
      expect(environmentProblems("ops", data).length).toBeGreaterThan(0);
    }
  });
});

describe("what is said about settings", () => {
  it.each([
    ["pre", pre],
    ["ops", ops],
  ])("covers every setting of %s", (_, data) => {
    const silent = leaves(data).filter((path) => fieldDoc(path)?.description === undefined);
    expect(silent).toEqual([]);
  });

  it("names units of numbers", () => {
    expect(fieldDoc(["database", "backups", "retained"])?.unit).toBe("backups");
    const unitless = leaves(ops)
      .filter((path) => typeof valueAt(ops, path) === "number" && fieldDoc(path)?.unit === undefined)
      .map((path) => path.join("."))
      .filter((path) => !/version$|authGeneration|passwordGenerations/.test(path));
    expect(unitless).toEqual([]);
  });

  it("knows nothing about settings that are none", () => {
    expect(fieldDoc(["database", "teir"])).toBeUndefined();
    expect(fieldDoc(["database", "tier", "more"])).toBeUndefined();
  });

  it("is kept in the schema itself", () => {
    expect(z.globalRegistry.get(environmentSchema.shape.database.shape.tier)?.description).toContain(
      "Machine tier",
    );
  });
});

function leaves(node: unknown, path: readonly (string | number)[] = []): readonly (string | number)[][] {
  if (Array.isArray(node)) return node.flatMap((item, index) => leaves(item, [...path, index]));
  if (node !== null && typeof node === "object") {
    return Object.entries(node).flatMap(([key, value]) => leaves(value, [...path, key]));
  }
  return [[...path]];
}

function valueAt(node: unknown, path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>((value, step) => Reflect.get(Object(value), step), node);
}
