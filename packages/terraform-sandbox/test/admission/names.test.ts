import type { JsonObject } from "../../src/cloud/cloud";
import { definitionOf } from "../../src/providers/registry";
import { PROVIDERS } from "../../src/schemas/load";
import { refusals } from "./support";

const POLICY = { Version: "2012-10-17", Statement: [{ Effect: "Allow", Action: "s3:*", Resource: "*" }] };

function policy(statement: JsonObject, padding = ""): JsonObject {
  return { policy: JSON.stringify({ ...POLICY, Statement: [{ ...statement, Sid: padding }] }) };
}

const ALLOW = { Effect: "Allow", Action: "s3:*", Resource: "*" };

test.each<[string, string, JsonObject, JsonObject]>([
  ["a bucket in capitals", "aws_s3_bucket", { bucket: "Data" }, { bucket: "data" }],
  ["a short bucket name", "aws_s3_bucket", { bucket: "ab" }, { bucket: "abc" }],
  ["a bucket like an address", "aws_s3_bucket", { bucket: "192.168.5.4" }, { bucket: "192.168.5.4a" }],
  ["a bucket with two dots", "aws_s3_bucket", { bucket: "a..b" }, { bucket: "a.b" }],
  ["a bucket with a reserved suffix", "aws_s3_bucket", { bucket: "a-s3alias" }, { bucket: "a-s3alias1" }],
  ["a long role name", "aws_iam_role", { name: "r".repeat(65) }, { name: "r".repeat(64) }],
  ["a user name with a space", "aws_iam_user", { name: "a b" }, { name: "a.b@c" }],
  ["a policy without an effect", "aws_iam_policy", policy({ Action: "s3:*" }), policy(ALLOW)],
  [
    "a policy without an action",
    "aws_iam_policy",
    policy({ Effect: "Deny" }),
    policy({ Effect: "Deny", NotAction: "s3:*" }),
  ],
  ["a policy without statements", "aws_iam_policy", { policy: "{}" }, policy(ALLOW)],
  ["a long policy", "aws_iam_user_policy", policy(ALLOW, "s".repeat(2000)), policy(ALLOW, "s".repeat(1900))],
  ["a secret id with a dot", "google_secret_manager_secret", { secret_id: "a.b" }, { secret_id: "a_b-C" }],
  ["a Redis id that begins with a digit", "google_redis_instance", { name: "1a" }, { name: "a1" }],
  ["too little memory", "google_redis_instance", { memory_size_gb: 0 }, { memory_size_gb: 1 }],
  [
    "read replicas of a basic instance",
    "google_redis_instance",
    { read_replicas_mode: "READ_REPLICAS_ENABLED", tier: "BASIC", memory_size_gb: 5 },
    { read_replicas_mode: "READ_REPLICAS_ENABLED", tier: "STANDARD_HA", memory_size_gb: 5 },
  ],
  ["an instance id in capitals", "google_sql_database_instance", { name: "Db" }, { name: "db-1" }],
  [
    "an instance id that is too long with its project",
    "google_sql_database_instance",
    { name: "d".repeat(90), project: "p-1234567" },
    { name: "d".repeat(88), project: "p-1234567" },
  ],
  ["a long MySQL user", "google_sql_user", { name: "u".repeat(33) }, { name: "u".repeat(32) }],
  [
    "a label in capitals",
    "google_compute_address",
    { terraform_labels: { Team: "a" } },
    { terraform_labels: { team: "a" } },
  ],
])("%s is refused, its neighbour is not", (_, type, wrong, right) => {
  expect(refusals(type, wrong)).toHaveLength(1);
  expect(refusals(type, right)).toEqual([]);
});

test("names of IAM users differ in more than their case", () => {
  const cloud = { "aws_iam_user Deploy": { name: "Deploy" } };
  expect(refusals("aws_iam_user", { name: "deploy" }, { cloud })).toHaveLength(1);
  expect(refusals("aws_iam_user", { name: "deploy-2" }, { cloud })).toEqual([]);
});

test("every rule names its documentation", () => {
  const rules = PROVIDERS.flatMap((provider) => {
    const { types, common } = definitionOf(provider);
    return [...Object.values(types).flatMap(({ api = [] }) => api), ...(common?.api ?? [])];
  });
  expect(rules.length).toBeGreaterThan(20);
  expect(rules.filter(({ source }) => !source.startsWith("https://"))).toEqual([]);
});
