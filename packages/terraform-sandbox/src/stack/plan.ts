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
  /** Output of `terraform show -json`; it holds secrets in plain text. */
  readonly jsonText: string;
  /** The parts of it that are read before a review; parsed when first read. */
  readonly json: PlanJson;
  /** Terraform's own text, when requested. */
  readonly text: string | undefined;
}

export interface StackPlanOptions extends Omit<PlanOptions, "planFile"> {
  /** Requests Terraform's own text too. */
  readonly text?: { readonly color: boolean };
  /** Returns an errored plan (a protected resource) instead of throwing its errors. */
  readonly acceptErrors?: boolean;
}

/** Plans a stack that was synthesized into the sandbox. Throws Terraform's errors. */
export async function planStack(
  session: Session,
  environment: string,
  options: StackPlanOptions = {},
): Promise<StackPlan> {
  const { text: format, acceptErrors = false, ...planOptions } = options;
  return session.attached(environment, async (env) => {
    const terraform = terraformRun(session, environment, env);
    await initializeWhenStale(session, terraform);
    const planFile = join(session.temporary, `${environment}.plan`);
    const planned = await plan(terraform, { ...planOptions, planFile });
    if (planned.errors.length > 0 && !(acceptErrors && existsSync(planFile))) {
      throw new ProblemError(planned.errors.map((error) => diagnosticProblem(environment, error)));
    }
    const jsonText = await showPlanJson(terraform, planFile);
    const json = once(() => parsePlanJson(JSON.parse(jsonText)));
    const text = format === undefined ? undefined : await showPlanText(terraform, planFile, format.color);
    const changes = planOptions.mode === "refresh-only" ? findsDrift(json()) : planned.changes;
    return {
      environment,
      planFile,
      jsonText,
      get json() {
        return json();
      },
      text,
      ...planned,
      changes,
    };
  });
}

function once<T>(compute: () => T): () => T {
  let value: { readonly computed: T } | undefined;
  return () => {
    value ??= { computed: compute() };
    return value.computed;
  };
}

/**
 * Checks whether a refresh-only plan has drift. Terraform's exit code reports drift for every stack that holds a
 * number: https://github.com/hashicorp/terraform/issues/36403
 */
function findsDrift({ resource_drift, output_changes }: PlanJson): boolean {
  return (
    resource_drift.some(isDrift) ||
    Object.values(output_changes).some(({ actions }) => !actions.includes("no-op"))
  );
}

/**
 * A cluster gives every touched object a new resource version, and the first refresh after an apply turns unset lists and
 * maps into empty ones; by itself neither is drift.
 */
function isDrift({ type, change }: PlanJson["resource_drift"][number]): boolean {
  const isKubernetes = type.startsWith("kubernetes_");
  const compared = (value: unknown): string | undefined =>
    JSON.stringify(value, (key, inner: unknown) =>
      isEmptyCollection(inner) || (isKubernetes && key === "resource_version") ? null : inner,
    );
  return compared(change["before"]) !== compared(change["after"]);
}

function isEmptyCollection(value: unknown): boolean {
  return typeof value === "object" && value !== null && Object.keys(value).length === 0;
}

/** Applies a plan of this session to the simulated cloud. Throws Terraform's errors. */
export async function applyStack(
  session: Session,
  { environment, planFile }: StackPlan,
  onEvent?: (event: TerraformEvent) => void,
): Promise<void> {
  await session.attached(environment, (env) =>
    applyPlan(terraformRun(session, environment, env), planFile, onEvent),
  );
}

/** Applies a stack that was synthesized into the sandbox, without a saved plan. Throws Terraform's errors. */
export async function applyStackWithoutPlan(
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

/** Removes objects from a stack's state without deleting them. Throws Terraform's errors. */
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
