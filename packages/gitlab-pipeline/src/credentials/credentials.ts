import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Problem, ProblemError } from "@infra-tools/runtime/problem";
import type { EnvironmentVariables } from "@infra-tools/runtime/run";

/** Variables by which `.gitlab-ci.yml` says who a job is at Google. */
export const GOOGLE = {
  /** The job's OIDC token (`id_tokens`). */
  token: "INFRA_GOOGLE_ID_TOKEN",
  /** `projects/<number>/locations/global/workloadIdentityPools/<pool>/providers/<provider>` */
  provider: "INFRA_GOOGLE_PROVIDER",
  /** E-mail of the service account to act as. */
  account: "INFRA_GOOGLE_ACCOUNT",
} as const;

/** The same at AWS. */
export const AWS = { token: "INFRA_AWS_ID_TOKEN", role: "INFRA_AWS_ROLE" } as const;

/**
 * Turns the job's OIDC tokens into what Google's and AWS' libraries read: files in a private folder, and variables that
 * name them. Clouds without a token stay as the environment has them, so that a laptop uses its own login.
 *
 * @throws ProblemError when a token is there but not whom to be with it
 */
export function withCredentials(env: EnvironmentVariables, folder: string): EnvironmentVariables {
  const problems: Problem[] = [];
  const need = (name: string, token: string): string => {
    const value = env[name];
    if (value === undefined || value === "") {
      problems.push({
        where: name,
        rule: `must be set where ${token} is`,
        fix: "set it as a variable of the project; docs/ci.md has the list",
      });
    }
    return value ?? "";
  };
  const google = has(env, GOOGLE.token) ? googleVariables(env, folder, need) : {};
  const aws = has(env, AWS.token) ? awsVariables(env, folder, need) : {};
  if (problems.length > 0) throw new ProblemError(problems);
  return { ...env, ...google, ...aws };
}

type Need = (name: string, token: string) => string;

/** https://google.aip.dev/auth/4117 describes the file: it holds no secret, only where the token is. */
function googleVariables(env: EnvironmentVariables, folder: string, need: Need): EnvironmentVariables {
  const tokenFile = writePrivate(folder, "google-token", env[GOOGLE.token] ?? "");
  const configuration = writePrivate(
    folder,
    "google.json",
    JSON.stringify({
      type: "external_account",
      audience: `//iam.googleapis.com/${need(GOOGLE.provider, GOOGLE.token)}`,
      subject_token_type: "urn:ietf:params:oauth:token-type:jwt",
      token_url: "https://sts.googleapis.com/v1/token",
      credential_source: { file: tokenFile },
      service_account_impersonation_url: impersonationUrl(need(GOOGLE.account, GOOGLE.token)),
    }),
  );
  return { GOOGLE_APPLICATION_CREDENTIALS: configuration };
}

export function impersonationUrl(account: string): string {
  return `https://iamcredentials.googleapis.com/v1/projects/-/serviceAccounts/${account}:generateAccessToken`;
}

/** The AWS provider exchanges the token by itself, and again when the session ends. */
function awsVariables(env: EnvironmentVariables, folder: string, need: Need): EnvironmentVariables {
  return {
    AWS_WEB_IDENTITY_TOKEN_FILE: writePrivate(folder, "aws-token", env[AWS.token] ?? ""),
    AWS_ROLE_ARN: need(AWS.role, AWS.token),
    AWS_ROLE_SESSION_NAME: `gitlab-job-${env["CI_JOB_ID"] ?? "0"}`,
  };
}

function has(env: EnvironmentVariables, name: string): boolean {
  return env[name] !== undefined && env[name] !== "";
}

function writePrivate(folder: string, name: string, text: string): string {
  const file = join(folder, name);
  writeFileSync(file, text, { mode: 0o600 });
  return file;
}
