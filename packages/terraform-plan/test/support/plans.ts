import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { compare } from "../../src/compare/compare";
import type { Comparison } from "../../src/compare/delta";
import type { Change, OutputChange, Plan } from "../../src/model";
import { parsePlan, readPlan } from "../../src/read/read";
import type { Json } from "../../src/value";

export const PLANS = join(__dirname, "..", "fixtures", "plans");

/** Every plan of the fixtures, by its path there. */
export function planFiles(): readonly string[] {
  return readdirSync(PLANS, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".json") && !entry.name.endsWith(".tf.json"))
    .map((entry) => relative(PLANS, join(entry.parentPath, entry.name)))
    .sort();
}

export function readText(file: string): string {
  return readFileSync(join(PLANS, file), "utf8");
}

export function planOf(file: string): Plan {
  return parsePlan(readText(file), { label: file });
}

/** A plan from an object written in a test; the format is 1.2 unless it says otherwise. */
export function planFrom(json: { readonly [key: string]: Json }): Plan {
  return readPlan({ format_version: "1.2", resource_changes: [], ...json }, { label: "test" });
}

/** The one change of a plan that has no other. */
export function changeFrom(
  change: { readonly [key: string]: Json },
  more: { readonly [key: string]: Json } = {},
): Change {
  const entry: Json = {
    address: "x_thing.a",
    mode: "managed",
    type: "x_thing",
    name: "a",
    provider_name: "registry.terraform.io/example/x",
    change,
    ...more,
  };
  const [only] = planFrom({ resource_changes: [entry] }).changes;
  if (only === undefined) throw new Error("the plan has no change");
  return only;
}

export function changeAt(plan: Plan, address: string): Change {
  const result = plan.changes.find((change) => change.address === address);
  if (result === undefined) throw new Error(`no change at ${address}`);
  return result;
}

/** Differences of every change and output. */
export function differencesOf(plan: Plan): ReadonlyMap<Change | OutputChange, Comparison> {
  const all = [
    ...plan.changes,
    ...plan.drift,
    ...plan.outputs,
    ...plan.deferred.map((entry) => entry.change),
  ];
  return new Map(all.map((change) => [change, compare(change.before, change.after)]));
}
