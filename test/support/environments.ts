import type { EnvironmentData } from "../../environments/environment";
import { ops } from "../../environments/ops";
import { pre } from "../../environments/pre";
import { validateEnvironment } from "../../environments/validate";
import { PackagecloudStack } from "../../stacks/packagecloud-stack";
import { type SynthesizedStack, synthApp } from "./synth";

/** Both environments' data, by name. */
export const DATA = { pre, ops } as const;

export type EnvironmentName = keyof typeof DATA;

const synthesized = new Map<string, SynthesizedStack>();

/**
 * Synthesizes one environment's stack from its data, validated as the app does it. The same data is synthesized once
 * in a test file; that two syntheses agree is a test of its own.
 */
export function synthEnvironment(data: EnvironmentData): SynthesizedStack {
  const key = JSON.stringify(data);
  const known = synthesized.get(key);
  if (known !== undefined) return known;
  const stack = synthAnew(data);
  synthesized.set(key, stack);
  return stack;
}

function synthAnew(data: EnvironmentData): SynthesizedStack {
  const { stacks } = synthApp((app) => new PackagecloudStack(app, validateEnvironment(data.name, data)));
  const stack = stacks[data.name];
  if (stack === undefined) throw new Error(`${data.name} was not synthesized`);
  return stack;
}
