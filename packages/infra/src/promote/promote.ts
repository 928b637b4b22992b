import { join } from "node:path";
import type { NamedData } from "@infra-tools/environment-diff/parity/matrix";
import { covers, valueAt, withSettings } from "@infra-tools/environment-diff/settings";
import { type Problem, ProblemError } from "@infra-tools/runtime/problem";
import { writeFileAtomically } from "@infra-tools/runtime/write-file";
import { equal } from "@infra-tools/terraform-plan/compare/canonical";
import type { Json } from "@infra-tools/terraform-plan/value";
import { editSetting, refusalRule, writtenValue } from "../settings-source/edit";
import { readSettingsFile, settingsFile } from "../settings-source/file";
import {
  lineAt,
  literalOf,
  readSettingsSource,
  type SettingsSource,
  writtenSetting,
} from "../settings-source/source";

/** Settings to copy from one environment's data into another's. */
export interface Promotion {
  readonly root: string;
  /** Paths of settings, or of groups of settings. */
  readonly settings: readonly string[];
  readonly from: NamedData;
  readonly to: NamedData;
  /** Settings that only name things: no environment takes them from another. */
  readonly identity: readonly string[];
  /** Every rule that the target's changed data breaks. */
  readonly check: (data: Json) => readonly Problem[];
}

/** One setting that was copied. */
export interface PromotedSetting {
  readonly path: string;
  /** Undefined where the data had no such setting. */
  readonly before: Json | undefined;
  /** Undefined where the setting was removed. */
  readonly after: Json | undefined;
  /** Line of the setting in the changed file; undefined for a removed one. */
  readonly line: number | undefined;
}

/**
 * Copies settings from one environment's data file into another's, with comments and formatting of the target kept. The file is
 * written only when its data is valid.
 *
 * @returns the settings that differed; none means that nothing was written
 * @throws ProblemError when a setting cannot be copied, or the changed data breaks a rule.
 */
export function promote(promotion: Promotion): readonly PromotedSetting[] {
  const { root, settings, from, to } = promotion;
  refuseNames(promotion);
  const differing = settings.filter((path) => !equal(valueIn(from, path), valueIn(to, path)));
  if (differing.length === 0) return [];
  refuseBrokenRules(promotion, differing);
  const source = readSettingsFile(root, from.name);
  const before = readSettingsFile(root, to.name);
  const after = differing.reduce((target, path) => edited(target, path, promotion, source), before);
  writeFileAtomically(join(root, settingsFile(to.name)), after.text);
  return differing.map((path) => {
    const written = writtenSetting(after, path.split("."));
    return {
      path,
      before: valueIn(to, path),
      after: valueIn(from, path),
      line: written === undefined ? undefined : lineAt(after, written.property.start),
    };
  });
}

function valueIn({ data }: NamedData, path: string): Json | undefined {
  return valueAt(data, path.split("."));
}

function refuseNames({ settings, from, to, identity }: Promotion): void {
  const problems = settings.flatMap((path): readonly Problem[] => {
    if (valueIn(from, path) === undefined && valueIn(to, path) === undefined) {
      return [
        {
          where: path,
          rule: `is a setting of neither ${from.name} nor ${to.name}`,
          fix: `name a setting as ./infra diff ${from.name} ${to.name} shows it`,
        },
      ];
    }
    const name = identity.find((each) => covers(each, path) || covers(path, each));
    if (name === undefined) return [];
    return [
      {
        where: path,
        rule:
          name === path
            ? "only names things, and each environment has its own"
            : `contains ${name}, which only names things`,
        fix: "name the settings that are to be equal",
      },
    ];
  });
  if (problems.length > 0) throw new ProblemError(problems);
}

function refuseBrokenRules({ from, to, check }: Promotion, paths: readonly string[]): void {
  const swapped = paths.map((path) => ({
    path,
    steps: path.split("."),
    a: valueIn(from, path),
    b: valueIn(to, path),
  }));
  const problems = check(withSettings(to.data, swapped, "a"));
  if (problems.length > 0) {
    throw new ProblemError(
      problems.map((problem) => ({
        ...problem,
        fix: `${problem.fix}, or promote the settings together that the rule names`,
      })),
    );
  }
}

/** The target after one more setting. The edited text is read again: it must say what the other environment has. */
function edited(
  target: SettingsSource,
  path: string,
  { from, to }: Promotion,
  source: SettingsSource,
): SettingsSource {
  const steps = path.split(".");
  const value = valueIn(from, path);
  // What the other file does not write is a default of the schema.
  const written = writtenValue(source, steps);
  const edit = editSetting(target, steps, written ?? (value === undefined ? undefined : { value }));
  if ("refusal" in edit) {
    throw new ProblemError({
      where: settingsFile(to.name),
      rule: refusalRule(edit.refusal, path),
      fix: `change it by hand: ${from.name} has ${JSON.stringify(value ?? null)}`,
    });
  }
  const changed = readSettingsSource(edit.text, to.name);
  const after = changed === undefined ? undefined : writtenSetting(changed, steps);
  if (changed === undefined || !equal(literalOf(after?.value), written?.value ?? value)) {
    throw new Error(`${settingsFile(to.name)} would not say what ${from.name} has for ${path}`);
  }
  return changed;
}
