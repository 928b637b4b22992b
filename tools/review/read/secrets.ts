import { type Json, SensitiveValue } from "../../shared/value";
import { isJsonList, isJsonObject, type JsonObject, objectAt, objectsAt } from "./shape";

/**
 * Every value that any part of the plan marks sensitive, wherever it stands: changes and drift, planned values,
 * prior state (data sources and outputs stand only there), actions, variables and their defaults. Terraform does not
 * carry the mark over to copies, so copies are found by value.
 */
export function collectSecrets(plan: JsonObject): readonly SensitiveValue[] {
  const found: SensitiveValue[] = [];
  for (const entry of [...objectsAt(plan, "resource_changes"), ...objectsAt(plan, "resource_drift")]) {
    fromChange(objectAt(entry, "change"), found);
  }
  for (const entry of objectsAt(plan, "deferred_changes")) {
    fromChange(objectAt(objectAt(entry, "resource_change"), "change"), found);
  }
  for (const change of Object.values(objectAt(plan, "output_changes"))) {
    if (isJsonObject(change)) fromChange(change, found);
  }
  fromState(objectAt(plan, "planned_values"), found);
  fromState(objectAt(objectAt(plan, "prior_state"), "values"), found);
  for (const action of objectsAt(plan, "action_invocations")) {
    take(action["config_values"], action["config_sensitive"], found);
  }
  const root = objectAt(objectAt(plan, "configuration"), "root_module");
  fromVariables(objectAt(root, "variables"), objectAt(plan, "variables"), "value", found);
  fromModule(root, found);
  return found;
}

function fromChange(change: JsonObject, found: SensitiveValue[]): void {
  take(change["before"], change["before_sensitive"], found);
  take(change["after"], change["after_sensitive"], found);
}

function fromState(state: JsonObject, found: SensitiveValue[]): void {
  for (const output of Object.values(objectAt(state, "outputs"))) {
    if (isJsonObject(output)) take(output["value"], output["sensitive"], found);
  }
  fromStateModule(objectAt(state, "root_module"), found);
}

function fromStateModule(module: JsonObject, found: SensitiveValue[]): void {
  for (const resource of objectsAt(module, "resources")) {
    take(resource["values"], resource["sensitive_values"], found);
  }
  for (const child of objectsAt(module, "child_modules")) fromStateModule(child, found);
}

/** Defaults of sensitive variables, and constants that a call hands to them. */
function fromModule(module: JsonObject, found: SensitiveValue[]): void {
  const variables = objectAt(module, "variables");
  fromVariables(variables, variables, "default", found);
  for (const call of Object.values(objectAt(module, "module_calls"))) {
    if (!isJsonObject(call)) continue;
    const inner = objectAt(call, "module");
    fromVariables(objectAt(inner, "variables"), objectAt(call, "expressions"), "constant_value", found);
    fromModule(inner, found);
  }
}

function fromVariables(declared: JsonObject, given: JsonObject, key: string, found: SensitiveValue[]): void {
  for (const [name, declaration] of Object.entries(declared)) {
    if (isJsonObject(declaration)) take(objectAt(given, name)[key], declaration["sensitive"], found);
  }
}

/** Follows the mask, not the value: most masks are empty. A mask that does not fit its value marks all of it. */
function take(value: Json | undefined, mask: Json | undefined, found: SensitiveValue[]): void {
  if (value === undefined || value === null || mask === undefined || mask === null || mask === false) return;
  if (mask === true) {
    found.push(new SensitiveValue(value));
  } else if (isJsonList(mask) && isJsonList(value)) {
    mask.forEach((part, at) => {
      take(value[at], part, found);
    });
  } else if (isJsonObject(mask) && isJsonObject(value)) {
    for (const key in mask) if (Object.hasOwn(value, key)) take(value[key], mask[key], found);
  } else if (JSON.stringify(mask).includes("true")) {
    found.push(new SensitiveValue(value));
  }
}
