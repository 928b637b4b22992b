import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parsePlan } from "../../src/read/read";
import { detectSecrets } from "../../src/secrets/detect";

/** Settings about secrets, and values that look like one: nothing of them is hidden or found. */
export const HARMLESS: readonly (readonly [name: string, value: string])[] = [
  // Limits, lifetimes, counts and switches
  ["TOKEN_TTL_SECONDS", "2592000"],
  ["PASSWORD_MIN_LENGTH", "12"],
  ["password_reuse_prevention", "24"],
  ["SECRET_ROTATION_DAYS", "30"],
  ["ACCESS_TOKEN_LIFETIME", "3600s"],
  ["API_KEY_REQUIRED", "true"],
  ["token_expiry", "2026-11-29T10:00:00Z"],
  ["require_secret_scanning", "yes"],
  ["max_password_age", "90"],
  ["passwordless", "webauthn-2024-01"],
  ["random_seed", "42424242"],
  ["OTP_SEED_LENGTH", "32"],
  ["salt_rounds", "12"],
  ["SALT_VERSION", "2024-01-07-stable"],
  ["BASIC_AUTH_REALM", "Restricted-Area-1"],
  ["basic_auth_enabled", "true"],
  ["DOCKER_ARGS", "run -u 1000:1000 -p 8080:80 nginx"],
  ["DB_ARGS", "mysqldump --protocol=tcp -h db -P 3306 -u root shop"],
  ["LOGIN_ARGS", "--ask-password db.example.com --no-password x1y2z3w4"],
  ["JAVA_TOOL_OPTIONS", "-Xmx2g -Duser.timezone=UTC -Dpassword.file=/run/secrets/pw1"],
  ["REPOSITORY", "https://renovate-bot-of-the-shop@gitlab.example.com/shop/infra.git"],
  // Names, ids, versions, files and addresses of secrets
  ["SECRET_NAME", "prod-database-credentials-1"],
  ["DB_PASSWORD_FILE", "/run/secrets/db-password-1"],
  ["PASSWORD_PATH", "/etc/app/password2"],
  ["API_KEY_ID", "k1x8Q2m4Z7p9W3r5"],
  ["AWS_ACCESS_KEY_ID_NAME", "primary-key-2"],
  ["access_key_id", "key-2024-01-x"],
  ["secret_id", "database-user-1"],
  ["secret_version", "7"],
  ["token_endpoint", "https://login.example.com/oauth2/v2.0/token"],
  ["SECRETS_MANAGER_ARN", "arn:aws:secretsmanager:eu-central-1:123456789012:secret:db-AbC123"],
  ["password", "arn:aws:secretsmanager:eu-central-1:123456789012:secret:db-AbC123"],
  ["client_secret", "projects/ops-1/secrets/client/versions/3"],
  ["existingSecret", "database-credentials"],
  ["secretKey", "password"],
  ["secret_key_ref", "db-password-1"],
  ["credentials", "workload-identity-1"],
  ["credential_source", "Ec2InstanceMetadata1"],
  ["administrator_login", "4dm1n157r470r"],
  ["token_type", "JWT2Bearer"],
  ["authorization", "CUSTOM"],
  ["authorization_type", "AWS_IAM_V4x1"],
  ["password_policy", "strong-policy-2"],
  ["secret_engine", "kv-v2-engine1"],
  // Keys that are no secrets
  ["kms_key", "projects/p/locations/eu/keyRings/r/cryptoKeys/k1"],
  ["kms_key_arn", "arn:aws:kms:eu-central-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab"],
  ["key", "terraform/states/production-2.tfstate"],
  ["key", "8d2f4a6c1e3b5d7f9a0c"],
  ["public_key", "MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEA7x1"],
  ["public_signing_key", "KqWx7eRz9Tv2Bm5Nc8Yp4LdFgHjKqWx7eRz"],
  ["ssh_public_key", "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIKqWx7eRz9Tv2Bm5Nc8Yp4LdFgHjKqWx7eRz9Tv2Bm me"],
  ["partition_key", "customerIdAndRegion2024PartitionA"],
  ["hash_key", "KqWx7eRz9Tv2Bm5Nc8Yp4L"],
  ["s3_object_key", "KqWx7eRz9Tv2Bm5Nc8Yp4L"],
  ["foreign_key", "fk_orders_customers_2024_KqWx7"],
  ["monkey", "KqWx7eRz9Tv2Bm5Nc8Yp4L"],
  ["keyboard", "KqWx7eRz9Tv2Bm5Nc8Yp4L"],
  ["turkey_region", "KqWx7eRz9Tv2Bm5Nc8Yp4L"],
  // Hashes, ids, versions, images
  [
    "image",
    "registry.example.com/app@sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
  ],
  ["source_code_hash", "q83vEjRWeJq83vEjRWeJq83vEjRWeJq83vEjRWeJq80="],
  ["commit", "3bf935b1c7d2e4f6a8b0c2d4e6f8a0b2c4d6e8f0"],
  ["etag", "d41d8cd98f00b204e9800998ecf8427e"],
  ["certificate_fingerprint", "4F:1A:9C:3E:7B:02:D8:56"],
  ["certificate", "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----"],
  ["public_pem", "-----BEGIN PUBLIC KEY-----\nMIIB\n-----END PUBLIC KEY-----"],
  ["account_id", "123456789012"],
  ["tenant_id", "1234abcd-12ab-34cd-56ef-1234567890ab"],
  ["request_id", "KqWx7eRz9Tv2Bm5Nc8Yp4LdFgHjKqWx7eRz9Tv2B"],
  ["instance_id", "i-0abc1234def567890"],
  ["name", "risk-analysis-service-account"],
  ["path", "/secret-santa/2026"],
  ["description", "Rotate the password and the API token every 30 days: see the runbook."],
  ["url", "https://example.com:8443/path?token_ttl=1"],
  ["url", "https://example.com/@scope/package"],
  ["address", "git@gitlab.com:acme/infra.git"],
  ["email", "admin@example.com"],
  ["filter", 'resource.type="gce_instance" AND severity>=ERROR'],
  ["expression", "${var.password}"],
  ["cpu", "500m"],
  ["schedule", "0 3 * * 1-5"],
  ["cidr", "10.0.0.0/8"],
  ["bypass", "AzureServices,Logging1,Metrics2x"],
  ["compass", "KqWx7eRz9Tv2"],
  ["passenger", "KqWx7eRz9Tv2"],
  ["dispatch", "KqWx7eRz9Tv2"],
];

