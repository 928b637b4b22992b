import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Problem, ProblemError } from "../../shared/problem";
import { applyPlan } from "../../shared/terraform/terraform";
import { artifactsOf } from "../artifact/files";
import { type PlanBundle, purposeOf, writeSealed } from "../artifact/plan-bundle";
import type { Host } from "../host";
import type { Stack } from "../target/target";

/** What Terraform writes beside the configuration when it cannot store the state. */
export const ERRORED_STATE = "errored.tfstate";

/**
 * Applies exactly the saved plan. When Terraform could not store the state, what it left is sealed for `infra ci recover`
 * before anything else happens, and the clear copy is removed.
 */
export async function applySaved(
  host: Host,
  { environment, terraform, temporary }: Stack,
  bundle: PlanBundle,
  keep: { readonly key: string; readonly commit: string },
): Promise<void> {
  const planFile = join(temporary, `${environment}.plan`);
  writeFileSync(planFile, Buffer.from(bundle.plan, "base64"), { mode: 0o600 });
  const all = Object.keys(bundle.changes).length;
  let done = 0;
  try {
    await applyPlan(terraform, planFile, (event) => {
      if (event.type === "apply_start")
        host.progress(`${event.hook.resource.addr}: ${event.hook.action} ...`);
      if (event.type !== "apply_complete") return;
      done += 1;
      host.progress(`${event.hook.resource.addr}: done (${done} of about ${all})`);
    });
  } catch (error) {
    const kept = keepState(host, environment, terraform.folder, keep);
    if (kept === undefined) throw error;
    const problems = error instanceof ProblemError ? error.problems : [];
    throw new ProblemError([...problems, kept]);
  }
}

function keepState(
  host: Host,
  environment: string,
  folder: string,
  { key, commit }: { readonly key: string; readonly commit: string },
): Problem | undefined {
  const file = join(folder, ERRORED_STATE);
  if (!existsSync(file)) return undefined;
  const { sealedState } = artifactsOf(host.root, environment);
  writeSealed(sealedState, readFileSync(file), key, purposeOf("state", environment, commit));
  rmSync(file);
  return {
    where: `${environment} state`,
    value: `kept sealed in ${sealedState}`,
    rule: "Terraform changed the cloud and could not store the state; the lock is still held",
    fix: `run the job "recover: ${environment}" of this pipeline before anything else is applied`,
  };
}
