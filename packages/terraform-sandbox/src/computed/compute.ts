import { isList, isObject, isUnknown, type Value, type ValueObject } from "@infra-tools/terraform-plan/value";
import type { TypeJson } from "../protocol/type";
import type { ProviderContext } from "../provider/context";
import { isFramework } from "../provider/rules";
import { textAt } from "../provider/values";
import type { Attribute, Block, NestedBlock } from "../schemas/model";
import { attributeType, blockType } from "../schemas/type";
import { aws } from "./aws";
import { cloudflare } from "./cloudflare";
import { fake } from "./fake";
import { google } from "./google";
import { kubernetes, kubernetesCommon } from "./kubernetes";
import { random } from "./random";
import { type ComputeContext, type Rule, type Rules, render } from "./table";

const TABLES = { aws, cloudflare, google, kubernetes, random };

/** The rules for a type's computed values. */
export function rulesOf(context: Pick<ProviderContext, "provider">, type: string): Rules {
  const own = TABLES[context.provider][type] ?? {};
  const typed = context.provider === "kubernetes" && type !== "kubernetes_manifest";
  return typed ? { ...kubernetesCommon, ...own } : own;
}

/**
 * Puts a value in each place that the plan left unknown. `seed` names the object, so that the same object gets
 * the same values on each run.
 */
export function fillComputed(
  context: ProviderContext,
  type: string,
  block: Block,
  planned: ValueObject,
  seed: string,
): ValueObject {
  return fillWithRules(context, type, block, planned, seed, rulesOf(context, type));
}

/** The same with rules of one's own. */
export function fillWithRules(
  context: ProviderContext,
  type: string,
  block: Block,
  planned: ValueObject,
  seed: string,
  rules: Rules,
): ValueObject {
  let object = planned;
  // The object's own attributes first and in the table's order, as one may follow from another: an id from a name.
  for (const [path, rule] of Object.entries(rules)) {
    object = fillAt(object, path.split("."), (parent, element) =>
      evaluate(rule, `${path}${element}`, computeContext(context, type, object, parent, seed)),
    );
  }
  return fillBlock(block, object, (path, attribute, parent) => {
    const rule = suffixRule(rules, path);
    if (rule === undefined) return fallback(context, type, attribute);
    return evaluate(rule, path, computeContext(context, type, object, parent, seed));
  });
}

function evaluate(rule: Rule, path: string, context: ComputeContext): Value {
  return typeof rule === "string" ? render(rule, context, path) : rule(context);
}

/** Texts are looked up from the top of the object first, then beside the attribute. */
function computeContext(
  context: ProviderContext,
  type: string,
  object: ValueObject,
  parent: ValueObject,
  seed: string,
): ComputeContext {
  return {
    type,
    object,
    config: context.config,
    world: context.world,
    fake: (label) => fake(`${context.provider} ${type} ${seed} ${label}`),
    text: (path) => textAt(object, path) ?? textAt(parent, path) ?? "",
    secret: (attribute, madeUp) => context.secrets(type, attribute, seed) ?? madeUp,
  };
}

/** Fills one path, in every element where a list lies on the way; `compute` is told which element it is in. */
function fillAt(
  value: ValueObject,
  path: readonly string[],
  compute: (parent: ValueObject, element: string) => Value,
  at = "",
): ValueObject {
  const [name, ...rest] = path;
  if (name === undefined || !(name in value)) return value;
  const inner = value[name] ?? null;
  if (rest.length === 0) return isUnknown(inner) ? { ...value, [name]: compute(value, at) } : value;
  if (isList(inner)) {
    return {
      ...value,
      [name]: inner.map((element, index) =>
        isObject(element) ? fillAt(element, rest, compute, index === 0 ? at : `${at}[${index}]`) : element,
      ),
    };
  }
  return isObject(inner) ? { ...value, [name]: fillAt(inner, rest, compute, at) } : value;
}

/** The type of a whole block, as if it were an attribute. */
function blockCollection(nested: NestedBlock): TypeJson {
  const inner = blockType(nested.block);
  return nested.nesting_mode === "list" || nested.nesting_mode === "set"
    ? [nested.nesting_mode, inner]
    : inner;
}

type FillUnknown = (path: string, attribute: Attribute, parent: ValueObject) => Value;

function fillBlock(block: Block, value: ValueObject, fill: FillUnknown, path = ""): ValueObject {
  const filled: Record<string, Value> = { ...value };
  for (const [name, attribute] of Object.entries(block.attributes ?? {})) {
    const at = path === "" ? name : `${path}.${name}`;
    filled[name] = fillAttribute(attribute, value[name] ?? null, value, fill, at);
  }
  for (const [name, nested] of Object.entries(block.block_types ?? {})) {
    const at = path === "" ? name : `${path}.${name}`;
    const inner = value[name] ?? null;
    filled[name] = isUnknown(inner)
      ? fill(at, { type: blockCollection(nested) }, value)
      : inEach(inner, (element) => fillBlock(nested.block, element, fill, at));
  }
  return filled;
}

function fillAttribute(
  attribute: Attribute,
  value: Value,
  parent: ValueObject,
  fill: FillUnknown,
  path: string,
): Value {
  if (isUnknown(value)) {
    const made = fill(path, attribute, parent);
    return attribute.nested_type === undefined ? made : completed(attribute, made);
  }
  if (attribute.nested_type !== undefined) {
    const block: Block = { attributes: attribute.nested_type.attributes };
    return attribute.nested_type.nesting_mode === "map" && isObject(value)
      ? Object.fromEntries(
          Object.entries(value).map(([key, element]) => [
            key,
            isObject(element) ? fillBlock(block, element, fill, path) : element,
          ]),
        )
      : inEach(value, (element) => fillBlock(block, element, fill, path));
  }
  return withoutUnknown(value);
}

/** A table names only what is worth naming of an object; the rest of its attributes is null. */
function completed(attribute: Attribute, value: Value): Value {
  const nothing = Object.fromEntries(
    Object.keys(attribute.nested_type?.attributes ?? {}).map((name) => [name, null]),
  );
  return inEach(value, (element) => ({ ...nothing, ...element }));
}

function inEach(value: Value, change: (element: ValueObject) => ValueObject): Value {
  if (isList(value)) return value.map((element) => (isObject(element) ? change(element) : element));
  return isObject(value) ? change(value) : value;
}

/** What is still unknown inside a collection or an untyped object came to nothing. */
function withoutUnknown(value: Value): Value {
  if (isUnknown(value)) return null;
  if (isList(value)) return value.map(withoutUnknown);
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withoutUnknown(inner)]));
}

function suffixRule(rules: Rules, path: string): Rule | undefined {
  const segments = path.split(".");
  for (let index = 1; index < segments.length; index += 1) {
    const rule = rules[`*.${segments.slice(index).join(".")}`];
    if (rule !== undefined) return rule;
  }
  return undefined;
}

/** Nothing is known about the value: null, or what the SDK makes of it when it reads an answer without it. */
function fallback(context: ProviderContext, type: string, attribute: Attribute): Value {
  if (isFramework(context, type)) return null;
  const valueType = attributeType(attribute);
  switch (typeof valueType === "string" ? valueType : valueType[0]) {
    case "string":
      return "";
    case "number":
      return 0;
    case "bool":
      return false;
    case "list":
    case "set":
      return [];
    case "map":
      return {};
    default:
      return null;
  }
}
