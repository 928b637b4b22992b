import { isList, isObject, type Value, type ValueObject } from "@infra-tools/terraform-plan/value";
import type { Attribute, Block } from "../schemas/model";
import type { ProviderContext } from "./context";
import { isFramework } from "./rules";

/**
 * Attributes that a provider never reads back from its service, so that they stay null when they are not set;
 * every other unset text, number and truth value comes back as "", 0 or false from these providers.
 */
const NOT_READ: { readonly [provider: string]: ReadonlySet<string> } = {
  aws: new Set([
    "acl",
    "mfa",
    "token",
    "website_domain",
    "website_endpoint",
    "bucket_key_enabled",
    "name_prefix_wo",
  ]),
  kubernetes: new Set([
    "wait_for_load_balancer",
    "wait_for_completion",
    "wait_for_rollout",
    "wait_for_default_service_account",
  ]),
};

/** A state as the provider's own read makes it after an apply. */
export function asRead(
  context: ProviderContext,
  type: string,
  block: Block,
  state: ValueObject,
): ValueObject {
  const notRead = NOT_READ[context.provider];
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
