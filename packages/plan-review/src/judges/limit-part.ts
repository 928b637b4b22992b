import { schemaPath } from "@infra-tools/terraform-plan/path";
import type { Observation } from "./observe";

export const THRESHOLD = /(^|\.)threshold(_value)?$/;
export const COMPARISON = /(^|\.)comparison(_operator)?$/;

/** Whether an attribute is a limit or the comparison beside it: neither says anything without the other. */
export function isLimitPart({ fact, path }: Observation): boolean {
  const name = schemaPath(path);
  return fact.kind === "alert" && fact.safe === "same" && (THRESHOLD.test(name) || COMPARISON.test(name));
}
