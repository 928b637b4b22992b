import type { ValueObject } from "@infra-tools/terraform-plan/value";
import type { Refusal } from "../resource-type";

/** Refuses ids that begin with Google's own prefix. */
export function reservedPrefix(attribute: string): (config: ValueObject) => readonly Refusal[] {
  return (config) => {
    const id = config[attribute];
    if (typeof id !== "string" || !id.startsWith("gcp-")) return [];
    return [{ attribute, message: `"${attribute}" ("${id}") can not start with "gcp-"` }];
  };
}
