import type { Json } from "@infra-tools/terraform-plan/value";
import { environmentNames } from "../../../../environments/index";
import { synthesizeStack } from "../synthesize-stack";

/** Every environment's synthesized stack, by name. */
export function allStacks(): Readonly<Record<string, Json>> {
  return Object.fromEntries(environmentNames.map((name) => [name, synthesizeStack(name)]));
}
