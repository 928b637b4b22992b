import type { Path } from "@infra-tools/terraform-plan/path";
import { createScrubber, type Scrubber, scrubValue } from "@infra-tools/terraform-plan/scrub/scrub";
import { secretTexts } from "@infra-tools/terraform-plan/scrub/secrets";
import { markDetected, markNamed } from "@infra-tools/terraform-plan/secrets/mark";
import { isList, isObject, isSensitive, type Json, type Value } from "@infra-tools/terraform-plan/value";
import type { Explained } from "../cause/attribute";
import type { EnvironmentDiff } from "../diff";
import type { ParityMatrix } from "../parity/matrix";
import type { Difference } from "../stack/differences";
import { toJson } from "./words";

type Change = (value: Value, path: Path) => Value;

/**
 * A stack should hold no secret. One that its name or its form shows is not printed, nor are its copies elsewhere; that it
 * differs stays visible.
 */
export function hideSecrets(diff: EnvironmentDiff): EnvironmentDiff {
  const secrets = new Set<string>();
  const markOne = (value: Value, path: Path) => mark(value, path, secrets);
  const marked = diff.differences.map((explained) => mapValues(explained, markOne));
  const markedHidden = diff.hidden.map((difference) => mapDelta(difference, markOne));
  const noteSecrets = (value: Value): Value => {
    collect(value, secrets);
    return value;
  };
  for (const explained of marked) mapValues(explained, noteSecrets);
  for (const difference of markedHidden) mapDelta(difference, noteSecrets);
  const markedSettings = diff.settings.map((setting) => ({
    setting,
    a: markSetting(setting.a, setting.path, secrets),
    b: markSetting(setting.b, setting.path, secrets),
  }));
  const scrub = createScrubber(secrets, new Set());
  const settings = markedSettings.map(({ setting, a, b }) => ({
    ...setting,
    a: printable(a, scrub),
    b: printable(b, scrub),
  }));
  const settingOf = new Map(settings.map((setting) => [setting.path, setting]));
  const clean = marked.map((explained) => mapValues(explained, (value) => scrubValue(value, scrub)));
  const hidden = markedHidden.map((difference) => mapDelta(difference, (value) => scrubValue(value, scrub)));
  const isCode = (index: number): boolean => {
    const before = diff.differences[index];
    return before !== undefined && diff.code?.has(before) === true;
  };
  return {
    ...diff,
    settings,
    differences: clean,
    dead: diff.dead.flatMap(({ path }) => settingOf.get(path) ?? []),
    unswappable: diff.unswappable.map(({ setting, problems }) => ({
      setting,
      problems: problems.map(scrub),
    })),
    hidden,
    ...(diff.code === undefined ? {} : { code: new Set(clean.filter((_, index) => isCode(index))) }),
  };
}

/** The rows of a matrix without secrets in their values. */
export function hideMatrix(matrix: ParityMatrix): ParityMatrix {
  return {
    ...matrix,
    rows: matrix.rows.map((row) => ({
      ...row,
      values: row.values.map((value) => hideSetting(value, row.path)),
    })),
  };
}

/** A setting's value without secrets. Data should hold none, but nobody stops a person from writing one there. */
export function hideSetting(value: Json | undefined, path: string): Json | undefined {
  const secrets = new Set<string>();
  const marked = markSetting(value, path, secrets);
  return printable(marked, createScrubber(secrets, new Set()));
}

/** Marks by form, and by names that are certain: `secrets.licence.id` is the name of a secret. */
function markSetting(value: Json | undefined, path: string, secrets: Set<string>): Value | undefined {
  if (value === undefined) return undefined;
  const marked = markDetected(value, path.split(".").at(-1) ?? "", secrets);
  collect(marked, secrets);
  return marked;
}

function printable(value: Value | undefined, scrub: Scrubber): Json | undefined {
  return value === undefined ? undefined : toJson(scrubValue(value, scrub));
}

/** The difference with its values, and those that swaps gave, changed in the same way. */
function mapValues(explained: Explained, change: Change): Explained {
  const { difference, causes } = explained;
  const { path } = difference.delta;
  return {
    ...explained,
    difference: mapDelta(difference, change),
    causes: causes.map((cause) => ({
      ...cause,
      evidence: cause.evidence.map((evidence) => ({
        ...evidence,
        becomes: changeAt(evidence.becomes, path, change),
      })),
    })),
  };
}

function mapDelta(difference: Difference, change: Change): Difference {
  const { delta } = difference;
  return {
    ...difference,
    delta: {
      ...delta,
      before: changeAt(delta.before, delta.path, change),
      after: changeAt(delta.after, delta.path, change),
    },
  };
}

function changeAt(value: Value | undefined, path: Path, change: Change): Value | undefined {
  return value === undefined ? undefined : change(value, path);
}

function mark(value: Value, path: Path, secrets: Set<string>): Value {
  const step = path.findLast((each) => typeof each === "string");
  const name = typeof step === "string" ? step : "";
  return markDetected(markNamed(value, name), name, secrets);
}

function collect(value: Value, secrets: Set<string>): void {
  if (isSensitive(value)) for (const text of secretTexts(value)) secrets.add(text);
  else if (isList(value)) for (const item of value) collect(item, secrets);
  else if (isObject(value)) for (const item of Object.values(value)) collect(item, secrets);
}
