import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { withCredentials } from "../../src/credentials/credentials";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "credentials-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const TOKENS = { INFRA_GOOGLE_ID_TOKEN: "google-token-text", INFRA_AWS_ID_TOKEN: "aws-token-text" };

test("the job's tokens become files that only this user reads, and variables that name them", () => {
  const env = withCredentials(
    {
      ...TOKENS,
      INFRA_GOOGLE_PROVIDER: "projects/1/locations/global/workloadIdentityPools/p/providers/q",
      INFRA_GOOGLE_ACCOUNT: "plan@project.iam.gserviceaccount.com",
      INFRA_AWS_ROLE: "arn:aws:iam::123456789012:role/plan",
      CI_JOB_ID: "77",
    },
    folder,
  );
  expect(env).toMatchObject({
    AWS_ROLE_ARN: "arn:aws:iam::123456789012:role/plan",
    AWS_ROLE_SESSION_NAME: "gitlab-job-77",
  });
  const google = String(env["GOOGLE_APPLICATION_CREDENTIALS"]);
  const configuration = JSON.parse(readFileSync(google, "utf8"));
  expect(readFileSync(configuration.credential_source.file, "utf8")).toBe("google-token-text");
  expect(JSON.stringify(configuration)).not.toContain("google-token-text");
  expect(configuration.audience).toBe(
    "//iam.googleapis.com/projects/1/locations/global/workloadIdentityPools/p/providers/q",
  );
  const aws = String(env["AWS_WEB_IDENTITY_TOKEN_FILE"]);
  expect(readFileSync(aws, "utf8")).toBe("aws-token-text");
  for (const file of [google, aws, configuration.credential_source.file]) {
    expect(statSync(file).mode & 0o077).toBe(0);
  }
});

test("a token without whom to be is a problem for each variable that is missing, and shows no token", () => {
  const attempt = () => withCredentials(TOKENS, folder);
  expect(attempt).toThrow(/INFRA_GOOGLE_PROVIDER[\s\S]*INFRA_GOOGLE_ACCOUNT[\s\S]*INFRA_AWS_ROLE/);
  expect(attempt).not.toThrow(/token-text/);
});

test("without tokens a laptop's own login stays", () => {
  const env = { AWS_PROFILE: "mine", GOOGLE_APPLICATION_CREDENTIALS: "/home/me/key.json" };
  expect(withCredentials(env, folder)).toEqual(env);
});
