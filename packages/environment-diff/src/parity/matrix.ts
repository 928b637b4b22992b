import type { Json } from "@infra-tools/terraform-plan/value";
import { covers, type Describe, differingSettings, type SettingDoc, valueAt } from "../settings";
import { judgeParity, type Parity } from "./parity";

/** An environment and its data. */
export interface NamedData {
  readonly name: string;
  readonly data: Json;
}

/** A setting that differs between at least two environments. */
export interface MatrixRow {
  readonly path: string;
  /** Its value in each environment, in the environments' order; undefined where the data has none. */
  readonly values: readonly (Json | undefined)[];
  readonly doc?: SettingDoc;
  /** It only names things. */
  readonly identity: boolean;
  /** Reasons why it is expected to differ, each once. */
  readonly reasons: readonly string[];
  /** Pairs of environments between which no entry expects it to differ. */
  readonly unexpected: readonly (readonly [string, string])[];
}

/** Everything that differs between several environments, setting by setting. */
export interface ParityMatrix {
  readonly names: readonly string[];
  /** In the order of the data. */
  readonly rows: readonly MatrixRow[];
}

/** Compares the settings of any number of environments, each pair with the differences expected between the two. */
export function parityMatrix(
  environments: readonly NamedData[],
  parity: Parity,
  describe?: Describe,
): ParityMatrix {
  const rows = new Map<string, MatrixRow & { reasons: string[]; unexpected: [string, string][] }>();
  for (const [index, a] of environments.entries()) {
    for (const b of environments.slice(index + 1)) {
      const settings = differingSettings(a.data, b.data, describe);
      const verdict = judgeParity(settings, parity, { names: { a: a.name, b: b.name } });
      const unexpected = new Set(verdict.unexpected.map(({ path }) => path));
      for (const { path, steps, doc } of settings) {
        const row = rows.get(path) ?? {
          path,
          values: environments.map(({ data }) => valueAt(data, steps)),
          ...(doc === undefined ? {} : { doc }),
          identity: parity.identity.some((name) => covers(name, path)),
          reasons: [],
          unexpected: [],
        };
        rows.set(path, row);
        const reason = verdict.reasons.get(path);
        if (reason !== undefined && !row.reasons.includes(reason)) row.reasons.push(reason);
        if (unexpected.has(path)) row.unexpected.push([a.name, b.name]);
      }
    }
  }
  return { names: environments.map(({ name }) => name), rows: [...rows.values()] };
}
