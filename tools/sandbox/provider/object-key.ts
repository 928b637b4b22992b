import type { Value, ValueObject } from "../../shared/value";
import type { ObjectKey } from "../world/world";
import type { ProviderContext } from "./context";
import { manifestId } from "./manifest";

/**
 * Where an object is in the world: under its `id`; a manifest, which has none, under its import id; a zone's
 * settings under the zone.
 */
export function objectKey(
  context: ProviderContext,
  type: string,
  object: ValueObject,
): ObjectKey | undefined {
  const id =
    type === "kubernetes_manifest"
      ? manifestId(object["manifest"])
      : (idText(object["id"]) ?? idText(object["zone_id"]));
  return id === undefined ? undefined : { provider: context.provider, type, id };
}

/** What random makes up exists nowhere but in Terraform's state. */
export function isKeptInWorld(context: ProviderContext): boolean {
  return context.provider !== "random";
}

function idText(id: Value | undefined): string | undefined {
  return typeof id === "string" && id !== "" ? id : undefined;
}
