import { configurationAddress } from "../address";
import type { Path } from "../path";
import type { Json } from "../value";
import { isJsonList, isJsonObject, type JsonObject, objectAt, objectsAt, textAt, textsAt } from "./shape";

/** One expression of a plan's configuration. */
export interface Expression {
  /** Attribute, or the meta-argument `count`, `for_each` or `depends_on`, which no attribute may be called. */
  readonly path: Path;
  /** The module that writes it, with a final dot; empty for the root module. */
  readonly scope: string;
  /** Each thing that it refers to, as the module writes it: `var.x`, `each.value`, `aws_x.y[0].id`. Empty for a constant. */
  readonly mentions: readonly string[];
}

/** Expressions by the address of what holds them, without indexes. */
export type Expressions = ReadonlyMap<string, readonly Expression[]>;

/**
 * Expressions of a plan's configuration. Keys are addresses of resources and data sources, of variables inside modules
 * (`module.m.var.x`: what the call hands in, in the words of the module around it), of calls (`module.m`) and of outputs
 * (`output.x`, `module.m.x`). The configuration does not say what a local value is made of: `local.x` never is a key.
 */
export function readExpressions(configuration: JsonObject): Expressions {
  const expressions = new Map<string, Expression[]>();
  readModule(objectAt(configuration, "root_module"), "", (holder, ...own) => {
    const same = expressions.get(holder);
    if (same === undefined) expressions.set(holder, own);
    else same.push(...own);
  });
  return expressions;
}

type Add = (holder: string, ...expressions: Expression[]) => void;

function readModule(module: JsonObject, scope: string, add: Add): void {
  for (const resource of objectsAt(module, "resources")) {
    const address = textAt(resource, "address");
    if (address === undefined) continue;
    const holder = `${scope}${configurationAddress(address)}`;
    add(holder, ...expressionsIn(resource["expressions"], scope), ...metaArguments(resource, scope));
  }
  for (const [name, output] of Object.entries(objectAt(module, "outputs"))) {
    if (!isJsonObject(output)) continue;
    const holder = scope === "" ? `output.${name}` : `${scope}${name}`;
    add(holder, ...expressionsIn(output["expression"], scope), ...metaArguments(output, scope));
  }
  for (const [name, call] of Object.entries(objectAt(module, "module_calls"))) {
    if (isJsonObject(call)) readCall(call, `${scope}module.${name}`, scope, add);
  }
}

/** A module call's arguments are written outside and read inside the module. */
function readCall(call: JsonObject, holder: string, scope: string, add: Add): void {
  for (const [variable, expression] of Object.entries(objectAt(call, "expressions"))) {
    add(`${holder}.var.${variable}`, ...expressionsIn(expression, scope));
  }
  add(holder, ...metaArguments(call, scope));
  readModule(objectAt(call, "module"), `${holder}.`, add);
}

function metaArguments(block: JsonObject, scope: string): readonly Expression[] {
  const order = longestMentions(textsAt(block, "depends_on"));
  return [
    ...expressionsIn(block["count_expression"], scope, ["count"]),
    ...expressionsIn(block["for_each_expression"], scope, ["for_each"]),
    ...(order.length === 0 ? [] : [{ path: ["depends_on"], scope, mentions: order }]),
  ];
}

/** An expression says what it refers to, that it is constant, or nothing; anything else is a nested block, or a list of them. */
function expressionsIn(value: Json | undefined, scope: string, path: Path = []): readonly Expression[] {
  if (isJsonList(value))
    return value.flatMap((block, index) => expressionsIn(block, scope, [...path, index]));
  if (!isJsonObject(value)) return [];
  if (isJsonList(value["references"])) {
    return [{ path, scope, mentions: longestMentions(textsAt(value, "references")) }];
  }
  const members = Object.entries(value);
  if (members.length === 0 || Object.hasOwn(value, "constant_value")) return [{ path, scope, mentions: [] }];
  return members.flatMap(([key, inner]) => expressionsIn(inner, scope, [...path, key]));
}

/** Terraform names `a.b.c` and then `a.b` as well for one mention: the longest says it all. */
function longestMentions(mentions: readonly string[]): readonly string[] {
  return mentions.filter((mention) => !mentions.some((longer) => continues(longer, mention)));
}

/** True if a reference goes on where a shorter one ends. */
function continues(mention: string, shorter: string): boolean {
  const next = mention[shorter.length];
  return (next === "." || next === "[") && mention.startsWith(shorter);
}
