import { schemaPath } from "@infra-tools/terraform-plan/path";
import type { Observation } from "./observe";

export const THRESHOLD = /(^|\.)threshold(_value)?$/;
export const COMPARISON = /(^|\.)comparison(_operator)?$/;

/** An attribute is a limit or the comparison next to it: neither has a direction without the other. */
export function isLimitPart({ attribute, path }: Observation): boolean {
  const name = schemaPath(path);
  return (
    attribute.kind === "alert" && attribute.safe === "same" && (THRESHOLD.test(name) || COMPARISON.test(name))
  );
}
