import { type ProviderContext, resourceOf } from "./context";
import type { PlanRules } from "./plan-values";

/** Checks whether the provider uses the older SDK: Terraform then only logs violations of its plan rules. */
export function isLegacy(context: ProviderContext, type: string): boolean {
  return !context.definition.framework && resourceOf(context, type).plan === undefined;
}

/** Checks whether a type distinguishes null from zero values. */
export function isFramework(context: ProviderContext, type: string): boolean {
  return context.definition.framework || resourceOf(context, type).framework === true;
}

/** The rules for planning a resource; `changes` says that the configuration differs from the state. */
export function planRules(context: ProviderContext, type: string, changes: boolean): PlanRules {
  const { defaults, hiddenDefaults, computedBlocks = [] } = resourceOf(context, type);
  return {
    defaults: defaults ?? {},
    hiddenDefaults: hiddenDefaults ?? {},
    framework: isFramework(context, type),
    forgetsComputed: changes && context.definition.framework,
    isComputedBlock: (path) =>
      computedBlocks.some((block) =>
        block.startsWith("*.") ? path.endsWith(block.slice(1)) : path === block,
      ),
  };
}
