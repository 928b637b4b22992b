import type { ValueObject } from "@infra-tools/terraform-plan/value";
import { resourceTypeNamed } from "../providers/registry";
import { textAt } from "../values";

/** The refusal of a deletion; undefined when nothing protects the object. */
export function deletionProtected(type: string, object: ValueObject): string | undefined {
  const protection = resourceTypeNamed(type).protections?.find(
    ({ attribute }) => textAt(object, attribute) === "true",
  );
  return protection?.message.replace("{name}", textAt(object, "name") ?? "");
}
