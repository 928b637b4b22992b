import { createHash } from "node:crypto";
import { type Problem, ProblemError } from "@infra-tools/runtime/problem";
import type { Environment } from "../../../../../environments/environment";
import { environmentProblems } from "../../../../../environments/validate";
import { parseMoment, reachProblems, utc } from "./point-in-time";

/** The words of the command line. */
export interface RestoreOptions {
  readonly at: string | undefined;
  readonly instance: string | undefined;
  readonly generation: string | undefined;
}

/** A restore that the environment's data allows. */
export interface RestoreRequest {
  readonly environment: Environment;
  /** Moment to restore to, as gcloud takes it. */
  readonly pointInTime: string;
  /** Instance that the data names. */
  readonly source: string;
  /** Instance that the clone becomes. */
  readonly target: string;
  /** Credential generation of the pods that use the clone. */
  readonly generation: number;
  readonly branch: string;
  /** The data that points the stack at the clone. */
  readonly data: Environment;
  /** The data names the clone already: the change is merged. */
  readonly isMerged: boolean;
}

/**
 * Checks a restore against the environment's data.
 * @throws ProblemError with every problem
 */
export function restoreRequest(environment: Environment, options: RestoreOptions, now: Date): RestoreRequest {
  const { database, google } = environment;
  const problems: Problem[] = [...recoveryProblems(environment)];
  const time = readMoment(options.at, now, environment, problems);
  const pointInTime = time === undefined ? "" : utc(time);
  const source = database.instanceName;
  const target = options.instance ?? targetName(environment, pointInTime);
  const isMerged = options.instance === undefined && target === source;
  if (options.instance === source) problems.push(inPlace(source));
  const generation = readGeneration(options.generation, environment, isMerged, problems);
  const data = pointedAt(environment, target, generation);
  if (!isMerged && problems.length === 0) problems.push(...environmentProblems(environment.name, data));
  if (problems.length > 0) throw new ProblemError(problems);
  const branch = `restore-${environment.name}-${pointInTime.replace(/[-:]/g, "").replace(".", "-")}`;
  return { environment, pointInTime, source, target, generation, branch, data, isMerged };

  function pointedAt(before: Environment, instance: string, next: number): Environment {
    const id = `projects/${google.project}/instances/${instance}`;
    const { previousVersions, ...rest } = before;
    const kept = withoutPassword(previousVersions);
    return {
      ...rest,
      ...(kept === undefined ? {} : { previousVersions: kept }),
      database: {
        ...before.database,
        instanceName: instance,
        passwordGenerations: [next],
        readReplica: null,
      },
      adopt: {
        ...before.adopt,
        databaseInstance: id,
        database: `${id}/databases/${before.database.databaseName}`,
      },
    };
  }
}

/** The previous revision's database user is not on the clone as its secret says, so it cannot be kept. */
export function withoutPassword(
  previous: Environment["previousVersions"],
): Environment["previousVersions"] | undefined {
  if (previous === undefined) return undefined;
  const { databasePassword: _, ...kept } = previous;
  return Object.keys(kept).length === 0 ? undefined : kept;
}

function recoveryProblems({ name, database: { backups } }: Environment): readonly Problem[] {
  if (backups.enabled && backups.binaryLog) return [];
  return [
    {
      where: `${name}.database.backups.binaryLog`,
      value: String(backups.binaryLog),
      rule: "must be on to restore to a point in time",
      fix: backups.enabled
        ? 'restore the newest backup instead: docs/restore.md, "From a backup"'
        : "there are no backups to restore from; turn database.backups.enabled and binaryLog on for the next time",
    },
  ];
}

function readMoment(
  value: string | undefined,
  now: Date,
  { database }: Environment,
  problems: Problem[],
): Date | undefined {
  if (value === undefined) {
    problems.push({
      where: "--at",
      rule: "is missing: the moment to restore to",
      fix: "name the last moment at which the data was right, such as --at 2027-01-31T02:15:00Z",
    });
    return undefined;
  }
  const moment = parseMoment(value);
  if ("rule" in moment) {
    problems.push({ where: "--at", value, rule: moment.rule, fix: moment.fix });
    return undefined;
  }
  const { transactionLogDays, retained } = database.backups;
  problems.push(...reachProblems(moment.time, now, { transactionLogDays, retainedBackups: retained }));
  return moment.time;
}

function inPlace(source: string): Problem {
  return {
    where: "--instance",
    value: source,
    rule: "must not be the instance in use: a restore in place overwrites the data it should save, and brings back database users from before the last rotation, whose passwords no secret holds",
    fix: "leave it out, or name an instance that does not exist yet",
  };
}

function readGeneration(
  value: string | undefined,
  { database }: Environment,
  isMerged: boolean,
  problems: Problem[],
): number {
  const last = Math.max(...database.passwordGenerations);
  if (isMerged) return last;
  if (value === undefined) return last + 1;
  const number = Number(value);
  if (/^\d{1,4}$/.test(value) && number > last) return number;
  problems.push({
    where: "--generation",
    value,
    rule: `must be a whole number of at least ${last + 1}: a generation is never used twice`,
    fix: "take the number after the newest version of the secret with the database's password",
  });
  return last + 1;
}

/**
 * Name of the clone. It follows from the environment and the moment, so that the same command continues the same restore.
 * A name stays taken for a week after its instance is deleted, therefore each moment has another one.
 */
export function targetName({ name, database }: Environment, pointInTime: string): string {
  const base = database.instanceName.replace(/-[0-9a-f]{8}$/, "");
  const suffix = createHash("sha256").update(`${name} ${pointInTime}`).digest("hex").slice(0, 8);
  return `${base}-${suffix}`;
}
