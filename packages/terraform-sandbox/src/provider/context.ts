import type { ValueObject } from "@infra-tools/terraform-plan/value";
import type { World } from "../cloud/world";
import { DiagnosticError, errorDiagnostic } from "../protocol/diagnostic";
import type { ProviderName } from "../schemas/load";
import type { ProviderSchemas, Schema } from "../schemas/model";

/**
 * Where secret values come from: ephemeral results and sensitive computed values. A test plants known ones to
 * look for them afterwards; undefined lets the sandbox make one up.
 */
export type SecretSource = (type: string, attribute: string, seed: string) => string | undefined;

/** What every operation of one configured provider knows. */
export interface ProviderContext {
  readonly provider: ProviderName;
  readonly schemas: ProviderSchemas;
  /** The provider block; empty until Terraform has configured the provider. */
  readonly config: ValueObject;
  readonly world: World;
  readonly secrets: SecretSource;
}

export type SchemaKind = "resource" | "data source" | "ephemeral resource";

/** The schema of a type; ends the operation with a message when the sandbox does not know it. */
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
      `The sandbox does not know the ${kind} ${type}`,
      `Its schemas of ${schemas.provider} ${schemas.version} are cut down to the types this project uses. ` +
        "Add the type with: ./infra schemas update",
    ),
  ]);
}
