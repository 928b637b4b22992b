import { isList, isObject, isUnknown, type Value, type ValueObject } from "@infra-tools/terraform-plan/value";
import type { TypeJson } from "../protocol/type";
import {
  type ComputeContext,
  type ComputedValue,
  type ComputedValues,
  render,
} from "../providers/computed-values";
import { type Generated, generate } from "../providers/generate";
import { attributeEntries, blockEntries } from "../schemas/entries";
import type { Attribute, Block, NestedBlock } from "../schemas/model";
import { attributeType, blockType } from "../schemas/type";
import { textAt } from "../values";
import { type ProviderContext, resourceOf } from "./context";
import { isFramework } from "./rules";
import { emptyCollection, typeKind, zeroScalar } from "./zero-value";

/** Replaces every unknown of a plan by a value. The same seed gives the same values. */
export function fillComputed(
  context: ProviderContext,
  type: string,
  block: Block,
  planned: ValueObject,
  seed: string,
): ValueObject {
  return fillWith(context, type, block, planned, seed, resourceOf(context, type).computed ?? {});
}

/** Replaces every unknown by a value of the given computed values. */
export function fillWith(
  context: ProviderContext,
  type: string,
  block: Block,
  planned: ValueObject,
  seed: string,
  values: ComputedValues,
): ValueObject {
  let object = planned;
  // In the declared order, because one value may follow from another: an id from a name.
  for (const [path, value] of Object.entries(values)) {
    object = fillAt(object, path.split("."), (parent, element) =>
      evaluate(value, `${path}${element}`, computeContext(context, type, object, parent, seed)),
    );
  }
  return fillBlock(block, object, (path, attribute, parent) => {
    const value = suffixValue(values, path);
    if (value === undefined) {
      const generated = generate(`${context.cloud.seed}${type} ${seed} ${path}`);
      return fallback(context, type, attribute, generated);
    }
    return evaluate(value, path, computeContext(context, type, object, parent, seed));
  });
}

function evaluate(value: ComputedValue, path: string, context: ComputeContext): Value {
  return typeof value === "string" ? render(value, context, path) : value(context);
}

/** Context whose texts come from the top of the object, else from the block that holds the attribute. */
function computeContext(
  context: ProviderContext,
  type: string,
  object: ValueObject,
  parent: ValueObject,
  seed: string,
): ComputeContext {
  return {
    type,
    resource: resourceOf(context, type),
    object,
    config: context.config,
    cloud: context.cloud,
    generate: (label) => generate(`${context.cloud.seed}${context.provider} ${type} ${seed} ${label}`),
    text: (path) => textAt(object, path) ?? textAt(parent, path) ?? "",
    secret: (attribute, generated) => context.secrets(type, attribute, seed) ?? generated,
  };
}

/** Fills one path in every element of the lists on it; `compute` gets the element's position. */
function fillAt(
  value: ValueObject,
  path: readonly string[],
  compute: (parent: ValueObject, element: string) => Value,
  position = "",
): ValueObject {
  const [name, ...rest] = path;
  if (name === undefined || !(name in value)) return value;
  const inner = value[name] ?? null;
  if (rest.length === 0) return isUnknown(inner) ? { ...value, [name]: compute(value, position) } : value;
  if (isList(inner)) {
    return {
      ...value,
      [name]: inner.map((element, index) =>
        isObject(element)
          ? fillAt(element, rest, compute, index === 0 ? position : `${position}[${index}]`)
          : element,
      ),
    };
  }
  return isObject(inner) ? { ...value, [name]: fillAt(inner, rest, compute, position) } : value;
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
  for (const [name, attribute] of attributeEntries(block)) {
    filled[name] = fillAttribute(attribute, value[name] ?? null, value, fill, join(path, name));
  }
  for (const [name, nested] of blockEntries(block)) {
    const inner = value[name] ?? null;
    const innerPath = join(path, name);
    filled[name] = isUnknown(inner)
      ? fill(innerPath, { type: blockCollection(nested) }, value)
      : inEach(inner, (element) => fillBlock(nested.block, element, fill, innerPath));
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
    const computed = fill(path, attribute, parent);
    return attribute.nested_type === undefined ? computed : completed(attribute, computed);
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

/** Adds the attributes that a computed object leaves out, as null. */
function completed(attribute: Attribute, value: Value): Value {
  const unset = Object.fromEntries(
    Object.keys(attribute.nested_type?.attributes ?? {}).map((name) => [name, null]),
  );
  return inEach(value, (element) => ({ ...unset, ...element }));
}

function inEach(value: Value, change: (element: ValueObject) => ValueObject): Value {
  if (isList(value)) return value.map((element) => (isObject(element) ? change(element) : element));
  return isObject(value) ? change(value) : value;
}

/** Replaces unknown values inside collections and untyped objects by null. */
function withoutUnknown(value: Value): Value {
  if (isUnknown(value)) return null;
  if (isList(value)) return value.map(withoutUnknown);
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withoutUnknown(inner)]));
}

function suffixValue(values: ComputedValues, path: string): ComputedValue | undefined {
  const segments = path.split(".");
  for (let index = 1; index < segments.length; index += 1) {
    const value = values[`*.${segments.slice(index).join(".")}`];
    if (value !== undefined) return value;
  }
  return undefined;
}

/** The value of an attribute without a computed value: null, or the zero value that the SDK reads. */
function fallback(context: ProviderContext, type: string, attribute: Attribute, generated: Generated): Value {
  const generic = resourceOf(context, type).generic === true;
  if (isFramework(context, type) && !generic) return null;
  const kind = typeKind(attributeType(attribute));
  if (kind === "string" && generic) return `sandbox-${generated.hex(12)}`;
  return zeroScalar(kind) ?? emptyCollection(kind);
}

function join(path: string, name: string): string {
  return path === "" ? name : `${path}.${name}`;
}
