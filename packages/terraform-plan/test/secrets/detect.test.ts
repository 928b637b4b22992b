import { gzipSync } from "node:zlib";
import { detectSecrets } from "../../src/secrets/detect";

const AWS = `AKIA${"Q3EGRW7XN5UJ2PZD"}`;
const SCRIPT = `#!/bin/sh\nexport KEY=${AWS}\n`;
const texts = (value: Parameters<typeof detectSecrets>[0], name?: string) =>
  detectSecrets(value, name).map(({ text }) => text);

test.each<readonly [string, Parameters<typeof detectSecrets>[0], string]>([
  ["a member by its name", { clientSecret: "a b" }, "a b"],
  ["a member of a block", { environment: [{ variables: { PGPASSWORD: "12345" } }] }, "12345"],
  ["a number by its name", { password: 123456 }, "123456"],
  ["a pair of name and value", [{ name: "DB_PASSWORD", value: "hunter-two" }], "hunter-two"],
  ["a shape inside a text", { user_data: `echo ${AWS}` }, AWS],
  ["a member of JSON in a text", { document: JSON.stringify([{ name: "API_KEY", value: "k-1" }]) }, "k-1"],
  ["a line of YAML", { values: "auth:\n  password: two words\n" }, "two words"],
  ["a line of settings", { body: "A=1\nSMTP_PASS='tr0ub'\n" }, "tr0ub"],
  ["base64", { user_data: Buffer.from(SCRIPT).toString("base64") }, AWS],
  ["base64 twice", { x: Buffer.from(Buffer.from(SCRIPT).toString("base64")).toString("base64") }, AWS],
  ["compressed base64", { x: gzipSync(SCRIPT).toString("base64") }, AWS],
  ["UTF-16 in base64", { x: Buffer.from(SCRIPT, "utf16le").toString("base64") }, AWS],
  ["an address with a user", { url: "postgres://u:p4ssword@db/x" }, "p4ssword"],
  ["an address without a user", { url: "redis://:p4ssword@db" }, "p4ssword"],
  ["a connection text", { Store: "Server=db;Password=s3cret!;Encrypt=true" }, "s3cret!"],
  ["a parameter of an address in a setting", { env: "TO=https://h/?a=1&access_token=abc-1&b=2" }, "abc-1"],
  ["an attribute of HCL", { user_data: 'x {\n  y { admin_password = "p4ss word" }\n}' }, "p4ss word"],
  ["a member of a Ruby array", { conf: "{ :password => 'p4ss word', :x => 1 }" }, "p4ss word"],
  ["a member of a YAML flow", { conf: "db: {user: app, password: p4ssword}" }, "p4ssword"],
  ["a text in percent-encoding", { url: "https://h/?next=DB_PASSWORD%3Dp4%2Fss" }, "p4/ss"],
  ["a header", { headers: { "X-Trace": "Bearer abcdefghijklmnop1234" } }, "abcdefghijklmnop1234"],
  ["a property of Java", { JAVA_OPTS: "-Xmx2g -Dssl.trustStorePassword=ch4ngeit -Da=b" }, "ch4ngeit"],
  ["a user of a request", { ARGS: "-u deploy:Depl0y-Now! https://x.example" }, "Depl0y-Now!"],
  ["a password after mysqldump", { CMD: "mysqldump -h db -u root -pS3cr3tPw shop" }, "S3cr3tPw"],
  ["a password after redis-cli", { CMD: "redis-cli -h db -a S3cr3tPw ping" }, "S3cr3tPw"],
  ["a password of docker login", { CMD: "docker login r.example -u x -p S3cr3tPw" }, "S3cr3tPw"],
  ["an option with another word", { CMD: "app --db-password S3cr3tPw --x" }, "S3cr3tPw"],
  ["a passphrase of OpenSSL", { CMD: "openssl rsa -passin pass:S3cr3tPw -in k" }, "S3cr3tPw"],
  [
    "a token in a repository's address",
    { URL: "https://0a1b2c3d4e5f60718293@github.com/a/b.git" },
    "0a1b2c3d4e5f60718293",
  ],
  [
    "Docker's log-in",
    { conf: '{"auths":{"r":{"auth":"dXNlcjpQQHNzdzByZDEyMw=="}}}' },
    "dXNlcjpQQHNzdzByZDEyMw==",
  ],
  ["a pepper", { conf: "PASSWORD_PEPPER=x9kQ2mv7\n" }, "x9kQ2mv7"],
  ["a short name in JSON", { conf: '{"LDAP_BIND_PW":"S3rvice"}' }, "S3rvice"],
  ["a seed", { conf: "OTP_SEED=JBSWY3DPEHPK3PXP\n" }, "JBSWY3DPEHPK3PXP"],
  ["a token without a digit", { token: "hunter!two" }, "hunter!two"],
  ["a key of a map", { rules: { [AWS]: 1 } }, AWS],
])("%s is detected", (_, value, secret) => {
  expect(texts(value)).toContain(secret);
});

test("an output is judged by its own name", () => {
  expect(texts("short", "admin_password")).toEqual(["short"]);
  expect(texts("short", "admin")).toEqual([]);
});

test.each<readonly [string, Parameters<typeof detectSecrets>[0]]>([
  ["settings about secrets", { TOKEN_TTL_SECONDS: "2592000", PASSWORD_MIN_LENGTH: "12", API_KEY_ID: "k1" }],
  ["a reference", { password: "${var.password}", secret: "projects/p/secrets/s", token: "arn:aws:x" }],
  ["a switch", { password: "true", token: false }],
  ["the name of a secret", { secret: "database-credentials" }],
  ["a certificate", { pem: "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----" }],
  [
    "a parameter about secrets",
    { url: "https://h/?page_token_size=10&token_ttl=3600&secret_name=db-pass-1" },
  ],
  ["a reference inside a line", { run: "A=1 DB_PASSWORD=$(cat /run/db) API_TOKEN=${TOKEN} deploy" }],
  ["a digest", { image: "x@sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08" }],
  ["an address without a password", { url: "https://example.com:8443/path?x=1" }],
  [
    "binary data in base64",
    { x: Buffer.from([0, 1, 2, 3, 250, 251, 0, 9, 9, 9, 9, 9, 9]).toString("base64") },
  ],
])("%s is no secret", (_, value) => {
  expect(texts(value)).toEqual([]);
});

test("placeholders and paths are hidden, but no finding", () => {
  for (const value of ["changeme", "/run/secrets/db"]) {
    expect(detectSecrets({ password: value })).toMatchObject([{ text: value, isFinding: false }]);
  }
});
