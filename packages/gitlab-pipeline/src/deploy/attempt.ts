import { existsSync, readFileSync } from "node:fs";
import { renderJson } from "@infra-tools/runtime/json";
import type { Problem } from "@infra-tools/runtime/problem";
import { writeFileAtomically } from "@infra-tools/runtime/write-file";
import * as z from "zod";
import { artifactsOf } from "../artifact/files";

/** Longest text of a failure that is handed on; the job's log has all of it. */
const MAX_FAILURE = 300;

const attempt = z.object({
  v: z.literal(1),
  environment: z.string(),
  commit: z.string(),
  digest: z.string(),
  /** `running` in an artifact: the job was stopped in the middle. */
  outcome: z.enum(["running", "applied", "nothing to do", "refused", "failed"]),
  /** Id of the lock that the apply took. */
  lock: z.string().optional(),
  /** Objects that were changed, and about how many there are to change. */
  done: z.int().nonnegative(),
  total: z.int().nonnegative(),
  /** First lines of what went wrong. */
  failures: z.array(z.string()),
});

/** Record of a deploy, for what runs after it: the same job's after_script, and the job that reports the result. */
export type Attempt = z.infer<typeof attempt>;

/** Keeps the record of a deploy on disk, where it is whatever happens to the job's program. */
export interface AttemptRecord {
  locked(id: string): void;
  changed(done: number): void;
  end(outcome: Exclude<Attempt["outcome"], "running">, problems?: readonly Problem[]): void;
}

export function openAttempt(
  root: string,
  start: Pick<Attempt, "environment" | "commit" | "digest" | "total">,
): AttemptRecord {
  const { attempt: file } = artifactsOf(root, start.environment);
  let current: Attempt = { v: 1, ...start, outcome: "running", done: 0, failures: [] };
  const write = (change: Partial<Attempt>): void => {
    current = { ...current, ...change };
    writeFileAtomically(file, renderJson(current));
  };
  write({});
  return {
    locked: (lock) => write({ lock }),
    changed: (done) => write({ done }),
    end: (outcome, problems = []) => write({ outcome, failures: problems.map(firstLine) }),
  };
}

function firstLine({ where, rule }: Problem): string {
  const [line = ""] = rule.trim().split("\n", 1);
  return `${where}: ${line}`.slice(0, MAX_FAILURE);
}

/** The record of a commit's deploy; undefined when the job did not get that far, or left nothing. */
export function readAttempt(root: string, environment: string, commit: string): Attempt | undefined {
  const { attempt: file } = artifactsOf(root, environment);
  if (!existsSync(file)) return undefined;
  const read = attempt.parse(JSON.parse(readFileSync(file, "utf8")));
  return read.commit === commit && read.environment === environment ? read : undefined;
}
