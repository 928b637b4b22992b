import type { ValueObject } from "@infra-tools/terraform-plan/value";
import type { Cloud } from "../cloud/cloud";
import { DiagnosticError, errorDiagnostic } from "../protocol/diagnostic";
import type { ProviderDefinition } from "../providers/provider";
import { describedType, genericTypeOf, resourceTypeOf } from "../providers/registry";
import type { ResourceType } from "../providers/resource-type";
import type { ProviderSchemas, Schema } from "../schemas/model";

/**
 * Source of secret values: ephemeral results and sensitive computed values. A test plants known values and
 * searches for them afterwards; undefined lets the sandbox generate one.
 */
export type SecretSource = (type: string, attribute: string, seed: string) => string | undefined;

/** Input of every operation of one configured provider. */
export interface ProviderContext {
  /** Short name: `google`. */
  readonly provider: string;
  readonly definition: ProviderDefinition;
  readonly schemas: ProviderSchemas;
  /** The user exported the schemas; types without a file are generic. */
  readonly exported?: boolean;
  /** The provider block; empty until Terraform has configured the provider. */
  readonly config: ValueObject;
  readonly cloud: Cloud;
  readonly secrets: SecretSource;
  /** Advice about an object that exists already, besides `terraform import`. */
  readonly importAdvice?: string;
}

export type SchemaKind = "resource" | "data source" | "ephemeral resource";

/** The behaviour of a resource type. */
export function resourceOf({ definition, exported }: ProviderContext, type: string): ResourceType {
  const generic = exported === true && describedType(definition, type) === undefined;
  return generic ? genericTypeOf(definition) : resourceTypeOf(definition, type);
}

/** The schema of a type; throws a diagnostic when the sandbox has none. */
export function schemaOf(context: Pick<ProviderContext, "schemas">, kind: SchemaKind, type: string): Schema {
  const { schemas } = context;
  const all = {
    resource: schemas.resource_schemas,
    "data source": schemas.data_source_schemas,
    "ephemeral resource": schemas.ephemeral_resource_schemas,
  }[kind];
  const schema = Object.hasOwn(all, type) ? all[type] : undefined;
  if (schema !== undefined) return schema;
  throw new DiagnosticError([
    errorDiagnostic(
      `The sandbox has no schema of the ${kind} ${type}`,
      `Its schemas of ${schemas.provider} hold only some types. Add the type: export the schemas with ` +
        "`terraform providers schema -json` where the provider can be installed.",
    ),
  ]);
}
