import { type Json, SensitiveValue } from "../value";
import { isJsonList, isJsonObject, type JsonObject, objectAt, objectsAt } from "./shape";

/**
 * Sensitive values outside of changes: planned values, prior state (data sources and outputs stand only there), actions,
 * variables and their defaults. Terraform does not carry the mark over to copies, so copies are found by value.
 */
export function collectSecrets(plan: JsonObject, found: SensitiveValue[]): void {
  fromState(objectAt(plan, "planned_values"), found);
  fromState(objectAt(objectAt(plan, "prior_state"), "values"), found);
  for (const action of objectsAt(plan, "action_invocations")) {
    takeSensitive(action["config_values"], action["config_sensitive"], found);
  }
  const root = objectAt(objectAt(plan, "configuration"), "root_module");
  fromVariables(objectAt(root, "variables"), objectAt(plan, "variables"), "value", found);
  fromModule(root, found);
}

function fromState(state: JsonObject, found: SensitiveValue[]): void {
  for (const output of Object.values(objectAt(state, "outputs"))) {
    if (isJsonObject(output)) takeSensitive(output["value"], output["sensitive"], found);
  }
  fromStateModule(objectAt(state, "root_module"), found);
}

function fromStateModule(module: JsonObject, found: SensitiveValue[]): void {
  for (const resource of objectsAt(module, "resources")) {
    takeSensitive(resource["values"], resource["sensitive_values"], found);
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
    if (isJsonObject(declaration)) takeSensitive(objectAt(given, name)[key], declaration["sensitive"], found);
  }
}

/** Finds what a mask marks. It follows the mask, not the value: most masks are empty. A mask that does not fit its value marks all of it. */
export function takeSensitive(
  value: Json | undefined,
  mask: Json | undefined,
  found: SensitiveValue[],
): void {
  if (value === undefined || value === null || mask === undefined || mask === null || mask === false) return;
  if (mask === true) {
    found.push(new SensitiveValue(value));
  } else if (isJsonList(mask) && isJsonList(value)) {
    mask.forEach((part, at) => {
      takeSensitive(value[at], part, found);
    });
  } else if (isJsonObject(mask) && isJsonObject(value)) {
    for (const key in mask) if (Object.hasOwn(value, key)) takeSensitive(value[key], mask[key], found);
  } else if (JSON.stringify(mask).includes("true")) {
    found.push(new SensitiveValue(value));
  }
}
