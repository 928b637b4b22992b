import { definitionOf, describedType } from "../providers/registry";
import type { ProviderSchemas, Schema } from "./model";
import { type PrintedProvider, parseSchema } from "./printed";
import { providerOf, SCHEMA_KEYS, SCHEMA_KINDS, type SchemaKind } from "./used";

/** The types to keep, by kind. */
export type Wanted = Readonly<Record<SchemaKind, ReadonlySet<string>>>;

export interface Refreshed {
  readonly schemas: ProviderSchemas;
  /** Types without a schema before. */
  readonly added: readonly string[];
  /** Types that were dropped: unused, or no longer in the provider. */
  readonly removed: readonly string[];
  /** Types whose schema changed. */
  readonly changed: readonly string[];
  /** Wanted types that the provider does not have. */
  readonly missing: readonly string[];
  /** New resource types without a file in src/providers, so that no change replaces them. */
  readonly withoutReplacement: readonly string[];
}

/**
 * Takes the wanted types from a provider's printed schemas. A note on an earlier origin of the schemas is dropped,
 * because they come from the provider now.
 */
export function refreshSchemas(
  { note: _, ...bundled }: ProviderSchemas & { readonly note?: string },
  printed: PrintedProvider,
  version: string,
  wanted: Wanted,
): Refreshed {
  const groups = Object.fromEntries(
    SCHEMA_KINDS.map((kind) => [SCHEMA_KEYS[kind], pick(printed[SCHEMA_KEYS[kind]], wanted[kind])]),
  );
  const schemas: ProviderSchemas = {
    ...bundled,
    version,
    provider_schema: printed.provider,
    ...groups,
  };
  const before = typesOf(bundled);
  const after = typesOf(schemas);
  return {
    schemas,
    added: [...after.keys()].filter((type) => !before.has(type)),
    removed: [...before.keys()].filter((type) => !after.has(type)),
    changed: [...after].flatMap(([type, text]) =>
      before.has(type) && before.get(type) !== text ? [type] : [],
    ),
    missing: SCHEMA_KINDS.flatMap((kind) =>
      [...wanted[kind]]
        .filter((type) => printed[SCHEMA_KEYS[kind]][type] === undefined)
        .map((type) => named(kind, type)),
    ),
    withoutReplacement: Object.keys(schemas.resource_schemas).filter(
      (type) => bundled.resource_schemas[type] === undefined && !isDescribed(type),
    ),
  };
}

function pick(
  printed: Readonly<Record<string, unknown>>,
  wanted: ReadonlySet<string>,
): Readonly<Record<string, Schema>> {
  const types = [...wanted].filter((type) => printed[type] !== undefined).sort();
  return Object.fromEntries(types.map((type) => [type, parseSchema(printed[type])]));
}

/** Checks whether the sandbox has a file about a type. */
function isDescribed(type: string): boolean {
  return describedType(definitionOf(providerOf(type)), type) !== undefined;
}

/** The text of each type's schema, to find changes. */
function typesOf(schemas: ProviderSchemas): ReadonlyMap<string, string> {
  return new Map(
    SCHEMA_KINDS.flatMap((kind) =>
      Object.entries(schemas[SCHEMA_KEYS[kind]]).map(([type, schema]): [string, string] => [
        named(kind, type),
        JSON.stringify(schema),
      ]),
    ),
  );
}

/** A type as in addresses: `data.google_project`. */
function named(kind: SchemaKind, type: string): string {
  return kind === "resource" ? type : `${kind}.${type}`;
}
