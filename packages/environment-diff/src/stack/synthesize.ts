import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Json } from "@infra-tools/terraform-plan/value";
import { App, type TerraformStack } from "cdktf";
import { type Blocks, changedBlocks, readBlocks } from "./blocks";
import { elementBlocks } from "./element-blocks";
import { withScopedTokens } from "./scoped-tokens";
import { withoutTraces } from "./without-traces";

/** Subject of a comparison: how data becomes a stack. */
export interface Subject {
  /** Every rule the data breaks, as text; quick, for it is asked often. */
  readonly check: (data: Json) => readonly string[];
  /** Builds the stack. Throws when the data or a construct's props break a rule. */
  readonly build: (app: App, data: Json) => TerraformStack;
}

export type Outcome =
  | { readonly blocks: Blocks }
  /** The data makes no stack; why, one text for each broken rule. */
  | { readonly problems: readonly string[] };

/** Synthesizes again and again in one process, and counts. */
export interface Synthesizer {
  /** @throws whatever the stack throws. */
  readonly base: (data: Json) => Blocks;
  /** For counterfactuals, which may break rules. */
  readonly attempt: (data: Json) => Outcome;
  readonly check: Subject["check"];
  readonly count: () => number;
  readonly close: () => void;
}

/**
 * The base is synthesized by `App.synth`, as the cdktf CLI does it. Counterfactuals are synthesized in memory, element by
 * element, which leaves out preparing (it only makes references between stacks), writing, and what is as in the base. That
 * this gives the same blocks is checked on the base; if it does not, counterfactuals take the long way too. What is
 * written goes into `temporary`.
 */
export function createSynthesizer(subject: Subject, temporary = tmpdir()): Synthesizer {
  const folder = mkdtempSync(join(temporary, "infra-diff-"));
  let count = 0;
  let isQuickExact = true;
  let latest: Blocks = new Map();
  const exactly = (data: Json): Blocks => {
    count += 1;
    const app = new App({ outdir: folder });
    const stack = subject.build(app, data);
    app.synth();
    return readBlocks(JSON.parse(readFileSync(join(folder, "stacks", stack.node.id, "cdk.tf.json"), "utf8")));
  };
  /** Undefined for a stack whose elements do not say alone what its blocks are. */
  const quickly = (data: Json): Blocks | undefined => {
    const stack = subject.build(new App({ outdir: folder }), data);
    stack.runAllValidations();
    const blocks = elementBlocks(stack, latest);
    if (blocks !== undefined) count += 1;
    return blocks;
  };
  return {
    base: (data) => {
      const blocks = withoutTraces(() => exactly(data));
      latest = blocks;
      const quick = isQuickExact ? withoutTraces(() => quickly(data)) : undefined;
      isQuickExact = quick !== undefined && changedBlocks(blocks, quick).size === 0;
      return blocks;
    },
    attempt: (data) => {
      const problems = subject.check(data);
      if (problems.length > 0) return { problems };
      try {
        const synthesize = () => (isQuickExact ? quickly(data) : undefined) ?? exactly(data);
        return { blocks: withScopedTokens(() => withoutTraces(synthesize)) };
      } catch (error) {
        return { problems: [error instanceof Error ? error.message : String(error)] };
      }
    },
    check: subject.check,
    count: () => count,
    close: () => rmSync(folder, { recursive: true, force: true }),
  };
}
