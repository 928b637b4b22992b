import type { ValueObject } from "@infra-tools/terraform-plan/value";
import { generate } from "../providers/generate";
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
  const settings = JSON.stringify(config);
  // Each opening gives other values, as a plan's and its apply's do.
  const opening = context.cloud.next(`open ${type} ${generate(settings).hex(16)}`);
  return fillWith(context, type, schema.block, asked, `${settings} ${opening}`, values);
}
