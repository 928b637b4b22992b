import { ProblemError } from "@infra-tools/runtime/problem";
import { listed } from "@infra-tools/runtime/schema-problems";
import { readYaml } from "@infra-tools/runtime/yaml-file";
import * as z from "zod";
import { covers, type Setting, type SideName } from "../settings";

/** Expected differences of environments: the repository's `environments/parity.yaml`. */
export interface Parity {
  /** Settings that only name things; nothing may follow from them but their own text. */
  readonly identity: readonly string[];
  /** Settings that are expected to differ. */
  readonly expected: readonly Expectation[];
}

export interface Expectation {
  readonly settings: readonly string[];
  readonly reason: string;
  /** Environments of which any two may differ. @default all environments */
  readonly between?: readonly string[] | undefined;
}

/** Expected differences that exist, with the reasons. */
export interface MetExpectation {
  /** Paths of the settings that differ. */
  readonly settings: readonly string[];
  readonly reason: string;
}

/** Compares the settings that differ with those that may. */
export interface ParityVerdict {
  readonly unexpected: readonly Setting[];
  /** Expected to differ between these environments, and do not (any more). */
  readonly stale: readonly string[];
  /** The entries that differ, in the file's order. */
  readonly met: readonly MetExpectation[];
  /** Reason why a setting is expected to differ, by its path. */
  readonly reasons: ReadonlyMap<string, string>;
}

const path = z.string().regex(/^[A-Za-z0-9_-]+(\.[A-Za-z0-9_-]+)*$/, { error: "must be a setting's path" });

/** Form of a parity file. */
export const PARITY_SCHEMA = z.strictObject({
  identity: z.array(path).default([]),
  expected: z
    .array(
      z.strictObject({
        settings: z.array(path).min(1),
        reason: z.string().trim().min(1),
        between: z.array(z.string().min(1)).min(2).optional(),
      }),
    )
    .default([]),
});

/** Names that a parity file may use. */
export interface ParityNames {
  /** True for the path of a setting or of a group of settings. */
  readonly isSetting: (path: string) => boolean;
  readonly environments: readonly string[];
}

/**
 * Reads the text of a parity file.
 * @throws ProblemError with everything that is wrong with it.
 */
export function readParity(file: string, text: string, names: ParityNames): Parity {
  const parity = readYaml(text, { file, schema: PARITY_SCHEMA, page: "docs/diff.md" });
  const problems = [
    ...unknownSettings(parity, names).map((name) => ({
      where: file,
      value: name,
      rule: "must be a setting of an environment",
      fix: "correct the path, or remove the entry",
    })),
    ...unknownEnvironments(parity, names).map((name) => ({
      where: `${file} > between`,
      value: name,
      rule: "must be an environment",
      fix: listed(names.environments, name),
    })),
    ...repeated(parity).map((name) => ({
      where: file,
      value: name,
      rule: "is listed twice for the same environments",
      fix: "remove one of the two",
    })),
  ];
  if (problems.length > 0) throw new ProblemError(problems);
  return parity;
}

function unknownSettings({ identity, expected }: Parity, { isSetting }: ParityNames): readonly string[] {
  return [...identity, ...expected.flatMap(({ settings }) => settings)].filter((name) => !isSetting(name));
}

function unknownEnvironments({ expected }: Parity, { environments }: ParityNames): readonly string[] {
  return expected.flatMap(({ between = [] }) => between.filter((name) => !environments.includes(name)));
}

/** A setting may have several entries, each with its reason, for environments that make no pair of both. */
function repeated({ identity, expected }: Parity): readonly string[] {
  const entries: readonly Pick<Expectation, "settings" | "between">[] = [{ settings: identity }, ...expected];
  return entries.flatMap(({ settings, between }, index) =>
    settings.filter(
      (name, position) =>
        settings.indexOf(name) !== position ||
        entries
          .slice(0, index)
          .some((entry) => entry.settings.includes(name) && shareAPair(entry.between, between)),
    ),
  );
}

function shareAPair(a: readonly string[] | undefined, b: readonly string[] | undefined): boolean {
  if (a === undefined || b === undefined) return true;
  return a.filter((name) => b.includes(name)).length > 1;
}

/** The environments that are compared, and what is known of the others. */
export interface ParityScope {
  readonly names: Readonly<Record<SideName, string>>;
  /** True if a setting, or one of a group, differs between any two environments. @default none does */
  readonly differsAnywhere?: (name: string) => boolean;
}

/**
 * Compares what differs between two environments with what may. Entries for other environments count for nothing here; one for
 * all environments is stale only when no two of them differ.
 */
export function judgeParity(
  settings: readonly Setting[],
  parity: Parity,
  { names, differsAnywhere = () => false }: ParityScope,
): ParityVerdict {
  const entries = parity.expected.filter(
    ({ between }) => between === undefined || (between.includes(names.a) && between.includes(names.b)),
  );
  const met: MetExpectation[] = [];
  for (const entry of entries) {
    const differing = settings.filter(({ path }) => entry.settings.some((name) => covers(name, path)));
    if (differing.length > 0) met.push({ settings: differing.map(({ path }) => path), reason: entry.reason });
  }
  const reasons = new Map(
    met.flatMap((entry) => entry.settings.map((path) => [path, entry.reason] as const)),
  );
  const unexpected = settings.filter(
    ({ path }) => !reasons.has(path) && !parity.identity.some((name) => covers(name, path)),
  );
  const stale = entries.flatMap((entry) =>
    entry.settings.filter(
      (name) =>
        !settings.some(({ path }) => covers(name, path)) &&
        (entry.between !== undefined || !differsAnywhere(name)),
    ),
  );
  return { unexpected, stale, met, reasons };
}
