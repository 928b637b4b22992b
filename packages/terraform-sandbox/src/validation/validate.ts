import type { ValueObject } from "@infra-tools/terraform-plan/value";
import { isObject } from "@infra-tools/terraform-plan/value";
import type { ProviderContext, SchemaKind } from "../engine/context";
import { resourceOf } from "../engine/context";
import { isFramework } from "../engine/rules";
import type { Diagnostic } from "../protocol/diagnostic";
import type { Refusal } from "../providers/resource-type";
import type { Block } from "../schemas/model";
import { attributeProblems } from "./attributes";
import { loadRules } from "./load";
import { problem } from "./message";
import { relationProblems } from "./relations";
import { isGoDuration } from "./time";

const PREFIXES = { resource: "", "data source": "data.", "ephemeral resource": "ephemeral." } as const;

/** Problems that the provider reports when a configuration is validated. */
export function validateConfig(
  context: ProviderContext,
  kind: SchemaKind,
  type: string,
  block: Block,
  config: ValueObject,
): readonly Diagnostic[] {
  const resource = resourceOf(context, type);
  const special =
    kind === "resource" ? resource : kind === "ephemeral resource" ? resource.ephemeral : undefined;
  return [
    ...rulesProblems(context, `${PREFIXES[kind]}${type}`, block, config, isFramework(context, type)),
    ...(special?.validate?.(config) ?? []).map(refusalProblem),
  ];
}

/** Problems that the provider reports of its own configuration. */
export function validateProviderBlock(context: ProviderContext, config: ValueObject): readonly Diagnostic[] {
  const { block } = context.schemas.provider_schema;
  const type = `provider.${context.provider}`;
  return rulesProblems(context, type, block, config, context.definition.framework);
}

/** Problems that the provider reports only when a resource is planned. */
export function planProblems(
  context: ProviderContext,
  type: string,
  config: ValueObject,
  prior: ValueObject | null,
): readonly Diagnostic[] {
  const resource = resourceOf(context, type);
  return [
    ...(isFramework(context, type) ? [] : timeoutProblems(config)),
    ...(resource.validatePlan?.(config, prior) ?? []).map(refusalProblem),
  ];
}

function rulesProblems(
  { provider }: ProviderContext,
  key: string,
  block: Block,
  config: ValueObject,
  framework: boolean,
): readonly Diagnostic[] {
  const rules = loadRules(provider).get(key);
  if (rules === undefined) return [];
  return [
    ...attributeProblems(rules, block, config, framework),
    ...relationProblems(rules.relations, config),
  ];
}

/** The SDK reads `timeouts` only when it plans. */
function timeoutProblems(config: ValueObject): readonly Diagnostic[] {
  const timeouts = config["timeouts"];
  return Object.entries(isObject(timeouts) ? timeouts : {}).flatMap(([name, value]) =>
    typeof value !== "string" || isGoDuration(value)
      ? []
      : [
          problem(`Error parsing "${name}" timeout: time: invalid duration "${value}"`, {
            path: ["timeouts", name],
          }),
        ],
  );
}

function refusalProblem({ attribute, message }: Refusal): Diagnostic {
  return problem(message, { path: [attribute] });
}
