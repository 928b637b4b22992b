import type { Json } from "@infra-tools/terraform-plan/value";

/** Data of this program as plain JSON: what JSON does not have is left out. */
export function asJson(data: object): Json {
  return JSON.parse(JSON.stringify(data));
}
