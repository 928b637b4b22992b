import {
  isList,
  isObject,
  isUnknown,
  type Json,
  UNKNOWN,
  type Value,
  type ValueObject,
} from "@infra-tools/terraform-plan/value";
import { attributeEntries, blockEntries } from "../schemas/entries";
import type { Attribute, Block, NestedAttributes, NestedBlock } from "../schemas/model";
import { equivalent, hasUnknown, isZero } from "../values";

/** Rules for planned values that neither configuration nor prior state decides. */
export interface PlanRules {
  /** By schema path: `settings.disk_autoresize`. */
  readonly defaults: { readonly [path: string]: Json };
  /** Defaults that the service fills in but the provider leaves out of its plan. */
  readonly hiddenDefaults: { readonly [path: string]: Json };
  /**
   * A provider built on the plugin framework forgets computed values on any change and distinguishes null from
   * zero; one built on the older SDK does neither.
   */
  readonly forgetsComputed: boolean;
  readonly framework: boolean;
  /** Values inside a set: the SDK writes every text of such an element, even an empty one. */
  readonly inSet?: boolean;
  /** Checks whether the provider computes a block that the configuration leaves out. */
  isComputedBlock(path: string): boolean;
}

/**
 * Plans the state of a resource: the configuration, with defaults, values kept from the prior state, and unknown
 * values that the apply computes. `prior` is null for a create.
 */
export function planBlock(
  block: Block,
  config: ValueObject,
  prior: ValueObject | null,
  rules: PlanRules,
  path = "",
): ValueObject {
  const planned: Record<string, Value> = {};
  for (const [name, attribute] of attributeEntries(block)) {
    planned[name] = planAttribute(
      attribute,
      config[name] ?? null,
      prior === null ? undefined : (prior[name] ?? null),
      rules,
      join(path, name),
    );
  }
  for (const [name, nested] of blockEntries(block)) {
    planned[name] = planNestedBlock(
      nested,
      config[name] ?? null,
      prior?.[name] ?? null,
      rules,
      join(path, name),
    );
    if (isZero(config[name]) && rules.isComputedBlock(join(path, name))) {
      planned[name] = prior?.[name] ?? UNKNOWN;
    }
  }
  return planned;
}

/** `prior` is undefined when the object that holds the attribute is new. */
function planAttribute(
  attribute: Attribute,
  config: Value,
  prior: Value | undefined,
  rules: PlanRules,
  path: string,
): Value {
  if (attribute.write_only) return null;
  if (config === null) return planUnset(attribute, prior, rules, path);
  if (isUnknown(config)) return config;
  if (attribute.nested_type !== undefined) {
    return planNestedAttributes(attribute.nested_type, config, prior ?? null, rules, path);
  }
  if (rules.framework) return config;
  const hidden = rules.hiddenDefaults[path];
  // The SDK suppresses a configured default too: the API's answer stays, null for a new object.
  if (hidden !== undefined && equivalent(config, hidden) && isZero(prior)) return prior ?? null;
  return mergeSet(config, prior, rules, path);
}

function planUnset(attribute: Attribute, prior: Value | undefined, rules: PlanRules, path: string): Value {
  const fallback = rules.defaults[path];
  const shown =
    !(path in rules.hiddenDefaults) && (fallback !== "" || rules.framework || rules.inSet === true);
  if (fallback !== undefined && shown) return fallback;
  if (prior === undefined) return attribute.computed ? UNKNOWN : null;
  if (attribute.computed) {
    const forget = rules.forgetsComputed && path !== "id";
    return forget ? UNKNOWN : prior;
  }
  if (!rules.framework && isZero(prior)) return prior;
  const hidden = rules.hiddenDefaults[path];
  return hidden !== undefined && equivalent(prior, hidden) ? prior : null;
}

/**
 * A configured value of an SDK provider's attribute. Such an attribute may hold whole objects ("attributes as
 * blocks"), whose unset parts are computed or keep what they were.
 */
function mergeSet(config: Value, prior: Value | undefined, rules: PlanRules, path: string): Value {
  if (prior !== undefined && equivalent(config, prior)) return prior;
  if (isList(config)) {
    // The SDK does not know a list of texts or numbers in part.
    if (config.some(isUnknown)) return UNKNOWN;
    const before = isList(prior) ? prior : [];
    return config.map((element, index) =>
      isObject(element) ? mergeElement(element, before[index], rules, path) : element,
    );
  }
  // Nor a map.
  return isObject(config) && hasUnknown(config) ? UNKNOWN : config;
}

function mergeElement(element: ValueObject, prior: Value | undefined, rules: PlanRules, path: string): Value {
  const before = isObject(prior) ? prior : undefined;
  return Object.fromEntries(
    Object.entries(element).map(([name, value]) => {
      const inner = join(path, name);
      if (value !== null) return [name, mergeSet(value, before?.[name], rules, inner)];
      return [name, before?.[name] ?? rules.defaults[inner] ?? null];
    }),
  );
}

function planNestedAttributes(
  nested: NestedAttributes,
  config: Value,
  prior: Value,
  rules: PlanRules,
  path: string,
): Value {
  const block: Block = { attributes: nested.attributes };
  const plan = (element: Value, before: Value): Value =>
    isObject(element) ? planBlock(block, element, isObject(before) ? before : null, rules, path) : element;
  if (isList(config)) {
    const before = isList(prior) ? prior : [];
    return nested.nesting_mode === "set"
      ? planSet(block, config, before, rules, path)
      : config.map((element, index) => plan(element, before[index] ?? null));
  }
  if (nested.nesting_mode === "map" && isObject(config)) {
    const before = isObject(prior) ? prior : {};
    return Object.fromEntries(
      Object.entries(config).map(([key, element]) => [key, plan(element, before[key] ?? null)]),
    );
  }
  return plan(config, prior);
}

function planNestedBlock(
  nested: NestedBlock,
  config: Value,
  prior: Value,
  rules: PlanRules,
  path: string,
): Value {
  if (isUnknown(config) || config === null) return config;
  if (isList(config)) {
    const before = isList(prior) ? prior : [];
    if (nested.nesting_mode === "set") return planSet(nested.block, config, before, rules, path);
    return config.map((element, index) => {
      const previous = before[index];
      return isObject(element)
        ? planBlock(nested.block, element, isObject(previous) ? previous : null, rules, path)
        : element;
    });
  }
  if (!isObject(config)) return config;
  if (nested.nesting_mode === "map") {
    const before = isObject(prior) ? prior : {};
    return Object.fromEntries(
      Object.entries(config).map(([key, element]) => {
        const previous = before[key];
        return [
          key,
          isObject(element)
            ? planBlock(nested.block, element, isObject(previous) ? previous : null, rules, path)
            : element,
        ];
      }),
    );
  }
  return planBlock(nested.block, config, isObject(prior) ? prior : null, rules, path);
}

/** Plans a set: an element whose configuration did not change keeps its prior values. */
function planSet(
  block: Block,
  config: readonly Value[],
  prior: readonly Value[],
  rules: PlanRules,
  path: string,
): Value {
  const left = prior.filter(isObject);
  const inSet = { ...rules, inSet: true };
  return config.map((element) => {
    if (!isObject(element)) return element;
    const index = left.findIndex((previous) =>
      equivalent(planBlock(block, element, previous, inSet, path), previous),
    );
    const [previous] = index < 0 ? [] : left.splice(index, 1);
    return planBlock(block, element, previous ?? null, inSet, path);
  });
}

function join(path: string, name: string): string {
  return path === "" ? name : `${path}.${name}`;
}
