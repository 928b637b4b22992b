import type { EnvironmentData } from "../../environments/environment";
import { ops } from "../../environments/ops";
import { pre } from "../../environments/pre";
import { validateEnvironment } from "../../environments/validate";
import { PackagecloudStack } from "../../stacks/packagecloud-stack";
import { type SynthesizedStack, synthApp } from "./synth";

/** Both environments' data, by name. */
export const DATA = { pre, ops } as const;

export type EnvironmentName = keyof typeof DATA;

/** Synthesizes one environment's stack from its data, validated as the app does it. */
export function synthEnvironment(data: EnvironmentData): SynthesizedStack {
  const { stacks } = synthApp((app) => new PackagecloudStack(app, validateEnvironment(data.name, data)));
  const stack = stacks[data.name];
  if (stack === undefined) throw new Error(`${data.name} was not synthesized`);
  return stack;
}
