import type { ValueObject } from "@infra-tools/terraform-plan/value";
import type { AttributePath } from "../protocol/diagnostic";
import type { Schema } from "../schemas/model";
import type { ProviderContext } from "./context";
import { customizePlan } from "./customize";
import { manifestReplacement, planManifest } from "./manifest";
import { planBlock } from "./plan-values";
import { requiresReplace } from "./replace";
import { planRules } from "./rules";
import { equal } from "./values";

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

/** What creating or updating a resource would make of it. */
export function planResource(context: ProviderContext, request: PlanRequest): Plan {
  const { type, schema, config, prior } = request;
  const planned = type === "kubernetes_manifest" ? planManifest(config, prior) : planTyped(context, request);
  if (prior === null) return { planned, replace: [] };
  if (type === "kubernetes_manifest") return { planned, replace: manifestReplacement(prior, planned) };
  const paths = context.schemas.replace_on_change[type] ?? [];
  return { planned, replace: requiresReplace(schema.block, paths, prior, planned) };
}

function planTyped(context: ProviderContext, { type, schema, config, prior }: PlanRequest): ValueObject {
  const plan = (changes: boolean): ValueObject => {
    const planned = planBlock(schema.block, config, prior, planRules(context, type, changes));
    return customizePlan(context, { type, schema, config, prior, planned });
  };
  const quiet = plan(false);
  return prior === null || equal(quiet, prior) ? quiet : plan(true);
}
