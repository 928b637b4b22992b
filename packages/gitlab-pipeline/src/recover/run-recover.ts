import { existsSync } from "node:fs";
import { ProblemError } from "@infra-tools/runtime/problem";
import { artifactsOf } from "../artifact/files";
import { readLeftOver } from "../artifact/left-over";
import { purposeOf } from "../artifact/plan-bundle";
import type { Host } from "../host";
import { artifactKey } from "../plan/run-plan";
import { heldLock } from "../state/lock-holder";
import type { StateClient } from "../state/state-client";
import { chooseState, type Recovery } from "./choose-state";

export interface RecoverRequest {
  readonly environment: string;
  /** The commit of the pipeline whose deploy failed: the sealed state is bound to it. */
  readonly commit: string;
  /** Id of the lock to take over, when it is not the one that the failed apply noted. */
  readonly lock: string | undefined;
}

export interface RecoverOutcome {
  /** Undefined when the failed job left no state behind. */
  readonly state: Recovery | undefined;
  /** The dead job's lock was released. */
  readonly released: boolean;
}

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
  const { environment, commit } = request;
  const { leftOver: file } = artifactsOf(host.root, environment);
  const leftOver = existsSync(file)
    ? await readLeftOver(file, artifactKey(host.env), purposeOf("state", environment, commit))
    : undefined;
  const left = leftOver?.state;
  const { id, taken } = await holdLock(client, environment, request.lock ?? leftOver?.lock);
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
  return { state, released: taken };
}

async function holdLock(
  client: StateClient,
  environment: string,
  lock: string | undefined,
): Promise<{ readonly id: string; readonly taken: boolean }> {
  const answer = await client.lock("recover");
  if ("id" in answer) return { id: answer.id, taken: false };
  const { holder } = answer;
  if (holder.id === lock) return { id: holder.id, taken: true };
  const problem = heldLock(environment, holder);
  if (lock === undefined) throw new ProblemError(problem);
  throw new ProblemError({
    ...problem,
    rule: `the lock is held, and not under the id ${lock}`,
    fix: "look at who holds it now: another job may have begun",
  });
}
