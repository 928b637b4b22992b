import {
  isJsonList,
  isJsonObject,
  type JsonObject,
  objectAt,
  objectsAt,
  textAt,
} from "@infra-tools/terraform-plan/read/shape";
import { isList, isObject, type Json, UNKNOWN, type Value } from "@infra-tools/terraform-plan/value";
import type { State } from "./read";

/**
 * Puts in what is known after the apply only. Planned values leave it out, which looks as if it were not set; the plan's
 * changes say where it belongs.
 */
export function withUnknown(objects: State, plan: JsonObject): State {
  const marked = new Map(objects);
  for (const change of objectsAt(plan, "resource_changes")) {
    const address = textAt(change, "address") ?? "";
    const value = marked.get(address);
    if (value !== undefined) marked.set(address, mark(value, objectAt(change, "change")["after_unknown"]));
  }
  for (const [name, change] of Object.entries(objectAt(plan, "output_changes"))) {
    const address = `output.${name}`;
    const value = marked.get(address);
    if (value === undefined || !isJsonObject(change)) continue;
    marked.set(address, mark(value, { value: change["after_unknown"] ?? false }));
  }
  return marked;
}

/** Follows value and mask together; a mask reaches where the value has nothing. */
function mark(value: Value | undefined, mask: Json | undefined): Value {
  if (mask === true) return UNKNOWN;
  if (isJsonList(mask)) {
    const items = value !== undefined && isList(value) ? value : [];
    return mask.some(marksAnything)
      ? Array.from({ length: Math.max(items.length, mask.length) }, (_, index) =>
          mark(items[index], mask[index]),
        )
      : (value ?? null);
  }
  if (!isJsonObject(mask) || !marksAnything(mask)) return value ?? null;
  const members = value !== undefined && isObject(value) ? value : {};
  const unknown = Object.entries(mask).filter(([, inner]) => marksAnything(inner));
  return {
    ...members,
    ...Object.fromEntries(unknown.map(([key, inner]) => [key, mark(members[key], inner)])),
  };
}

function marksAnything(mask: Json): boolean {
  if (isJsonList(mask)) return mask.some(marksAnything);
  return isJsonObject(mask) ? Object.values(mask).some(marksAnything) : mask === true;
}
