import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Problem, ProblemError } from "@infra-tools/runtime/problem";
import { applyPlan } from "@infra-tools/runtime/terraform/terraform";
import { artifactsOf } from "../artifact/files";
import { writeLeftOver } from "../artifact/left-over";
import { type PlanBundle, purposeOf } from "../artifact/plan-bundle";
import type { Host } from "../host";
import type { Stack } from "../target/target";
import type { AttemptRecord } from "./attempt";

/** Start of Terraform's message when it could not release the lock. */
const UNLOCK_FAILED = "Error releasing the state lock";

/** File that Terraform writes beside the configuration when it cannot store the state. */
export const ERRORED_STATE = "errored.tfstate";

/** Start of the line by which a deploy's log says its lock: a job that lost its runner leaves nothing else behind. */
export const LOCK_LINE = "the state is locked by this deploy, lock ";

/**
 * Applies exactly the saved plan. When Terraform could not store the state or release the lock, what it left is sealed for
 * `infra ci recover` before anything else happens, and the clear copy is removed.
 */
export async function applySaved(
  host: Host,
  stack: Stack,
  bundle: PlanBundle,
  keep: { readonly key: string; readonly commit: string; readonly record: AttemptRecord },
): Promise<void> {
  const { environment, terraform, temporary, lockHolder } = stack;
  const planFile = join(temporary, `${environment}.plan`);
  writeFileSync(planFile, Buffer.from(bundle.plan, "base64"), { mode: 0o600 });
  const all = Object.keys(bundle.changes).length;
  let done = 0;
  let holder: ReturnType<Stack["lockHolder"]> | undefined;
  try {
    await applyPlan(terraform, planFile, (event) => {
      if (event.type === "apply_start") {
        // From here on the lock is Terraform's own. Later, without a connection, nobody could ask.
        holder ??= lockHolder().then((current) => {
          if (current === undefined) return undefined;
          keep.record.locked(current.id);
          host.progress(`${LOCK_LINE}${current.id}`);
          return current;
        });
        host.progress(`${event.hook.resource.addr}: ${event.hook.action} ...`);
      }
      if (event.type !== "apply_complete") return;
      done += 1;
      keep.record.changed(done);
      host.progress(`${event.hook.resource.addr}: done (${done} of about ${all})`);
    });
  } catch (error) {
    const lock = (await holder)?.id;
    const kept = await keepLeftOver(host, stack, error, lock, keep);
    if (kept === undefined) throw error;
    const problems = error instanceof ProblemError ? error.problems : [];
    throw new ProblemError([...problems, kept]);
  }
}

async function keepLeftOver(
  host: Host,
  { environment, terraform }: Stack,
  error: unknown,
  lock: string | undefined,
  { key, commit }: Pick<Parameters<typeof applySaved>[3], "key" | "commit">,
): Promise<Problem | undefined> {
  const file = join(terraform.folder, ERRORED_STATE);
  const state = existsSync(file) ? readFileSync(file, "utf8") : undefined;
  const stillLocked = error instanceof ProblemError && error.message.includes(UNLOCK_FAILED);
  if (state === undefined && !stillLocked) return undefined;
  const { leftOver } = artifactsOf(host.root, environment);
  const content = {
    v: 1 as const,
    ...(lock === undefined ? {} : { lock }),
    ...(state === undefined ? {} : { state }),
  };
  await writeLeftOver(leftOver, content, key, purposeOf("state", environment, commit));
  rmSync(file, { force: true });
  return {
    where: `${environment} state`,
    value: `kept sealed in ${leftOver}`,
    rule:
      state === undefined
        ? "Terraform could not release the lock"
        : "Terraform changed the cloud and could not store the state; the lock may still be held",
    fix: `let this job's last lines and the job "result: ${environment}" of this pipeline end before anything else is applied`,
  };
}
