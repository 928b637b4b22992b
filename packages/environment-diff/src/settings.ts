import { equal } from "@infra-tools/terraform-plan/compare/canonical";
import { isJsonObject, type JsonObject } from "@infra-tools/terraform-plan/read/shape";
import { type Json, memberOf } from "@infra-tools/terraform-plan/value";

/** Schema documentation of a setting. */
export interface SettingDoc {
  readonly description: string;
  readonly unit?: string;
}

export type Describe = (steps: readonly string[]) => SettingDoc | undefined;

/**
 * A setting that differs: the smallest part of the data that makes sense on its own. Most are leaves; a list is one
 * setting, and so is a group that is of another kind, or absent, on one side.
 */
export interface Setting {
  /** `workloads.web.autoscaling.maxReplicas` */
  readonly path: string;
  readonly steps: readonly string[];
  /** Undefined where the data has no such setting. */
  readonly a: Json | undefined;
  readonly b: Json | undefined;
  readonly doc?: SettingDoc;
  /** Place of each side's data, as `file:line`, as far as it is known. */
  readonly places?: Readonly<Partial<Record<SideName, string>>>;
}

/** The two sides of a comparison: the first environment or revision, and the second. */
export type SideName = "a" | "b";

export function otherSide(side: SideName): SideName {
  return side === "a" ? "b" : "a";
}

/** Every setting that differs, in the order of the data. */
export function differingSettings(
  a: Json,
  b: Json,
  describe: Describe = () => undefined,
): readonly Setting[] {
  return differing(a, b, [], describe);
}

function differing(
  a: Json | undefined,
  b: Json | undefined,
  steps: readonly string[],
  describe: Describe,
): readonly Setting[] {
  if (equal(a, b)) return [];
  if (isJsonObject(a) && isJsonObject(b) && isSameKind(a, b)) {
    const keys = new Set([...Object.keys(a), ...Object.keys(b)]);
    return [...keys].flatMap((key) =>
      differing(memberOf(a, key), memberOf(b, key), [...steps, key], describe),
    );
  }
  const doc = describe(steps);
  return [{ path: steps.join("."), steps, a, b, ...(doc === undefined ? {} : { doc }) }];
}

/** Members of two kinds are not compared: `kind` decides which members there are. */
function isSameKind(a: JsonObject, b: JsonObject): boolean {
  return equal(memberOf(a, "kind"), memberOf(b, "kind"));
}

/** The value of a setting or a group; undefined where the data has none. */
export function valueAt(data: Json, steps: readonly string[]): Json | undefined {
  return steps.reduce<Json | undefined>(
    (value, step) => (isJsonObject(value) ? memberOf(value, step) : undefined),
    data,
  );
}

/** The data with some settings as the given side has them. */
export function withSettings(data: Json, settings: readonly Setting[], from: SideName): Json {
  return settings.reduce((changed, setting) => set(changed, setting.steps, setting[from]), data);
}

function set(data: Json, steps: readonly string[], value: Json | undefined): Json {
  const [step, ...rest] = steps;
  if (step === undefined) return value ?? null;
  const object = isJsonObject(data) ? data : {};
  const inner = rest.length === 0 ? value : set(memberOf(object, step) ?? {}, rest, value);
  if (inner !== undefined) return { ...object, [step]: inner };
  const { [step]: _, ...remainder } = object;
  return remainder;
}

/** True if a name (`edge` or `edge.dns`) is the setting or a group around it. */
export function covers(name: string, path: string): boolean {
  return name === path || path.startsWith(`${name}.`);
}
