import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Review } from "@infra-tools/plan-review/review";
import { reviewPlans } from "@infra-tools/plan-review/review";
import { findTerraform } from "@infra-tools/runtime/terraform/find";
import { parsePlan } from "@infra-tools/terraform-plan/read/read";
import { readSynthesized } from "@infra-tools/terraform-plan/synthesized";
import { type Session, sandboxProviders, withSession } from "@infra-tools/terraform-sandbox/session";
import { applyStackWithoutPlan, planStack } from "@infra-tools/terraform-sandbox/stack";
import { synthEnvironment } from "../../../../../test/support/environments";
import type { SynthesizedStack } from "../../../../../test/support/synth";
import { BASES, type BaseName, EARLIER, withSettings } from "./bases";
import { editStack } from "./edit-stack";
import type { Scenario } from "./scenario";

/** Every secret that the providers make up begins with it. */
export const CANARY = "canary-";

/** A scenario's plan, as Terraform tells it and as the review does. */
export interface PlannedScenario {
  readonly review: Review;
  /** Terraform's own text of the plan. */
  readonly text: string;
  /** Terraform's reason for refusing the plan. */
  readonly errors: readonly string[];
}

/** Sandboxes in which each base was applied once, to be copied for each plan. */
export interface Bench {
  plan(scenario: Scenario): Promise<PlannedScenario>;
  remove(): void;
}

export function createBench(): Bench {
  const parent = mkdtempSync(join(tmpdir(), "scenarios-"));
  const bases = new Map<BaseName, Promise<string>>();
  const baseFolder = (name: BaseName): Promise<string> => {
    const applied = bases.get(name) ?? applyBase(join(parent, name), name);
    bases.set(name, applied);
    return applied;
  };
  return {
    async plan(scenario) {
      const folder = join(parent, `plan-${scenario.name}`);
      cpSync(await baseFolder(scenario.base), folder, { recursive: true });
      try {
        return await planIn(folder, scenario);
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    },
    remove: () => rmSync(parent, { recursive: true, force: true }),
  };
}

async function applyBase(folder: string, base: BaseName): Promise<string> {
  await inSandbox(folder, async (session) => {
    for (const data of [EARLIER[base], BASES[base]]) {
      if (data === undefined) continue;
      writeStack(session, data.name, synthEnvironment(data));
      await applyStackWithoutPlan(session, data.name);
    }
  });
  return folder;
}

function planIn(folder: string, scenario: Scenario): Promise<PlannedScenario> {
  const base = BASES[scenario.base];
  const data = withSettings(base, scenario.change ?? {});
  const before = synthEnvironment(base);
  const after = editStack(synthEnvironment(data), scenario);
  return inSandbox(folder, async (session) => {
    writeStack(session, data.name, after);
    const { jsonText, text, errors } = await planStack(session, data.name, {
      text: { color: false },
      acceptErrors: scenario.refused === true,
    });
    const stacks = { base: synthesizedOf(before), head: synthesizedOf(after) };
    const plan = parsePlan(jsonText, { label: data.name, synthesized: stacks.head });
    return {
      review: reviewPlans([plan], { lifecycles: new Map([[plan.label, stacks]]) }),
      text: text ?? "",
      errors: errors.map(({ summary }) => summary),
    };
  });
}

async function inSandbox<T>(folder: string, use: (session: Session) => Promise<T>): Promise<T> {
  const terraform = await findTerraform(process.env);
  const providers = sandboxProviders({ secrets: (type, attribute) => `${CANARY}${type}.${attribute}` });
  return withSession({ folder, terraform, providers, env: process.env }, use);
}

function writeStack({ layout }: Session, name: string, stack: SynthesizedStack): void {
  mkdirSync(layout.stack(name), { recursive: true });
  writeFileSync(join(layout.stack(name), "cdk.tf.json"), textOf(stack));
}

function synthesizedOf(stack: SynthesizedStack) {
  return readSynthesized(JSON.parse(textOf(stack)));
}

function textOf(stack: SynthesizedStack): string {
  return `${JSON.stringify(stack, undefined, 2)}\n`;
}
