import type { ValueObject } from "@infra-tools/terraform-plan/value";
import type { AttributePath } from "../protocol/diagnostic";
import type { Schema } from "../schemas/model";
import { equal } from "../values";
import { type ProviderContext, resourceOf } from "./context";
import { planBlock } from "./plan-values";
import { requiresReplace } from "./replace";
import { planRules } from "./rules";

export interface PlanRequest {
  readonly type: string;
  readonly schema: Schema;
  readonly config: ValueObject;
  /** Null for a create. */
  readonly prior: ValueObject | null;
}

export interface Plan {
  readonly planned: ValueObject;
  readonly replace: readonly AttributePath[];
}

/** Plans the creation or update of a resource. */
export function planResource(context: ProviderContext, request: PlanRequest): Plan {
  const { type, schema, config, prior } = request;
  const resource = resourceOf(context, type);
  const planned = resource.plan?.(config, prior) ?? planTyped(context, request);
  if (prior === null) return { planned, replace: [] };
  const replace =
    resource.replacements?.(prior, planned) ??
    requiresReplace(schema.block, resource.replaceOnChange ?? [], prior, planned);
  return { planned, replace };
}

function planTyped(context: ProviderContext, { type, schema, config, prior }: PlanRequest): ValueObject {
  const plan = (changes: boolean): ValueObject => {
    const planned = planBlock(schema.block, config, prior, planRules(context, type, changes));
    return withKnownValues(context, type, config, prior, planned);
  };
  const quiet = plan(false);
  return prior === null || equal(quiet, prior) ? quiet : plan(true);
}

/** Adds the values that the provider and the type know at plan time beyond the schema. */
export function withKnownValues(
  context: ProviderContext,
  type: string,
  config: ValueObject,
  prior: ValueObject | null,
  planned: ValueObject,
): ValueObject {
  const resource = resourceOf(context, type);
  const provider = context.config;
  const predicted =
    context.definition.predictable?.({ type, resource, provider, config, prior, planned }) ?? planned;
  return resource.predictable?.(predicted) ?? predicted;
}
