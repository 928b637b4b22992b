import { type Problem, ProblemError } from "@infra-tools/runtime/problem";
import { parseDocument } from "yaml";
import * as z from "zod";
import { covers, type Setting } from "../settings";

/** Expected differences of environments: the repository's `environments/parity.yaml`. */
export interface Parity {
  /** Settings that only name things; nothing may follow from them but their own text. */
  readonly identity: readonly string[];
  /** Settings that are meant to differ. */
  readonly expected: readonly Expectation[];
}

export interface Expectation {
  readonly settings: readonly string[];
  readonly reason: string;
}

/** Compares the settings that differ with those that may. */
export interface ParityVerdict {
  readonly unexpected: readonly Setting[];
  /** Expected to differ, and do not (any more). */
  readonly stale: readonly string[];
  /** Why a setting is meant to differ, by its path. */
  readonly reasons: ReadonlyMap<string, string>;
}

const path = z.string().regex(/^[A-Za-z0-9_-]+(\.[A-Za-z0-9_-]+)*$/, { error: "must be a setting's path" });

/** Form of a parity file. */
export const PARITY_SCHEMA = z.strictObject({
  identity: z.array(path).default([]),
  expected: z
    .array(z.strictObject({ settings: z.array(path).min(1), reason: z.string().trim().min(1) }))
    .default([]),
});

/**
 * Reads the text of a parity file. `isSetting` tells which paths name a setting or a group of settings.
 * @throws ProblemError with everything that is wrong with it.
 */
export function readParity(file: string, text: string, isSetting: (path: string) => boolean): Parity {
  const document = parseDocument(text);
  if (document.errors.length > 0) {
    throw new ProblemError(
      document.errors.map((error) => problem(file, "", error.message.split("\n")[0] ?? "")),
    );
  }
  const parsed = PARITY_SCHEMA.safeParse(document.toJS() ?? {});
  if (!parsed.success) {
    throw new ProblemError(
      parsed.error.issues.map((issue) => problem(file, issue.path.map(String).join("."), issue.message)),
    );
  }
  const named = [...parsed.data.identity, ...parsed.data.expected.flatMap(({ settings }) => settings)];
  const unknown = named.filter((name) => !isSetting(name));
  const twice = named.filter((name, index) => named.indexOf(name) !== index);
  const problems = [
    ...unknown.map((name) => problem(file, name, "no environment has this setting")),
    ...twice.map((name) => problem(file, name, "stands in the file twice")),
  ];
  if (problems.length > 0) throw new ProblemError(problems);
  return parsed.data;
}

function problem(file: string, where: string, rule: string): Problem {
  return {
    where: where === "" ? file : `${file}: ${where}`,
    rule,
    fix: "see docs/diff.md for what the file may hold",
  };
}

/** Compares what differs with what may. */
export function judgeParity(settings: readonly Setting[], parity: Parity): ParityVerdict {
  const reasons = new Map<string, string>();
  const unexpected: Setting[] = [];
  for (const setting of settings) {
    const entry = parity.expected.find((each) => each.settings.some((name) => covers(name, setting.path)));
    if (entry !== undefined) reasons.set(setting.path, entry.reason);
    else if (!parity.identity.some((name) => covers(name, setting.path))) unexpected.push(setting);
  }
  const stale = parity.expected
    .flatMap((entry) => entry.settings)
    .filter((name) => !settings.some(({ path }) => covers(name, path)));
  return { unexpected, stale, reasons };
}
