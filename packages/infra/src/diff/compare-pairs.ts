import type { EnvironmentDiff } from "@infra-tools/environment-diff/diff";
import { differingSettings, type Setting, type SideName } from "@infra-tools/environment-diff/settings";
import type { Context } from "@infra-tools/runtime/command-line/command";
import { fieldDoc } from "../../../../environments/field-doc";
import { pairData } from "./as-json";
import { runEnvironmentsJob } from "./run-job";

/** Two environments, by their names. */
export type PairNames = Readonly<Record<SideName, string>>;

export interface PairOptions {
  /** Settings, or groups of them, that only name things. */
  readonly identity: readonly string[];
  /** Swap settings one by one only, never in groups. */
  readonly oneByOne?: boolean;
  /** Note the file and the line of each setting. */
  readonly places?: boolean;
}

export interface ComparedPair {
  readonly names: PairNames;
  readonly settings: readonly Setting[];
  readonly diff: EnvironmentDiff;
}

/** Compares the stacks of two environments, and finds the setting behind each difference. */
export async function comparePair(
  context: Context,
  names: PairNames,
  { identity, oneByOne = false, places = false }: PairOptions,
): Promise<ComparedPair> {
  const { a, b } = pairData(names);
  const differing = differingSettings(a, b, fieldDoc);
  const settings = places
    ? (await import("../settings-source/places")).withPlaces(context.root, differing, names)
    : differing;
  context.progress(`comparing ${names.a} and ${names.b}`);
  const diff = await runEnvironmentsJob(
    { kind: "environments", comparands: { a, b, settings, oneByOne }, names, identity },
    context.signal,
  );
  // Those of the result hold no secret.
  return { names, settings: diff.settings, diff };
}

/** Compares each environment with the one before it. */
export async function compareNeighbours(
  context: Context,
  environments: readonly string[],
  options: PairOptions,
): Promise<readonly ComparedPair[]> {
  const pairs: ComparedPair[] = [];
  for (const [index, b] of environments.entries()) {
    const a = environments[index - 1];
    if (a !== undefined) pairs.push(await comparePair(context, { a, b }, options));
  }
  return pairs;
}
