import { isList, isObject, type Value, type ValueObject } from "@infra-tools/terraform-plan/value";
import type { Attribute, Block } from "../schemas/model";
import type { ProviderContext } from "./context";
import { isFramework } from "./rules";

/** A state as the provider reads it after an apply: unset texts, numbers and booleans are zero. */
export function asRead(
  context: ProviderContext,
  type: string,
  block: Block,
  state: ValueObject,
): ValueObject {
  const { notRead } = context.definition;
  return notRead === undefined || isFramework(context, type) ? state : readBlock(block, state, notRead);
}

function readBlock(block: Block, state: ValueObject, notRead: ReadonlySet<string>): ValueObject {
  const read: Record<string, Value> = { ...state };
  for (const [name, attribute] of Object.entries(block.attributes ?? {})) {
    if (read[name] === null && !notRead.has(name)) read[name] = zero(attribute);
  }
  for (const [name, nested] of Object.entries(block.block_types ?? {})) {
    const value = state[name] ?? null;
    if (nested.nesting_mode === "single" || !isList(value)) continue;
    read[name] = value.map((element) =>
      isObject(element) ? readBlock(nested.block, element, notRead) : element,
    );
  }
  return read;
}

function zero(attribute: Attribute): Value {
  if (attribute.write_only) return null;
  switch (attribute.type) {
    case "string":
      return "";
    case "number":
      return 0;
    case "bool":
      return false;
    default:
      return null;
  }
}
