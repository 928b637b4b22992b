import { hideSecrets } from "../../src/secrets/hide-text";

const TOKEN = `glpat-${"Ab3dEf6hIj9kLm2nOp5q"}`;

it.each([
  ["a token of a known form", `401 for PRIVATE-TOKEN: ${TOKEN}`, TOKEN],
  ["a password in an address", "cannot reach redis://:s3cr3tpass@10.0.0.3:6378", "s3cr3tpass"],
  [
    "a parameter of an address",
    "GET https://h/x?page=2&access_token=correct-horse-1&size=3",
    "correct-horse-1",
  ],
  ["a variable before a command", "LANG=C DB_PASSWORD=correct-horse-1 deploy", "correct-horse-1"],
  ["a member of YAML in one line", "values: {user: app, password: correct-horse-1}", "correct-horse-1"],
  ["a secret in percent-encoding", "https://h/?q=DB_PASSWORD%3Dcorrect%2Fhorse%201", "correct%2Fhorse%201"],
  [
    "a secret in base64",
    `data ${Buffer.from("x: 1\nDB_PASSWORD=correct-horse-1\n").toString("base64")}`,
    "Y29ycmVjdC1ob3JzZS0x",
  ],
  ["a setting with the name of a secret", "DB_PASSWORD=correct-horse-1\nHOST=a", "correct-horse-1"],
])("hides %s", (_, text, secret) => {
  const hidden = hideSecrets(text);
  expect(hidden).not.toContain(secret);
  expect(hidden).toContain("(secret)");
});

it.each([
  "ops.secrets.licence.version: must be a whole number from 1 to 9999 (is null)",
  "set it as a masked, protected variable of the project, for instance to the output of openssl rand -hex 32",
  "google_secret_manager_secret_version.database_user-1_secret_version_3A134991 already exists",
  "GET https://h/x?page_token=&secret_name=db-password&password_policy=strict-1&token_ttl=3600",
  'jq --arg pass "$PASS" --password="${PASSWORD}" a=b {user: app, password_file: /run/db}',
  "100 % of token=abc are words",
  "Error creating secret projects/gitlab-ops/secrets/packagecloud-licence: it already exists",
])("leaves a message without one as it is: %s", (text) => {
  expect(hideSecrets(text)).toBe(text);
});
