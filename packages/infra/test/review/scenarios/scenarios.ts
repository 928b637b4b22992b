import { DATABASE_SCENARIOS } from "./database";
import { EDGE_SCENARIOS } from "./edge";
import type { Scenario } from "./scenario";
import { STORAGE_SCENARIOS } from "./storage";
import { WORKLOAD_SCENARIOS } from "./workloads";

/** Every change that is planned for real and reviewed. */
export const SCENARIOS: readonly Scenario[] = [
  ...DATABASE_SCENARIOS,
  ...STORAGE_SCENARIOS,
  ...EDGE_SCENARIOS,
  ...WORKLOAD_SCENARIOS,
];
