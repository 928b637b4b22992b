import type { ValueObject } from "@infra-tools/terraform-plan/value";
import type { Schema } from "../schemas/model";
import { blockType } from "../schemas/type";
import { visibleObject } from "./cluster";
import type { ProviderContext } from "./context";
import { faultBefore } from "./fault";
import { isKeptInWorld, objectKey } from "./object-key";
import { stateFromJson } from "./state";

/** What the world holds for a resource now; null when it is gone. */
export function readResource(
  context: ProviderContext,
  type: string,
  schema: Schema,
  current: ValueObject,
): ValueObject | null {
  if (!isKeptInWorld(context)) return current;
  const key = objectKey(context, type, current);
  faultBefore(context, "read", key, type);
  const object = key === undefined ? undefined : context.world.read(key);
  if (object === undefined) return null;
  const state = stateFromJson(object.attributes, blockType(schema.block));
  return context.provider === "kubernetes" ? visibleObject(state, current, context.config) : state;
}
