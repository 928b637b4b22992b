import type { Value, ValueObject } from "@infra-tools/terraform-plan/value";
import type { ObjectKey } from "../cloud/world";
import type { ProviderContext } from "./context";
import { manifestId } from "./manifest";
import { textAt } from "./values";

/** Types whose id is a name that another project may use too. */
const NAMED_IN_PROJECT: ReadonlySet<string> = new Set([
  "google_logging_metric",
  "google_sql_database_instance",
  "google_sql_user",
]);

/** Where an object is in the world, or undefined when it has no name yet. */
export function objectKey(
  context: ProviderContext,
  type: string,
  object: ValueObject,
): ObjectKey | undefined {
  const id = objectId(type, object);
  return id === undefined ? undefined : { provider: context.provider, type, id };
}

/**
 * What tells an object from the others of its type: its `id`, with the project where that says nothing of it;
 * a manifest, which has none, its import id; a zone's settings the zone.
 */
export function objectId(type: string, object: ValueObject): string | undefined {
  if (type === "kubernetes_manifest") return manifestId(object["manifest"]);
  const id = idText(object["id"]) ?? idText(object["zone_id"]);
  const project = NAMED_IN_PROJECT.has(type) ? textAt(object, "project") : undefined;
  return id === undefined || project === undefined ? id : `${project}/${id}`;
}

/** What random makes up exists nowhere but in Terraform's state. */
export function isKeptInWorld(context: ProviderContext): boolean {
  return context.provider !== "random";
}

function idText(id: Value | undefined): string | undefined {
  return typeof id === "string" && id !== "" ? id : undefined;
}
