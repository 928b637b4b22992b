import { readFileSync } from "node:fs";
import { join } from "node:path";

/** One leaf where the sandbox's answer and a real provider's differ. */
export interface Difference {
  /** `create aws_iam_user.u after tags_all.team`: which comparison, which resource, which part, which path. */
  readonly where: string;
  readonly sandbox: unknown;
  readonly real: unknown;
}

export interface Comparison {
  readonly leaves: number;
  readonly differences: readonly Difference[];
}

/** Why differences are left, in words for a reader, and which they are. */
export interface KnownDifference {
  readonly reason: string;
  readonly where: RegExp;
  /** Two recordings of the real providers would differ here too, or the recording is not of what is simulated. */
  readonly inherent?: boolean;
}

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

const ABSENT = "(absent)";

export function fixture(name: string): Json {
  return JSON.parse(readFileSync(join(__dirname, "../fixtures/fidelity", name), "utf8"));
}

/** Compares two JSON values leaf by leaf; an empty collection and a missing key are leaves of their own. */
export function compare(where: string, sandbox: Json | undefined, real: Json | undefined): Comparison {
  if (Array.isArray(sandbox) && Array.isArray(real) && sandbox.length === real.length && real.length > 0) {
    return joined(real.map((value, index) => compare(`${where}[${index}]`, sandbox[index], value)));
  }
  if (isObject(sandbox) && isObject(real)) {
    const keys = [...new Set([...Object.keys(sandbox), ...Object.keys(real)])].sort();
    if (keys.length > 0) {
      return joined(keys.map((key) => compare(`${where}.${key}`, sandbox[key], real[key])));
    }
  }
  const same = JSON.stringify(sandbox) === JSON.stringify(real);
  const difference = {
    where,
    sandbox: sandbox ?? (sandbox === null ? null : ABSENT),
    real: real ?? (real === null ? null : ABSENT),
  };
  return { leaves: 1, differences: same ? [] : [difference] };
}

/** Compares the changes of two plans, part by part. */
export function comparePlans(name: string, sandbox: Json, real: Json, parts: readonly string[]): Comparison {
  const [mine, theirs] = [changes(sandbox), changes(real)];
  const addresses = [...new Set([...mine.keys(), ...theirs.keys()])].sort();
  return joined(
    addresses.flatMap((address) =>
      parts.map((part) =>
        compare(`${name} ${address} ${part}`, mine.get(address)?.[part], theirs.get(address)?.[part]),
      ),
    ),
  );
}

/** Compares the resources of two states. */
export function compareStates(name: string, sandbox: Json, real: Json): Comparison {
  const [mine, theirs] = [resources(sandbox), resources(real)];
  return joined(
    [...new Set([...mine.keys(), ...theirs.keys()])]
      .sort()
      .flatMap((address) =>
        ["schema_version", "values", "sensitive_values"].map((part) =>
          compare(`${name} ${address} ${part}`, mine.get(address)?.[part], theirs.get(address)?.[part]),
        ),
      ),
  );
}

export function joined(comparisons: readonly Comparison[]): Comparison {
  return {
    leaves: comparisons.reduce((sum, { leaves }) => sum + leaves, 0),
    differences: comparisons.flatMap(({ differences }) => differences),
  };
}

function changes(plan: Json): Map<string, { [part: string]: Json }> {
  const all = isObject(plan) && Array.isArray(plan["resource_changes"]) ? plan["resource_changes"] : [];
  return new Map(
    all
      .filter(isObject)
      .map((change) => [String(change["address"]), isObject(change["change"]) ? change["change"] : {}]),
  );
}

function resources(state: Json): Map<string, { [part: string]: Json }> {
  const values = isObject(state) ? state["values"] : undefined;
  const root = isObject(values) ? values["root_module"] : undefined;
  const all = isObject(root) && Array.isArray(root["resources"]) ? root["resources"] : [];
  return new Map(all.filter(isObject).map((resource) => [String(resource["address"]), resource]));
}

function isObject(value: Json | undefined): value is { [key: string]: Json } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
