import { type Json, SensitiveValue } from "../value";
import { isJsonList, isJsonObject, type JsonObject, objectAt, objectsAt } from "./shape";

/**
 * Sensitive values outside of changes: planned values, prior state (data sources and outputs are only there), actions,
 * variables and their defaults. Terraform does not carry the mark over to copies, so copies are found by value.
 */
export function collectSecrets(plan: JsonObject, secrets: SensitiveValue[]): void {
  fromState(objectAt(plan, "planned_values"), secrets);
  fromState(objectAt(objectAt(plan, "prior_state"), "values"), secrets);
  for (const action of objectsAt(plan, "action_invocations")) {
    takeSensitive(action["config_values"], action["config_sensitive"], secrets);
  }
  const root = objectAt(objectAt(plan, "configuration"), "root_module");
  fromVariables(objectAt(root, "variables"), objectAt(plan, "variables"), "value", secrets);
  fromModule(root, secrets);
}

function fromState(state: JsonObject, secrets: SensitiveValue[]): void {
  for (const output of Object.values(objectAt(state, "outputs"))) {
    if (isJsonObject(output)) takeSensitive(output["value"], output["sensitive"], secrets);
  }
  fromStateModule(objectAt(state, "root_module"), secrets);
}

function fromStateModule(module: JsonObject, secrets: SensitiveValue[]): void {
  for (const resource of objectsAt(module, "resources")) {
    takeSensitive(resource["values"], resource["sensitive_values"], secrets);
  }
  for (const child of objectsAt(module, "child_modules")) fromStateModule(child, secrets);
}

/** Defaults of sensitive variables, and constants that a call hands to them. */
function fromModule(module: JsonObject, secrets: SensitiveValue[]): void {
  const variables = objectAt(module, "variables");
  fromVariables(variables, variables, "default", secrets);
  for (const call of Object.values(objectAt(module, "module_calls"))) {
    if (!isJsonObject(call)) continue;
    const inner = objectAt(call, "module");
    fromVariables(objectAt(inner, "variables"), objectAt(call, "expressions"), "constant_value", secrets);
    fromModule(inner, secrets);
  }
}

function fromVariables(
  declared: JsonObject,
  given: JsonObject,
  key: string,
  secrets: SensitiveValue[],
): void {
  for (const [name, declaration] of Object.entries(declared)) {
    if (isJsonObject(declaration))
      takeSensitive(objectAt(given, name)[key], declaration["sensitive"], secrets);
  }
}

/** Finds what a mask marks. It follows the mask, not the value: most masks are empty. A mask that does not fit its value marks all of it. */
export function takeSensitive(
  value: Json | undefined,
  mask: Json | undefined,
  secrets: SensitiveValue[],
): void {
  if (value === undefined || value === null || mask === undefined || mask === null || mask === false) return;
  if (mask === true) {
    secrets.push(new SensitiveValue(value));
  } else if (isJsonList(mask) && isJsonList(value)) {
    mask.forEach((part, index) => {
      takeSensitive(value[index], part, secrets);
    });
  } else if (isJsonObject(mask) && isJsonObject(value)) {
    for (const key in mask) if (Object.hasOwn(value, key)) takeSensitive(value[key], mask[key], secrets);
  } else if (JSON.stringify(mask).includes("true")) {
    secrets.push(new SensitiveValue(value));
  }
}