describe.each<readonly [string, (name: string, value: string) => Parameters<typeof detectSecrets>[0]]>([
  ["a variable", (name, value) => ({ environment: { [name]: value } })],
  ["a line", (name, value) => ({ user_data: `set -eu\n${name}=${value}\n` })],
  ["a JSON text", (name, value) => ({ document: JSON.stringify({ [name]: value }) })],
])("%s that holds no secret", (_, place) => {
  it("is neither hidden nor found", () => {
    const hidden = HARMLESS.filter(([name, value]) => detectSecrets(place(name, value)).length > 0);
    expect(hidden).toEqual([]);
  });
});

const PLANS = join(__dirname, "../fixtures/plans");

/** Secrets on purpose in public plans, by the attribute that holds them. */
const PUBLIC_SECRETS: readonly string[] = ["administrator_login_password"];

it("public plans hold no other secrets", () => {
  const files = readdirSync(PLANS, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".json"))
    .filter((file) => !file.startsWith("own/"));
  const attributes = files.flatMap((file) => {
    const text = readFileSync(join(PLANS, file), "utf8");
    if (!text.includes('"resource_changes"')) return [];
    return parsePlan(text, { label: file }).changes.flatMap(({ before, after }) =>
      [before, after].flatMap((side) => detectSecrets(side).map(({ path }) => String(path[0]))),
    );
  });
  expect([...new Set(attributes)].sort()).toEqual(PUBLIC_SECRETS);
});

it("the page has these figures", () => {
  const page = readFileSync(join(__dirname, "../../../../docs/secret-detection.md"), "utf8");
  expect(page).toContain(`${HARMLESS.length} settings`);
});
