import { configurationAddress } from "../address";
import type { Reference } from "../model";
import { type Path, schemaPath } from "../path";
import type { Json } from "../value";
import { isJsonList, isJsonObject, type JsonObject, objectAt, objectsAt, textAt, textsAt } from "./shape";

/** References that name no other resource. */
const LOCAL_NAMES = new Set(["each", "count", "path", "self", "terraform"]);

/**
 * References of the plan's configuration. Keys are addresses without index: of resources, of variables
 * inside modules (`module.m.var.x`, which refers to what the call hands in) and of outputs (`module.m.x`, `output.x`).
 * The plan does not say what a local value refers to: `local.x` never is a key.
 */
export function readReferences(plan: JsonObject): ReadonlyMap<string, readonly Reference[]> {
  const references = new Map<string, Reference[]>();
  const root = objectAt(objectAt(plan, "configuration"), "root_module");
  readModule(root, "", (reference) => {
    const same = references.get(reference.from);
    if (same === undefined) references.set(reference.from, [reference]);
    else same.push(reference);
  });
  return references;
}

type Add = (reference: Reference) => void;

function readModule(module: JsonObject, prefix: string, add: Add): void {
  for (const resource of objectsAt(module, "resources")) readResource(resource, prefix, add);
  for (const [name, output] of Object.entries(objectAt(module, "outputs"))) {
    if (!isJsonObject(output)) continue;
    const from = prefix === "" ? `output.${name}` : `${prefix}${name}`;
    readExpression(output["expression"], from, [], prefix, add);
    addAll(textsAt(output, "depends_on"), from, ["depends_on"], prefix, add);
  }
  for (const [name, call] of Object.entries(objectAt(module, "module_calls"))) {
    if (isJsonObject(call)) readCall(call, name, prefix, add);
  }
}

function readResource(resource: JsonObject, prefix: string, add: Add): void {
  const address = textAt(resource, "address");
  if (address === undefined) return;
  const from = `${prefix}${configurationAddress(address)}`;
  readExpressions(objectAt(resource, "expressions"), from, [], prefix, add);
  readExpression(resource["count_expression"], from, ["count"], prefix, add);
  readExpression(resource["for_each_expression"], from, ["for_each"], prefix, add);
  addAll(textsAt(resource, "depends_on"), from, ["depends_on"], prefix, add);
}

/** A module call's arguments are written outside and read inside the module. */
function readCall(call: JsonObject, name: string, prefix: string, add: Add): void {
  const inner = `${prefix}module.${name}.`;
  const from = inner.slice(0, -1);
  for (const [variable, expression] of Object.entries(objectAt(call, "expressions"))) {
    readExpression(expression, `${inner}var.${variable}`, [], prefix, add);
  }
  readExpression(call["count_expression"], from, ["count"], prefix, add);
  readExpression(call["for_each_expression"], from, ["for_each"], prefix, add);
  addAll(textsAt(call, "depends_on"), from, ["depends_on"], prefix, add);
  readModule(objectAt(call, "module"), inner, add);
}

function readExpressions(expressions: JsonObject, from: string, path: Path, prefix: string, add: Add): void {
  for (const [key, expression] of Object.entries(expressions)) {
    readExpression(expression, from, [...path, key], prefix, add);
  }
}

/** An expression says what it refers to; anything else is a nested block, or a list of them. */
function readExpression(
  expression: Json | undefined,
  from: string,
  path: Path,
  prefix: string,
  add: Add,
): void {
  if (isJsonList(expression)) {
    expression.forEach((block, index) => {
      readExpression(block, from, [...path, index], prefix, add);
    });
  } else if (isJsonObject(expression)) {
    const { references } = expression;
    if (isJsonList(references)) addAll(textsAt(expression, "references"), from, path, prefix, add);
    else if (!Object.hasOwn(expression, "constant_value"))
      readExpressions(expression, from, path, prefix, add);
  }
}

function addAll(mentions: readonly string[], from: string, path: Path, prefix: string, add: Add): void {
  for (const mention of longestMentions(mentions)) {
    const target = parseMention(mention);
    if (target !== undefined) add({ from, path, to: `${prefix}${target.to}`, attribute: target.attribute });
  }
}

/** Terraform names `a.b.c` and then `a.b` as well for one mention: the longest says it all. */
export function longestMentions(mentions: readonly string[]): readonly string[] {
  return mentions.filter((mention) => !mentions.some((longer) => continues(longer, mention)));
}

/** True if a reference goes on where a shorter one ends. */
function continues(mention: string, shorter: string): boolean {
  const next = mention[shorter.length];
  return (next === "." || next === "[") && mention.startsWith(shorter);
}

/** Splits `aws_x.y[0].settings[0].tier` into `aws_x.y` and `settings.tier`. */
export function parseMention(
  mention: string,
): { readonly to: string; readonly attribute: string | undefined } | undefined {
  const words = configurationAddress(mention).split(".");
  const [first = ""] = words;
  if (LOCAL_NAMES.has(first)) return undefined;
  const length = first === "data" || first === "module" || first === "ephemeral" ? 3 : 2;
  const rest = words.slice(length);
  return {
    to: words.slice(0, length).join("."),
    attribute: rest.length === 0 ? undefined : schemaPath(rest),
  };
}
