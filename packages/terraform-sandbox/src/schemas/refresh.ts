import type { ProviderSchemas, Schema } from "./model";
import { type PrintedProvider, parseSchema } from "./printed";
import { SCHEMA_KEYS, SCHEMA_KINDS, type SchemaKind } from "./used";

/** The types to keep, by kind. */
export type Wanted = Readonly<Record<SchemaKind, ReadonlySet<string>>>;

export interface Refreshed {
  readonly schemas: ProviderSchemas;
  /** Types that were not known before. */
  readonly added: readonly string[];
  /** Types that were known and are not any more: nobody wants them, or the provider has them no longer. */
  readonly removed: readonly string[];
  /** Types whose schema is another one now. */
  readonly changed: readonly string[];
  /** Types that are wanted and that the provider does not have. */
  readonly missing: readonly string[];
  /** Resource types for which nobody has written down yet which attributes force a replacement. */
  readonly withoutReplacement: readonly string[];
}

/**
 * Takes the wanted types from what the provider printed. The two tables that no provider prints are kept as they are,
 * but for types that are gone. A note on how the schemas came to be is dropped: now they come from the provider.
 */
export function refreshSchemas(
  { note: _, ...known }: ProviderSchemas & { readonly note?: string },
  printed: PrintedProvider,
  version: string,
  wanted: Wanted,
): Refreshed {
  const groups = Object.fromEntries(
    SCHEMA_KINDS.map((kind) => [SCHEMA_KEYS[kind], pick(printed[SCHEMA_KEYS[kind]], wanted[kind])]),
  );
  const replaces = <T>(table: Readonly<Record<string, T>>) => kept(table, groups["resource_schemas"] ?? {});
  const schemas: ProviderSchemas = {
    ...known,
    version,
    provider_schema: printed.provider,
    ...groups,
    replace_on_change: replaces(known.replace_on_change),
    ...(known.defaults === undefined ? {} : { defaults: replaces(known.defaults) }),
  };
  const before = typesOf(known);
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
      (type) => known.resource_schemas[type] === undefined && schemas.replace_on_change[type] === undefined,
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

function kept<T>(
  table: Readonly<Record<string, T>>,
  types: Readonly<Record<string, Schema>>,
): Readonly<Record<string, T>> {
  return Object.fromEntries(Object.entries(table).filter(([type]) => types[type] !== undefined));
}

/** Every type with the text of its schema, to see what changed. */
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

/** As addresses name them: `data.google_project`. */
function named(kind: SchemaKind, type: string): string {
  return kind === "resource" ? type : `${kind}.${type}`;
}
