import type { ApiRule } from "../../api-rule";
import { CONTAINER_RESOURCES, LIMIT_RANGE } from "./limit-range";
import { POD_NAMES } from "./names";
import { POD_SECURITY } from "./pod-security";
import { RESOURCE_QUOTA } from "./quota";

/** Rules about the pods of a workload. */
export const POD_RULES: readonly ApiRule[] = [
  POD_NAMES,
  CONTAINER_RESOURCES,
  LIMIT_RANGE,
  POD_SECURITY,
  RESOURCE_QUOTA,
];
