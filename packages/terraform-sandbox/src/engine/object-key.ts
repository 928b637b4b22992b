import type { ValueObject } from "@infra-tools/terraform-plan/value";
import type { ObjectKey } from "../cloud/cloud";
import { resourceTypeNamed } from "../providers/registry";
import type { ResourceType } from "../providers/resource-type";
import { textAt } from "../values";
import { type ProviderContext, resourceOf } from "./context";

/** Key of an object in the cloud; undefined while the object has no identity. */
export function objectKey(
  context: ProviderContext,
  type: string,
  object: ValueObject,
): ObjectKey | undefined {
  const id = identity(resourceOf(context, type), object);
  return id === undefined ? undefined : { provider: context.provider, type, id };
}

/** Identity of an object among those of its type. */
export function objectId(type: string, object: ValueObject): string | undefined {
  return identity(resourceTypeNamed(type), object);
}

/** A zone's settings have no id of their own: they are identified by the zone. */
function identity(resource: ResourceType, object: ValueObject): string | undefined {
  if (resource.key !== undefined) return resource.key(object);
  return textAt(object, "id") ?? textAt(object, "zone_id");
}
