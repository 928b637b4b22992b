import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { withoutTraces } from "@infra-tools/environment-diff/stack/without-traces";
import { App, TerraformStack } from "cdktf";
import type { Construct } from "constructs";
import { isResourceType } from "./provider-schemas";

/** One block of the synthesized JSON: a resource's, a data source's or a provider's arguments. */
export type Block = Readonly<Record<string, unknown>>;

/** Blocks of one kind, by type, then by local name: `resource.google_redis_instance.redis`. */
export type Blocks = Readonly<Record<string, Readonly<Record<string, Block>>>>;

/** A stack's parsed `cdk.tf.json`. Kinds that a stack does not use are left out by cdktf. */
export interface SynthesizedStack {
  readonly terraform: Block;
  readonly provider?: Readonly<Record<string, readonly Block[]>>;
  readonly resource?: Blocks;
  readonly data?: Blocks;
  readonly ephemeral?: Blocks;
  readonly check?: Readonly<Record<string, { readonly assert: readonly Block[] }>>;
  readonly output?: Readonly<Record<string, Block>>;
  readonly locals?: Block;
  readonly import?: readonly Block[];
}

/** Output of a synthesis of an app. */
export interface Synthesized {
  /** Each stack's parsed `cdk.tf.json`, by stack name. */
  readonly stacks: Readonly<Record<string, SynthesizedStack>>;
  /** Each stack's `cdk.tf.json` as written, by stack name: for comparisons byte by byte. */
  readonly texts: Readonly<Record<string, string>>;
  /** The app's `manifest.json`, which the cdktf CLI reads. */
  readonly manifest: Block;
}

/**
 * Builds stacks in a real `App` and synthesizes it as the cdktf CLI does, validations included, in a temporary
 * folder that is gone afterwards. Errors of the stacks' constructors and of validations are thrown on.
 */
export function synthApp(build: (app: App) => void): Synthesized {
  const outdir = mkdtempSync(join(tmpdir(), "synth-"));
  try {
    const app = new App({ outdir });
    withoutTraces(() => {
      build(app);
      app.synth();
    });
    const texts: Record<string, string> = {};
    for (const child of app.node.children) {
      if (!TerraformStack.isStack(child)) continue;
      const name = child.node.id;
      texts[name] = readFileSync(join(outdir, "stacks", name, "cdk.tf.json"), "utf8");
    }
    const stacks = Object.fromEntries(
      Object.entries(texts).map(([name, text]) => [name, JSON.parse(text) as SynthesizedStack]),
    );
    const manifest = JSON.parse(readFileSync(join(outdir, "manifest.json"), "utf8")) as Block;
    return { stacks, texts, manifest };
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
}

/** Synthesizes one stack named `test`, for tests of constructs: `build` puts constructs (and providers) into it. */
export function synthConstructs(build: (stack: Construct) => void): SynthesizedStack {
  const { stacks } = synthApp((app) => build(new TerraformStack(app, "test")));
  const stack = stacks["test"];
  if (stack === undefined) throw new Error("the test stack was not synthesized");
  return stack;
}

/** Assertions of all check blocks. */
export function assertions({ check = {} }: SynthesizedStack): readonly Block[] {
  return Object.values(check).flatMap(({ assert }) => assert);
}

/** All resources of one type, by local name. Fails for a type that no pinned provider has, which is a slip of the test. */
export function resources(stack: SynthesizedStack, type: string): Readonly<Record<string, Block>> {
  if (!isResourceType(type)) throw new Error(`no provider has a resource type ${type}`);
  return stack.resource?.[type] ?? {};
}

/** The only resource of a type; fails when there is none or more than one. */
export function onlyResource(stack: SynthesizedStack, type: string): Block {
  const blocks = Object.values(resources(stack, type));
  const [first] = blocks;
  if (first === undefined || blocks.length > 1)
    throw new Error(`${blocks.length} resources of type ${type}, not one`);
  return first;
}
