import type { Network } from "@infra-tools/gitlab-pipeline/http/send";
import type { EnvironmentVariables } from "@infra-tools/runtime/run";
import * as z from "zod";
import type { Environment } from "../../../../environments/environment";
import { isOlderThan } from "./age";
import { type CheckResult, due, ok, unknown } from "./check";
import { googleGet } from "./google-get";

/** Age in days at which the database's password and Redis' AUTH string are rotated, as their pages say. */
const MAX_DAYS = 365;

const version = z.looseObject({ createTime: z.iso.datetime({ offset: true }) });

/** A secret that Terraform writes: its present version is what pods use. */
interface Rotated {
  readonly name: string;
  readonly title: string;
  readonly id: string;
  readonly version: number;
  readonly page: string;
}

/** Says when the database's password is due for rotation, by the time at which Secret Manager got its present version. */
export async function checkPasswordAge(
  environment: Environment,
  now: Date,
  env: EnvironmentVariables,
  network: Network,
): Promise<CheckResult> {
  const { secrets, database } = environment;
  const rotated = {
    name: "database-password-age",
    title: "The database's password",
    id: secrets.databasePassword.id,
    version: Math.max(...database.passwordGenerations),
    page: "docs/rotate-database-password.md",
  };
  return checkAge(rotated, environment.google.project, now, env, network);
}

/** The same for Redis' AUTH string, where Redis has one. */
export async function checkAuthAge(
  environment: Environment,
  now: Date,
  env: EnvironmentVariables,
  network: Network,
): Promise<CheckResult> {
  const { secrets, redis } = environment;
  const rotated = {
    name: "redis-auth-age",
    title: "Redis' AUTH string",
    id: secrets.redisAuth.id,
    version: redis.authGeneration,
    page: "docs/rotate-redis-auth.md",
  };
  if (!redis.auth) return ok(rotated.name, "Redis has no AUTH string.");
  return checkAge(rotated, environment.google.project, now, env, network);
}

async function checkAge(
  rotated: Rotated,
  project: string,
  now: Date,
  env: EnvironmentVariables,
  network: Network,
): Promise<CheckResult> {
  const { name, title, id, page } = rotated;
  const url = new URL(
    `https://secretmanager.googleapis.com/v1/projects/${project}/secrets/${id}/versions/${rotated.version}`,
  );
  const answer = await googleGet(url, version, env, network);
  if ("problem" in answer) {
    const message = `The age of version ${rotated.version} of ${id} could not be read: ${answer.problem}.`;
    return unknown(name, message, "Run the job again.");
  }
  const created = new Date(answer.value.createTime);
  const day = created.toISOString().slice(0, 10);
  if (!isOlderThan(MAX_DAYS, created, now)) return ok(name, `${title} is of ${day}.`);
  // Without the age in days, the text of the issue stays the same from day to day.
  return due(
    name,
    `${title} (version ${rotated.version}) is of ${day}, over ${MAX_DAYS} days ago.`,
    `Rotate it (${page}).`,
  );
}
