import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { ProblemError } from "@infra-tools/runtime/problem";
import { diagnosticProblem, isPreventedDestroy } from "@infra-tools/runtime/terraform/diagnostic";
import type { Plan } from "@infra-tools/terraform-plan/model";
import { parsePlan } from "@infra-tools/terraform-plan/read/read";
import { readState } from "@infra-tools/terraform-plan/state";
import { readSynthesized, type Synthesized } from "@infra-tools/terraform-plan/synthesized";
import { assumeHistory } from "@infra-tools/terraform-sandbox/cloud";
import type { Session } from "@infra-tools/terraform-sandbox/session";
import { applyStackWithoutPlan, planStack, type StackPlan } from "@infra-tools/terraform-sandbox/stack";
import { type Blocked, blockedChanges } from "./blocked";
import { importsOf, liftedProtections, withImports } from "./configuration";
import { type InSandbox, letExist } from "./existing";
import { writeStack } from "./write-stack";

/** One environment's part of a preview. */
export interface EnvironmentPreview {
  readonly environment: string;
  /** Starting point of the plan: the applied base, or an empty cloud when the base has no such stack. */
  readonly from: "base" | "nothing";
  readonly plan: Plan;
  /** Planned operations that Terraform or the cloud refuses. */
  readonly blocked: readonly Blocked[];
  /** New imports of the working tree for which the simulated cloud gets an object. */
  readonly assumed: readonly string[];
  /** New imports of ids that the simulated cloud does not have: planned as created. */
  readonly unknownToCloud: readonly string[];
  /** Both sides' blocks, to see which protections went; undefined when there is no base. */
  readonly lifecycles: { readonly base: Synthesized; readonly head: Synthesized } | undefined;
}

export interface EnvironmentTexts {
  /** `cdk.tf.json` of the base; undefined when it has no such stack. */
  readonly base: string | undefined;
  /** `cdk.tf.json` of the working tree. */
  readonly head: string;
  readonly inSandbox: InSandbox;
  readonly progress: (text: string) => void;
}

/** Nobody changes this cloud but Terraform, so there is nothing to look for. */
const NO_REFRESH = ["-refresh=false"];

/** A plan of Terraform's without any entry, for a stack that did not change by a byte. */
const EMPTY_PLAN = '{"format_version":"1.2","complete":true,"errored":false,"resource_changes":[]}';

/** Applies the base of one environment and plans the working tree on it. */
export async function previewEnvironment(
  session: Session,
  environment: string,
  { base, head, inSandbox, progress }: EnvironmentTexts,
): Promise<EnvironmentPreview> {
  const synthesized = readSynthesized(JSON.parse(head));
  const from = base === undefined ? "nothing" : "base";
  const lifecycles =
    base === undefined ? undefined : { base: readSynthesized(JSON.parse(base)), head: synthesized };
  if (base === head) {
    progress(`${environment}: the same stack, byte by byte`);
    const plan = parsePlan(EMPTY_PLAN, { label: environment, synthesized });
    return { environment, from, plan, blocked: [], assumed: [], unknownToCloud: [], lifecycles };
  }
  if (base !== undefined) {
    await applyBase(session, environment, base);
    progress(`${environment}: the base is applied`);
  }
  const begun = new Set((base === undefined ? [] : importsOf(base)).map(({ to }) => to));
  const imports = importsOf(head).filter(({ to }) => !begun.has(to));
  const assumed =
    imports.length === 0
      ? new Set<string>()
      : await letExist(session, environment, { text: head, imports, inSandbox });
  const managed = new Set(readState(session.layout.state(environment)).map(({ address }) => address));
  const { text, left } = withImports(head, (to) => assumed.has(to) || managed.has(to));
  const planned = await planHead(session, environment, text);
  const plan = parsePlan(planned.run.jsonText, { label: environment, synthesized });
  return {
    environment,
    from,
    // The plan that is shown is complete because protections were lifted for it: it is none that could be applied.
    plan: planned.stopped ? { ...plan, errored: true } : plan,
    blocked: blockedChanges(plan, synthesized),
    assumed: [...assumed],
    unknownToCloud: left,
    lifecycles,
  };
}

async function applyBase(session: Session, environment: string, text: string): Promise<void> {
  writeStack(session, environment, withImports(text, () => false).text);
  assumeHistory(session.cloud);
  try {
    await applyStackWithoutPlan(session, environment, NO_REFRESH);
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    throw new ProblemError(
      error.problems.map((problem) => ({
        ...problem,
        where: `base of ${problem.where}`,
        fix: "the base cannot be applied to the simulated cloud; name another one with --base <ref>",
      })),
    );
  }
}

interface HeadPlan {
  readonly run: StackPlan;
  /** True if `prevent_destroy` stopped the first plan. */
  readonly stopped: boolean;
}

/** Plans again with protections lifted when one stopped the plan: a stopped plan says little of the rest. */
async function planHead(session: Session, environment: string, text: string): Promise<HeadPlan> {
  writeStack(session, environment, text);
  const run = await planStack(session, environment, { options: NO_REFRESH, acceptErrors: true });
  const failures = run.errors.filter((error) => !isPreventedDestroy(error));
  if (failures.length > 0) {
    throw new ProblemError(failures.map((error) => diagnosticProblem(environment, error)));
  }
  if (run.errors.length === 0) return { run, stopped: false };
  const override = join(session.layout.stack(environment), "preview_override.tf.json");
  writeFileSync(override, liftedProtections(text));
  return { run: await planStack(session, environment, { options: NO_REFRESH }), stopped: true };
}
