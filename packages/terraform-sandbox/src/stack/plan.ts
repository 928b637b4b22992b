import { existsSync } from "node:fs";
import { join } from "node:path";
import { ProblemError } from "@infra-tools/runtime/problem";
import { diagnosticProblem, type TerraformEvent } from "@infra-tools/runtime/terraform/diagnostic";
import {
  applyPlan,
  applyUnseen,
  type PlanOptions,
  type PlanRun,
  plan,
  removeFromState,
  showPlanJson,
  showPlanText,
  type TerraformRun,
} from "@infra-tools/runtime/terraform/terraform";
import { type PlanJson, parsePlanJson } from "@infra-tools/terraform-plan/plan-json";
import type { Session } from "../session/session";
import { initializeWhenStale } from "./initialize";

/** A plan of one environment, made in the sandbox. */
export interface StackPlan extends PlanRun {
  readonly environment: string;
  /** In the session's temporary folder. */
  readonly planFile: string;
  /** What `terraform show -json` printed; it holds secrets in plain text. */
  readonly jsonText: string;
  /** The same, as far as it is looked at before a review. */
  readonly json: PlanJson;
  /** Terraform's own text, when it was asked for. */
  readonly text: string | undefined;
}

export interface StackPlanOptions extends Omit<PlanOptions, "planFile"> {
  /** Ask for Terraform's own text too. */
  readonly text?: { readonly color: boolean };
  /** Return a plan that Terraform called errored (a protected resource) instead of throwing its errors. */
  readonly acceptErrors?: boolean;
}

/** Plans a stack that was synthesized into the sandbox. Throws Terraform's errors. */
export async function planStack(
  session: Session,
  environment: string,
  options: StackPlanOptions = {},
): Promise<StackPlan> {
  const { text: wanted, acceptErrors = false, ...planOptions } = options;
  return session.attached(environment, async (env) => {
    const terraform = terraformRun(session, environment, env);
    await initializeWhenStale(session, terraform);
    const planFile = join(session.temporary, `${environment}.plan`);
    const planned = await plan(terraform, { ...planOptions, planFile });
    if (planned.errors.length > 0 && !(acceptErrors && existsSync(planFile))) {
      throw new ProblemError(planned.errors.map((error) => diagnosticProblem(environment, error)));
    }
    const jsonText = await showPlanJson(terraform, planFile);
    const json = parsePlanJson(JSON.parse(jsonText));
    const text = wanted === undefined ? undefined : await showPlanText(terraform, planFile, wanted.color);
    const changes = planOptions.mode === "refresh-only" ? findsDrift(json) : planned.changes;
    return { environment, planFile, jsonText, json, text, ...planned, changes };
  });
}

/**
 * Whether a refresh-only plan found anything. Terraform's own exit code says so of every stack in which there is a
 * number: https://github.com/hashicorp/terraform/issues/36403
 */
function findsDrift({ resource_drift, output_changes }: PlanJson): boolean {
  return (
    resource_drift.length > 0 ||
    Object.values(output_changes).some(({ actions }) => !actions.includes("no-op"))
  );
}

/** Applies a plan of this session to the pretend world. Throws Terraform's errors. */
export async function applyStack(
  session: Session,
  { environment, planFile }: StackPlan,
  onEvent?: (event: TerraformEvent) => void,
): Promise<void> {
  await session.attached(environment, (env) =>
    applyPlan(terraformRun(session, environment, env), planFile, onEvent),
  );
}

/** Applies a stack that was synthesized into the sandbox, without a plan to look at. Throws Terraform's errors. */
export async function applyStackUnseen(
  session: Session,
  environment: string,
  options: readonly string[] = [],
): Promise<void> {
  await session.attached(environment, async (env) => {
    const terraform = terraformRun(session, environment, env);
    await initializeWhenStale(session, terraform);
    await applyUnseen(terraform, options);
  });
}

/** Drops objects from a stack's state and leaves them alive. Throws Terraform's errors. */
export async function forgetObjects(
  session: Session,
  environment: string,
  addresses: readonly string[],
): Promise<void> {
  await session.attached(environment, (env) =>
    removeFromState(terraformRun(session, environment, env), addresses),
  );
}

function terraformRun(session: Session, environment: string, env: TerraformRun["env"]): TerraformRun {
  return {
    binary: session.terraform.path,
    folder: session.layout.stack(environment),
    env,
    environment,
    ...(session.signal === undefined ? {} : { signal: session.signal }),
  };
}
