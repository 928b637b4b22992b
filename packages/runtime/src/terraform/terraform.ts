import { ProblemError } from "../problem";
import { type EnvironmentVariables, run } from "../run";
import { type Diagnostic, diagnosticProblem, parseEvent, type TerraformEvent } from "./diagnostic";

/** One run of Terraform: binary, folder, environment. */
export interface TerraformRun {
  readonly binary: string;
  /** The folder that holds the configuration. */
  readonly folder: string;
  readonly env: EnvironmentVariables;
  /** Names the stack in messages. */
  readonly environment: string;
  readonly signal?: AbortSignal;
  /** Milliseconds that an interrupted Terraform has to finish what it began; see `RunOptions`. */
  readonly graceMs?: number;
}

export interface PlanOptions {
  /** File of the plan; it holds secrets of the state, so the place must be private and short-lived. */
  readonly planFile: string;
  readonly mode?: "normal" | "destroy" | "refresh-only";
  /** More of Terraform's own options: `-target=...`, `-replace=...`. */
  readonly options?: readonly string[];
}

export interface PlanRun {
  readonly changes: boolean;
  /** Terraform's errors. It writes a plan file all the same when `prevent_destroy` stopped it. */
  readonly errors: readonly Diagnostic[];
  readonly warnings: readonly Diagnostic[];
}

/** `terraform init`. Throws Terraform's message when it fails. */
export async function initialize(terraform: TerraformRun): Promise<void> {
  const { code, errors, stderr } = await runJson(terraform, ["init", "-reconfigure"]);
  if (code !== 0) throw failure(terraform, errors, stderr);
}

/** `terraform plan -out`. Errors of the configuration are in the result; throws only when Terraform gave no reason. */
export async function plan(terraform: TerraformRun, options: PlanOptions): Promise<PlanRun> {
  const { planFile, mode = "normal", options: more = [] } = options;
  const { code, errors, warnings, stderr } = await runJson(terraform, [
    "plan",
    `-out=${planFile}`,
    "-detailed-exitcode",
    ...(mode === "normal" ? [] : [`-${mode}`]),
    ...more,
  ]);
  if (code !== 0 && code !== 2 && errors.length === 0) throw failure(terraform, errors, stderr);
  return { changes: code === 2, errors, warnings };
}

/** A plan file as JSON. The text goes through a pipe into memory: it holds secrets in plain text. */
export async function showPlanJson(terraform: TerraformRun, planFile: string): Promise<string> {
  const { binary, folder, env, signal } = terraform;
  const { code, stdout, stderr } = await run(binary, ["show", "-json", planFile], {
    cwd: folder,
    env,
    ...(signal === undefined ? {} : { signal }),
  });
  if (code !== 0) throw failure(terraform, [], stderr);
  return stdout;
}

/** Terraform's own text of a plan. */
export async function showPlanText(
  terraform: TerraformRun,
  planFile: string,
  color: boolean,
): Promise<string> {
  const { binary, folder, env, signal } = terraform;
  const { code, stdout, stderr } = await run(binary, ["show", ...(color ? [] : ["-no-color"]), planFile], {
    cwd: folder,
    env,
    ...(signal === undefined ? {} : { signal }),
  });
  if (code !== 0) throw failure(terraform, [], stderr);
  return stdout;
}

/** `terraform apply <plan>`. Throws all of Terraform's errors when it fails; what it did by then is in the state. */
export async function applyPlan(
  terraform: TerraformRun,
  planFile: string,
  onEvent: (event: TerraformEvent) => void = () => undefined,
): Promise<void> {
  const { code, errors, stderr } = await runJson(terraform, ["apply", planFile], onEvent);
  if (code !== 0) throw failure(terraform, errors, stderr);
}

/**
 * `terraform apply` without a look at the plan, for a world that can be thrown away. Throws as `applyPlan` does.
 * `options` are more of Terraform's own: `-refresh=false`.
 */
export async function applyUnseen(terraform: TerraformRun, options: readonly string[] = []): Promise<void> {
  const { code, errors, stderr } = await runJson(terraform, ["apply", "-auto-approve", ...options]);
  if (code !== 0) throw failure(terraform, errors, stderr);
}

/** `terraform state rm`. Throws Terraform's message when it fails. */
export async function removeFromState(terraform: TerraformRun, addresses: readonly string[]): Promise<void> {
  const { binary, folder, env, signal } = terraform;
  const { code, stderr } = await run(binary, ["state", "rm", ...addresses], {
    cwd: folder,
    env,
    ...(signal === undefined ? {} : { signal }),
  });
  signal?.throwIfAborted();
  if (code !== 0) throw failure(terraform, [], stderr);
}

interface JsonRun {
  readonly code: number;
  readonly errors: readonly Diagnostic[];
  readonly warnings: readonly Diagnostic[];
  readonly stderr: string;
}

async function runJson(
  terraform: TerraformRun,
  [command, ...args]: readonly [string, ...string[]],
  onEvent: (event: TerraformEvent) => void = () => undefined,
): Promise<JsonRun> {
  const diagnostics: Diagnostic[] = [];
  const { binary, folder, env, signal, graceMs } = terraform;
  const { code, stderr } = await run(binary, [command, "-json", "-input=false", ...args], {
    cwd: folder,
    env: { ...env, TF_IN_AUTOMATION: "1" },
    ...(signal === undefined ? {} : { signal }),
    ...(graceMs === undefined ? {} : { graceMs }),
    onLine: (line) => {
      const event = parseEvent(line);
      if (event === undefined) return;
      if (event.type === "diagnostic") diagnostics.push(event.diagnostic);
      onEvent(event);
    },
  });
  signal?.throwIfAborted();
  return {
    code,
    stderr,
    errors: diagnostics.filter(({ severity }) => severity === "error"),
    warnings: diagnostics.filter(({ severity }) => severity === "warning"),
  };
}

function failure(terraform: TerraformRun, errors: readonly Diagnostic[], stderr: string): ProblemError {
  if (errors.length > 0) {
    return new ProblemError(errors.map((error) => diagnosticProblem(terraform.environment, error)));
  }
  return new ProblemError({
    where: terraform.environment,
    rule: `Terraform failed and says: ${stderr.trim() || "nothing"}`,
    fix: "fix the reported error and run the command again",
  });
}
