import type { EnvironmentDiff } from "@infra-tools/environment-diff/diff";
import { differingSettings, type SideName } from "@infra-tools/environment-diff/settings";
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

/** Compares the stacks of two environments, and finds the setting behind each difference. No secret is in the result. */
export async function comparePair(
  context: Context,
  names: PairNames,
  { identity, oneByOne = false, places = false }: PairOptions,
): Promise<EnvironmentDiff> {
  const { a, b } = pairData(names);
  const settings = differingSettings(a, b, fieldDoc);
  context.progress(`comparing ${names.a} and ${names.b}`);
  const diff = await runEnvironmentsJob(
    { kind: "environments", comparands: { a, b, settings, oneByOne }, names, identity },
    context.signal,
  );
  if (!places) return diff;
  const { withPlaces } = await import("../settings-source/places");
  return { ...diff, settings: withPlaces(context.root, diff.settings, names) };
}

/** Compares each environment with the one before it. */
export async function compareNeighbours(
  context: Context,
  environments: readonly string[],
  options: PairOptions,
): Promise<readonly EnvironmentDiff[]> {
  const diffs: EnvironmentDiff[] = [];
  for (const [index, b] of environments.entries()) {
    const a = environments[index - 1];
    if (a !== undefined) diffs.push(await comparePair(context, { a, b }, options));
  }
  return diffs;
}
