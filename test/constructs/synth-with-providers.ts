import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { CloudflareProvider } from "@cdktf/provider-cloudflare/lib/provider";
import { GoogleProvider } from "@cdktf/provider-google/lib/provider";
import { RandomProvider } from "@cdktf/provider-random/lib/provider";
import type { Construct } from "constructs";
import { type Block, type SynthesizedStack, synthConstructs } from "../support/synth";

/** Synthesizes constructs in a stack that has a provider for each of them. */
export function synthWithProviders(build: (stack: Construct) => void): SynthesizedStack {
  return synthConstructs((stack) => {
    new GoogleProvider(stack, "google", { project: "some-project" });
    new AwsProvider(stack, "aws", { region: "us-west-1" });
    new CloudflareProvider(stack, "cloudflare", {});
    new RandomProvider(stack, "random", {});
    build(stack);
  });
}

/** The addresses of all resources and ephemeral resources, sorted: what a renamed id would change. */
export function addresses(stack: SynthesizedStack): readonly string[] {
  const of = (blocks: SynthesizedStack["resource"], prefix: string) =>
    Object.entries(blocks ?? {}).flatMap(([type, byName]) =>
      Object.keys(byName).map((name) => `${prefix}${type}.${name}`),
    );
  return [...of(stack.resource, ""), ...of(stack.ephemeral, "ephemeral.")].sort();
}

/** One resource by type and local name; fails when it is not there. */
export function resource(stack: SynthesizedStack, type: string, name: string): Block {
  const result = stack.resource?.[type]?.[name];
  if (result === undefined) throw new Error(`no ${type}.${name} among ${addresses(stack).join(", ")}`);
  return result;
}

/** Error that a construct's constructor throws, as text; fails when it throws nothing. */
export function refusal(build: (stack: Construct) => void): string {
  try {
    synthWithProviders(build);
  } catch (error) {
    if (error instanceof Error) return error.message;
    throw error;
  }
  throw new Error("nothing was refused");
}
