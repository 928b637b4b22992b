import type { ValueObject } from "@infra-tools/terraform-plan/value";
import type { Schema } from "../schemas/model";
import { blockType } from "../schemas/type";
import { asRefreshed } from "./as-read";
import { type ProviderContext, resourceOf } from "./context";
import { faultBefore } from "./fault";
import { objectKey } from "./object-key";
import { stateFromJson } from "./state";

/** Reads a resource from the cloud; null when it was deleted. */
export function readResource(
  context: ProviderContext,
  type: string,
  schema: Schema,
  current: ValueObject,
): ValueObject | null {
  if (context.definition.stateOnly === true) return current;
  const key = objectKey(context, type, current);
  faultBefore(context, "read", key, type);
  // An object without an identity cannot be found in the cloud; its state is all there is.
  if (key === undefined) return current;
  const object = context.cloud.read(key);
  if (object === undefined) return null;
  const stored = stateFromJson(object.attributes, blockType(schema.block));
  const visible = context.definition.visible?.(stored, current, context.config) ?? stored;
  const observed = resourceOf(context, type).observed?.(visible, context.cloud) ?? visible;
  return asRefreshed(context, type, schema.block, observed);
}
