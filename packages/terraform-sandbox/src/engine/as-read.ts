import { isList, isObject, isUnknown, type Value, type ValueObject } from "@infra-tools/terraform-plan/value";
import { attributeEntries, blockEntries } from "../schemas/entries";
import type { Attribute, Block } from "../schemas/model";
import { hasUnknown } from "../values";
import type { ProviderContext } from "./context";
import { isFramework } from "./rules";
import { emptyCollection, typeKind, zeroScalar } from "./zero-value";

/**
 * A state as the provider returns it from an apply: unset texts, numbers and booleans are zero, unset collections stay
 * null. The SDK's normalizeNullValues says why: "A change between null and empty values prefers src to make sure the
 * state is consistent between plan and apply", and of a set whose plan was known, "The apply process loses too much
 * information to reliably re-create the set", so that its elements stay as planned.
 * https://github.com/hashicorp/terraform-plugin-sdk/blob/v2.37.0/helper/schema/grpc_provider.go
 */
export function asApplied(
  context: ProviderContext,
  type: string,
  block: Block,
  state: ValueObject,
  planned: ValueObject,
): ValueObject {
  const { notRead } = context.definition;
  if (notRead === undefined || isFramework(context, type)) return state;
  return appliedBlock(block, state, planned, notRead);
}

function appliedBlock(
  block: Block,
  state: ValueObject,
  planned: Value,
  notRead: ReadonlySet<string>,
): ValueObject {
  const applied: Record<string, Value> = { ...state };
  for (const [name, attribute] of attributeEntries(block)) {
    if (applied[name] === null && !notRead.has(name)) applied[name] = zero(attribute);
  }
  for (const [name, nested] of blockEntries(block)) {
    const value = state[name] ?? null;
    if (nested.nesting_mode === "single" || !isList(value)) continue;
    const before = isObject(planned) ? planned[name] : undefined;
    if (nested.nesting_mode === "set" && before !== undefined && !hasUnknown(before)) continue;
    applied[name] = value.map((element, index) =>
      isObject(element)
        ? appliedBlock(nested.block, element, isList(before) ? (before[index] ?? null) : null, notRead)
        : element,
    );
  }
  return applied;
}

/**
 * A state as the provider returns it from a refresh. The SDK writes every attribute of each block that a read sets, so
 * that unset lists and maps come back empty ("readObjectField ... result[field] = rawResult.ValueOrZero(s)"); a block
 * in which nothing is set stays as it is. At the top level it writes what the read sets. Terraform's own plan takes
 * the change for drift ("oldVal.RawEquals(newVal)" in driftedResources), and reports it in a refresh-only plan:
 * https://github.com/hashicorp/terraform-provider-aws/issues/28833
 * https://github.com/hashicorp/terraform-plugin-sdk/blob/v2.37.0/helper/schema/field_reader.go
 */
export function asRefreshed(
  context: ProviderContext,
  type: string,
  block: Block,
  state: ValueObject,
): ValueObject {
  const { readsMap, notRead } = context.definition;
  if (readsMap === undefined || isFramework(context, type)) return state;
  const refreshed: Record<string, Value> = {
    ...refreshedBlocks(block, state, notRead !== undefined),
  };
  for (const [name, attribute] of attributeEntries(block)) {
    const isRead = typeKind(attribute.type) !== "map" || readsMap(name, state);
    if (refreshed[name] === null && isRead && !attribute.computed) refreshed[name] = empty(attribute);
  }
  return refreshed;
}

function refreshedBlock(block: Block, state: ValueObject, zeros: boolean): ValueObject {
  if (Object.values(state).every(isUnset)) return state;
  const refreshed: Record<string, Value> = { ...refreshedBlocks(block, state, zeros) };
  for (const [name, attribute] of attributeEntries(block)) {
    if (refreshed[name] !== null) continue;
    const value = empty(attribute);
    refreshed[name] = value === null && zeros ? zero(attribute) : value;
  }
  return refreshed;
}

function refreshedBlocks(block: Block, state: ValueObject, zeros: boolean): ValueObject {
  const refreshed: Record<string, Value> = { ...state };
  for (const [name, nested] of blockEntries(block)) {
    const value = state[name] ?? null;
    if (nested.nesting_mode === "single" || !isList(value)) continue;
    refreshed[name] = value.map((element) =>
      isObject(element) ? refreshedBlock(nested.block, element, zeros) : element,
    );
  }
  return refreshed;
}

function isUnset(value: Value): boolean {
  return value === null || isUnknown(value) || (isList(value) && value.length === 0);
}

/** The empty list or map of a collection's type, null of any other. */
function empty({ type, write_only }: Attribute): Value {
  return write_only ? null : emptyCollection(typeKind(type));
}

function zero({ type, write_only }: Attribute): Value {
  return write_only ? null : zeroScalar(typeKind(type));
}
