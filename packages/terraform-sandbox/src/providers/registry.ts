import { AWS } from "./aws/provider";
import { CLOUDFLARE } from "./cloudflare/provider";
import { GOOGLE } from "./google/provider";
import { KUBERNETES } from "./kubernetes/provider";
import type { ProviderDefinition } from "./provider";
import { RANDOM } from "./random/provider";
import type { ResourceType } from "./resource-type";

const DEFINITIONS: { readonly [provider: string]: ProviderDefinition } = {
  aws: AWS,
  cloudflare: CLOUDFLARE,
  google: GOOGLE,
  kubernetes: KUBERNETES,
  random: RANDOM,
};

/** A provider about which only its schemas are known. */
const GENERIC: ProviderDefinition = { types: {}, framework: false };

/** The behaviour of a provider by its short name, such as `google`. */
export function definitionOf(provider: string): ProviderDefinition {
  return Object.hasOwn(DEFINITIONS, provider) ? (DEFINITIONS[provider] ?? GENERIC) : GENERIC;
}

const MERGED = new WeakMap<ProviderDefinition, Map<string, ResourceType>>();

/** A type's behaviour, with the behaviour that all types of its provider share. */
export function resourceTypeOf(definition: ProviderDefinition, type: string): ResourceType {
  if (definition.common === undefined) return describedType(definition, type) ?? {};
  const merged = MERGED.get(definition) ?? new Map<string, ResourceType>();
  MERGED.set(definition, merged);
  const resourceType =
    merged.get(type) ?? withCommon(definition.common, describedType(definition, type) ?? {});
  merged.set(type, resourceType);
  return resourceType;
}

function withCommon(
  common: NonNullable<ProviderDefinition["common"]>,
  described: ResourceType,
): ResourceType {
  return {
    ...described,
    computed: { ...common.computed, ...described.computed },
    computedBlocks: [...(described.computedBlocks ?? []), ...(common.computedBlocks ?? [])],
    api: [...(described.api ?? []), ...(common.api ?? [])],
  };
}

/** A type's own behaviour; undefined when nothing is known beyond its schema. */
export function describedType(definition: ProviderDefinition, type: string): ResourceType | undefined {
  return Object.hasOwn(definition.types, type) ? definition.types[type] : undefined;
}

/** Behaviour of a type about which only its schema is known. */
const GENERIC_TYPE: ResourceType = { generic: true, computed: { id: "{@hex 16}" } };

const GENERIC_TYPES = new WeakMap<ProviderDefinition, ResourceType>();

/** Behaviour of a type that has a schema and no file: generated ids, updates in place. */
export function genericTypeOf(definition: ProviderDefinition): ResourceType {
  const cached = GENERIC_TYPES.get(definition);
  if (cached !== undefined) return cached;
  const { common } = definition;
  const merged =
    common === undefined
      ? GENERIC_TYPE
      : { ...common, ...GENERIC_TYPE, computed: { ...GENERIC_TYPE.computed, ...common.computed } };
  GENERIC_TYPES.set(definition, merged);
  return merged;
}

/** A type's behaviour, found by the first word of its name. */
export function resourceTypeNamed(type: string): ResourceType {
  return resourceTypeOf(definitionOf(type.split("_")[0] ?? type), type);
}
