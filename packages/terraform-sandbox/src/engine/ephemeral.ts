import type { ValueObject } from "@infra-tools/terraform-plan/value";
import type { Schema } from "../schemas/model";
import { fillWith } from "./computed";
import { type ProviderContext, resourceOf } from "./context";
import { faultBefore } from "./fault";
import { planBlock } from "./plan-values";
import { planRules } from "./rules";

/** Opens an ephemeral resource. Its result is stored nowhere. */
export function openEphemeral(
  context: ProviderContext,
  type: string,
  schema: Schema,
  config: ValueObject,
): ValueObject {
  faultBefore(context, "read", undefined, type);
  const asked = planBlock(schema.block, config, null, planRules(context, type, false));
  const values = resourceOf(context, type).ephemeral?.computed ?? {};
  return fillWith(context, type, schema.block, asked, JSON.stringify(config), values);
}
