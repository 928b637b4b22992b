import type { EnvironmentData } from "../../environments/environment";
import { validateEnvironment } from "../../environments/validate";
import { PackagecloudStack } from "../../stacks/packagecloud-stack";
import { type SynthesizedStack, synthApp } from "./synth";

/** Synthesizes one environment's stack from its data, validated as the app does it. */
export function synthPackagecloud(data: EnvironmentData): SynthesizedStack {
  const { stacks } = synthApp((app) => new PackagecloudStack(app, validateEnvironment(data.name, data)));
  const stack = stacks[data.name];
  if (stack === undefined) throw new Error(`${data.name} was not synthesized`);
  return stack;
}
