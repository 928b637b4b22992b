import { join } from "node:path";
import { type DiffOptions, diffEnvironments, type EnvironmentDiff } from "@infra-tools/environment-diff/diff";
import { type Comparands, createEngine, type Engine } from "@infra-tools/environment-diff/engine";
import type { RevisionParity } from "@infra-tools/environment-diff/report/parity-sections";
import { diffRevisions } from "@infra-tools/environment-diff/revision/diff";
import { revisionParity, type Stacks } from "@infra-tools/environment-diff/revision/parity";
import type { Setting } from "@infra-tools/environment-diff/settings";
import type { Blocks } from "@infra-tools/environment-diff/stack/blocks";
import { createSynthesizer } from "@infra-tools/environment-diff/stack/synthesize";
import { createThreadedEngine } from "@infra-tools/environment-diff/threaded-engine";
import type { Json } from "@infra-tools/terraform-plan/value";
import { packagecloud } from "./packagecloud";

/** A comparison of two environments. Jobs and their results are plain data, to cross between threads. */
export interface EnvironmentsJob extends DiffOptions {
  readonly kind: "environments";
  readonly comparands: Comparands;
}

/** A comparison of an environment with itself at another revision. */
export interface RevisionJob {
  readonly kind: "revision";
  readonly environment: string;
  /** Name of the other revision. */
  readonly ref: string;
  /** All stacks of the other revision, by its own code. */
  readonly base: ReadonlyMap<string, Blocks>;
  /** Today's data of every environment. */
  readonly heads: ReadonlyMap<string, Json>;
  /** The environment's data at the other revision, where it is known. */
  readonly previous: Json | undefined;
  readonly settings: readonly Setting[];
  /** Swap settings one by one only, never in groups. */
  readonly oneByOne: boolean;
}

export interface RevisionResult {
  readonly diff: EnvironmentDiff;
  readonly parity: RevisionParity;
}

export async function compareEnvironments(
  { comparands, names, identity }: EnvironmentsJob,
  temporary: string,
): Promise<EnvironmentDiff> {
  const engine = createThreadedEngine(packagecloud, comparands, temporary, join(__dirname, "side-thread.js"));
  try {
    return await diffEnvironments(comparands, engine, { names, identity });
  } finally {
    engine.close();
  }
}

export async function compareRevisions(job: RevisionJob, temporary: string): Promise<RevisionResult> {
  const { environment, ref, base, heads, previous, settings, oneByOne } = job;
  const stacks = synthesizeAll(heads, temporary);
  const [before, after, head] = [base.get(environment), stacks.get(environment), heads.get(environment)];
  if (before === undefined || after === undefined || head === undefined) {
    throw new Error(`both revisions must have ${environment}`);
  }
  const engine =
    previous === undefined ? undefined : engineFor({ a: previous, b: head, settings, oneByOne }, temporary);
  try {
    const names = { a: ref, b: "now" };
    const diff = await diffRevisions({ names, base: before, head: after, settings, engine });
    return { diff, parity: revisionParity(environment, inBoth(base, stacks)) };
  } finally {
    engine?.close();
  }
}

function synthesizeAll(data: ReadonlyMap<string, Json>, temporary: string): ReadonlyMap<string, Blocks> {
  const synthesizer = createSynthesizer(packagecloud, temporary);
  try {
    return new Map([...data].map(([name, each]) => [name, synthesizer.base(each)]));
  } finally {
    synthesizer.close();
  }
}

/** Undefined when today's rules refuse the base's data. */
function engineFor(comparands: Comparands, temporary: string): Engine | undefined {
  if (packagecloud.check(comparands.a).length > 0) return undefined;
  return createEngine(packagecloud, comparands, temporary);
}

function inBoth(
  base: ReadonlyMap<string, Blocks>,
  heads: ReadonlyMap<string, Blocks>,
): ReadonlyMap<string, Stacks> {
  const both = new Map<string, Stacks>();
  for (const [name, head] of heads) {
    const previous = base.get(name);
    if (previous !== undefined) both.set(name, { base: previous, head });
  }
  return both;
}
