import { secretName } from "../../src/secrets/names";

test.each([
  "password",
  "DB_PASSWORD",
  "PGPASSWORD",
  "clientSecret",
  "secret_key_base",
  "SECRET_KEY_BASE",
  "passphrase",
  "DB_PASS",
  "SMTP_PASS",
  "ADMIN_PASSWORD_2",
  "password_wo",
  "signing-key",
  "hmac_key",
  "cookie_secret",
  "x-api-key",
  "X-Api-Key",
  "apiKey",
  "access_key",
  "private_key_pem".replace("_pem", ""),
  "authToken",
  "account_key",
  "secret_data_wo",
])("%s is certainly the name of a secret", (name) => {
  expect(secretName(name)).toBe("certain");
});

test.each(["token", "GITHUB_TOKEN", "credentials", "Authorization"])("%s is likely one", (name) => {
  expect(secretName(name)).toBe("likely");
});

test.each([
  "TOKEN_TTL_SECONDS",
  "PASSWORD_MIN_LENGTH",
  "SECRET_NAME",
  "DB_PASSWORD_FILE",
  "API_KEY_ID",
  "access_key_id",
  "secret_id",
  "token_policies",
  "password_policy",
  "keyring",
  "compass",
  "bypass",
  "kms_key",
  "public_key",
  "secret_version",
  "passenger",
  "monkey",
  "",
  "x".repeat(5000),
])("%s is none", (name) => {
  expect(secretName(name)).toBeUndefined();
});
