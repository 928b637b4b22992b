import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { ProblemError } from "@infra-tools/runtime/problem";
import { artifactsOf } from "../artifact/files";
import { type LeftOver, readLeftOver } from "../artifact/left-over";
import { purposeOf } from "../artifact/plan-bundle";
import { ERRORED_STATE } from "../deploy/apply-saved";
import { readAttempt } from "../deploy/attempt";
import type { Host } from "../host";
import { artifactKey } from "../plan/run-plan";
import { heldLock } from "../state/lock-holder";
import type { StateClient } from "../state/state-client";
import { stackFolder } from "../target/cloud";
import { chooseState, type Recovery } from "./choose-state";

export interface RecoverRequest {
  readonly environment: string;
  /** The commit of the pipeline whose deploy failed: the sealed state is bound to it. */
  readonly commit: string;
  /** Ids of locks to take over besides those that the failed apply noted: a person's, or one from the job's log. */
  readonly locks: readonly string[];
  /**
   * The deploy ended in this checkout. What it left in clear is found, too; and when it left nothing, nobody is asked and a
   * lock that another holds is none of its business.
   */
  readonly afterDeploy?: boolean;
}

export interface RecoverOutcome {
  /** Undefined when the failed job left no state behind. */
  readonly state: Recovery | undefined;
  /** The dead job's lock was released. */
  readonly released: boolean;
}

export const NOTHING_LEFT: RecoverOutcome = { state: undefined, released: false };

/**
 * Cleans up after a deploy that could not: stores the state it left, under the lock it still holds, so that nobody gets
 * in between, and then releases that lock. A lock is taken over only by its id: the one that the failed apply noted, or one
 * that a person has looked at.
 */
export async function runRecover(
  host: Host,
  client: StateClient,
  request: RecoverRequest,
): Promise<RecoverOutcome> {
  const { environment, commit, afterDeploy = false } = request;
  const attempt = readAttempt(host.root, environment, commit);
  const leftOver = await findLeftOver(host, request);
  const ended = attempt !== undefined && attempt.outcome !== "running";
  if (afterDeploy && leftOver === undefined && (attempt === undefined || ended)) return NOTHING_LEFT;
  const locks = [...request.locks, leftOver?.lock, attempt?.lock].filter((id) => id !== undefined);
  const left = leftOver?.state;
  const { id, taken } = await holdLock(client, environment, locks);
  let state: Recovery | undefined;
  try {
    if (left !== undefined) {
      state = chooseState(left, await client.read());
      if (state === "push") await client.write(left, id);
      host.progress(state === "push" ? "the state is stored" : "the state was stored already");
    }
  } catch (error) {
    // Our own lock must not be the next one that is left behind; the dead job's still guards an unstored state.
    if (!taken) await client.unlock(id);
    throw error;
  }
  await client.unlock(id);
  if (afterDeploy) removeLeftOver(host, environment);
  return { state, released: taken };
}

/** The sealed left-over, or what Terraform itself left when the program that seals it was stopped first. */
async function findLeftOver(
  host: Host,
  { environment, commit, afterDeploy }: RecoverRequest,
): Promise<LeftOver | undefined> {
  const { leftOver: file } = artifactsOf(host.root, environment);
  if (existsSync(file)) {
    return readLeftOver(file, artifactKey(host.env), purposeOf("state", environment, commit));
  }
  const clear = clearState(host.root, environment);
  return afterDeploy && existsSync(clear) ? { v: 1, state: readFileSync(clear, "utf8") } : undefined;
}

/** Removes what is stored by now, so that no later job stores it again. */
function removeLeftOver({ root }: Host, environment: string): void {
  rmSync(artifactsOf(root, environment).leftOver, { force: true });
  rmSync(clearState(root, environment), { force: true });
}

function clearState(root: string, environment: string): string {
  return join(stackFolder(root, environment), ERRORED_STATE);
}

async function holdLock(
  client: StateClient,
  environment: string,
  locks: readonly string[],
): Promise<{ readonly id: string; readonly taken: boolean }> {
  const answer = await client.lock("recover");
  if ("id" in answer) return { id: answer.id, taken: false };
  const { holder } = answer;
  if (locks.includes(holder.id)) return { id: holder.id, taken: true };
  const problem = heldLock(environment, holder);
  if (locks.length === 0) throw new ProblemError(problem);
  throw new ProblemError({
    ...problem,
    rule: `the lock is held, and not under the id ${locks.join(" or ")}`,
    fix: "look at who holds it now: another job may have begun",
  });
}
