import type { ValueObject } from "@infra-tools/terraform-plan/value";
import { textAt } from "../../values";

/** Identity of types whose id is a name that another project may use too. */
export function idInProject(object: ValueObject): string | undefined {
  const id = textAt(object, "id");
  const project = textAt(object, "project");
  return id === undefined || project === undefined ? id : `${project}/${id}`;
}
