import type { Problem } from "@infra-tools/runtime/problem";
import type { OutputChange } from "../model";
import { type Json, SensitiveValue, type Value } from "../value";
import { readAction } from "./actions";
import { kindOf, outputProblem, problemAt } from "./entries";
import { isJsonObject, type JsonObject, objectAt, textsAt } from "./shape";
import { mergeValue } from "./values";

/** Changes of the root module's outputs. Old formats mark a sensitive one only in the configuration or in the planned values. */
export function readOutputs(
  plan: JsonObject,
  label: string,
  secrets: SensitiveValue[],
  problems: Problem[],
): readonly OutputChange[] {
  const outputs = plan["output_changes"];
  if (outputs === undefined) return [];
  if (!isJsonObject(outputs)) {
    const place = { label, where: "output_changes" };
    problems.push(problemAt(place, { rule: "must be an object", value: kindOf(outputs) }));
    return [];
  }
  const sensitive = sensitiveOutputs(plan);
  return Object.entries(outputs).flatMap(([name, change]) => {
    const problem = outputProblem(change);
    if (problem === undefined && isJsonObject(change)) {
      return [readOutput(name, change, sensitive.has(name), secrets)];
    }
    if (problem !== undefined) problems.push(problemAt({ label, where: `output_changes.${name}` }, problem));
    return [];
  });
}

function readOutput(
  name: string,
  change: JsonObject,
  sensitive: boolean,
  secrets: SensitiveValue[],
): OutputChange {
  const { action } = readAction(textsAt(change, "actions"));
  const before = mergeValue(
    change["before"],
    undefined,
    sensitive ? true : change["before_sensitive"],
    secrets,
  );
  const after = mergeValue(
    change["after"],
    change["after_unknown"],
    sensitive ? true : change["after_sensitive"],
    secrets,
  );
  return {
    name,
    action,
    before: action === "create" ? undefined : before,
    after: action === "delete" ? undefined : after,
  };
}

function sensitiveOutputs(plan: JsonObject): ReadonlySet<string> {
  const places: readonly JsonObject[] = [
    objectAt(objectAt(objectAt(plan, "configuration"), "root_module"), "outputs"),
    objectAt(objectAt(plan, "planned_values"), "outputs"),
    objectAt(objectAt(objectAt(plan, "prior_state"), "values"), "outputs"),
  ];
  return new Set(places.flatMap((outputs) => Object.keys(outputs).filter((name) => isMarked(outputs[name]))));
}

/** The root module's input variables; the configuration says which are sensitive. */
export function readVariables(plan: JsonObject): Readonly<Record<string, Value>> {
  const declared = objectAt(objectAt(objectAt(plan, "configuration"), "root_module"), "variables");
  return Object.fromEntries(
    Object.entries(objectAt(plan, "variables")).flatMap(([name, variable]): [string, Value][] => {
      const value = isJsonObject(variable) ? variable["value"] : undefined;
      if (value === undefined) return [];
      return [[name, isMarked(declared[name]) ? new SensitiveValue(value) : value]];
    }),
  );
}

function isMarked(declaration: Json | undefined): boolean {
  return isJsonObject(declaration) && declaration["sensitive"] === true;
}
