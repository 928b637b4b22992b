import type { Network } from "@infra-tools/gitlab-pipeline/http/send";
import type { EnvironmentVariables } from "@infra-tools/runtime/run";
import * as z from "zod";
import type { Environment } from "../../../../environments/environment";
import { type CheckResult, due, ok, unknown } from "./check";
import { googleGet } from "./google-get";

const NAME = "database-backup";
const HOUR_MS = 60 * 60 * 1000;

const runs = z.looseObject({
  items: z
    .array(
      z.looseObject({
        status: z.string(),
        type: z.string().optional(),
        endTime: z.iso.datetime({ offset: true }).optional(),
      }),
    )
    .default([]),
});

/**
 * Asks Cloud SQL for the newest automated backup. The job in the cluster asks the same more often; this one finds out
 * too when that job, or its alert, is missing.
 */
export async function checkBackups(
  { name, google, database, helpers }: Environment,
  now: Date,
  env: EnvironmentVariables,
  network: Network,
): Promise<CheckResult> {
  if (!database.backups.enabled) return ok(NAME, `${name} makes no backups, and says so in its data.`);
  const { newestHours } = helpers.backupCheck;
  const newest = await newestBackup(google.project, database.instanceName, env, network);
  if (typeof newest === "string") {
    return unknown(NAME, `Cloud SQL's backups could not be listed: ${newest}.`, "Run the job again.");
  }
  const since = new Date(now.getTime() - newestHours * HOUR_MS);
  if (newest.endTime !== undefined && newest.endTime >= since) {
    return ok(NAME, `The newest automated backup is younger than ${newestHours} hours.`);
  }
  const last =
    newest.endTime === undefined ? "there is none" : `the last one ended at ${newest.endTime.toISOString()}`;
  return due(
    NAME,
    `No automated backup of ${database.instanceName} in the last ${newestHours} hours: ${last}.`,
    `Make one now: gcloud sql backups create --instance=${database.instanceName} --project=${google.project}; then look at the instance's operations for why the automated one failed.`,
  );
}

async function newestBackup(
  project: string,
  instance: string,
  env: EnvironmentVariables,
  network: Network,
): Promise<{ readonly endTime: Date | undefined } | string> {
  const url = new URL(
    `https://sqladmin.googleapis.com/v1/projects/${project}/instances/${instance}/backupRuns?maxResults=100`,
  );
  const answer = await googleGet(url, runs, env, network);
  if ("problem" in answer) return answer.problem;
  const ends = answer.value.items
    .filter(({ status, type }) => status === "SUCCESSFUL" && type === "AUTOMATED")
    .flatMap(({ endTime }) => (endTime === undefined ? [] : [new Date(endTime)]))
    .sort((a, b) => b.getTime() - a.getTime());
  return { endTime: ends[0] };
}
