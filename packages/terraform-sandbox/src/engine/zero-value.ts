import type { Value } from "@infra-tools/terraform-plan/value";

/** Kind of a schema's type: `list` of `["list", "string"]`. */
export function typeKind(type: unknown): string {
  return String(Array.isArray(type) ? type[0] : type);
}

/** The SDK's zero value of a text, number or boolean; null of any other kind. */
export function zeroScalar(kind: string): Value {
  switch (kind) {
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

/** The empty list, set or map; null of any other kind. */
export function emptyCollection(kind: string): Value {
  switch (kind) {
    case "list":
    case "set":
      return [];
    case "map":
      return {};
    default:
      return null;
  }
}
